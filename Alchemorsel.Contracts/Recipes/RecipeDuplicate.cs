namespace Alchemorsel.Contracts.Recipes;

/// <summary>A recipe of the household that another one seems to repeat.</summary>
public sealed record RecipeDuplicate(RecipeLink Recipe, DuplicateReason Reason);

/// <summary>Why two recipes are taken for one.</summary>
public enum DuplicateReason
{
    /// <summary>Both come from the same page.</summary>
    SameSource,

    /// <summary>Both have the same title and use the same foods.</summary>
    SameDish,

    /// <summary>They are one recipe of an archive of this product; only among what an import says.</summary>
    SameRecipe,
}

using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Recipes;

namespace Alchemorsel.Api.Importing.Jobs;

/// <summary>Fills in what a recipe lacks from another copy of it. What the cook has written stays as it is, to the letter.</summary>
internal static class RecipeMerging
{
    public static RecipeInput Merge(RecipeInput kept, RecipeInput other) => kept with
    {
        Description = kept.Description ?? other.Description,
        Servings = kept.Servings ?? other.Servings,
        YieldText = kept.YieldText ?? other.YieldText,
        PrepMinutes = kept.PrepMinutes ?? other.PrepMinutes,
        CookMinutes = kept.CookMinutes ?? other.CookMinutes,
        TotalMinutes = kept.TotalMinutes ?? other.TotalMinutes,
        Cuisine = kept.Cuisine ?? other.Cuisine,
        Category = kept.Category ?? other.Category,
        Difficulty = kept.Difficulty ?? other.Difficulty,
        Author = kept.Author ?? other.Author,
        Language = kept.Language ?? other.Language,
        SourceUrl = kept.SourceUrl ?? other.SourceUrl,
        Notes = kept.Notes ?? other.Notes,
        Nutrition = kept.Nutrition ?? other.Nutrition,
        Ingredients = kept.Ingredients.Count > 0 || other.Ingredients.Count == 0 ? kept.Ingredients : other.Ingredients,
        Steps = kept.Steps.Count > 0 || other.Steps.Count == 0 ? kept.Steps : other.Steps,
        Tags = Union(kept.Tags, other.Tags, Limits.TagsMax),
        Equipment = Union(kept.Equipment, other.Equipment, Limits.EquipmentMax),
    };

    /// <summary>True when <paramref name="merged"/> says more than <paramref name="kept"/>: else there is nothing to save.</summary>
    public static bool Adds(RecipeInput kept, RecipeInput merged)
        => kept with { Tags = [], Equipment = [] } != merged with { Tags = [], Equipment = [] }
            || kept.Tags.Count != merged.Tags.Count || kept.Equipment.Count != merged.Equipment.Count;

    private static IReadOnlyList<string> Union(IReadOnlyList<string> kept, IReadOnlyList<string> other, int max)
        => [.. kept.Concat(other).DistinctBy(Folding.Fold).Take(Math.Max(kept.Count, max))];
}

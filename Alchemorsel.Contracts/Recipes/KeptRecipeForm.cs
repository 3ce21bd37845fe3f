namespace Alchemorsel.Contracts.Recipes;

/// <summary>
/// The unsaved content of a recipe form: the body of <c>PUT /api/v1/recipe-drafts/{key}</c>. Fields are text exactly as typed, so that what is
/// not a valid recipe yet is kept, too.
/// </summary>
public sealed record KeepRecipeForm
{
    /// <summary>Text by the name of the form's field; at most <see cref="Limits.DraftFieldsMax"/> of them, and
    /// <see cref="Limits.DraftMax"/> characters in all.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();

    /// <summary>The version of the recipe that the edit began with; null for a new recipe.</summary>
    public string? BaseVersion { get; init; }
}

/// <summary>An unsaved form that was kept for its cook.</summary>
/// <param name="Key">The recipe's id; or <c>new-</c> and a UUID as 32 lower-case digits, which each form for a new recipe has of its own.</param>
/// <param name="RecipeId">The recipe being edited; null for a new one.</param>
public sealed record KeptRecipeForm(
    string Key, Guid? RecipeId, IReadOnlyDictionary<string, string> Fields, string? BaseVersion, DateTimeOffset UpdatedAt);

/// <summary>One kept form in the list of them.</summary>
/// <param name="Title">What the form's title field holds, or null.</param>
public sealed record KeptRecipeFormSummary(string Key, Guid? RecipeId, string? Title, DateTimeOffset UpdatedAt);

namespace Alchemorsel.Contracts.Recipes;

/// <summary>One row of <c>GET /api/v1/recipes/{id}/nested</c>: a line that uses another recipe, and what that takes.</summary>
/// <param name="Line">Index of the line, counted over all sections from 0.</param>
/// <param name="Share">How much of the recipe the line takes as an exact number (<c>3/8</c>, <c>2</c>); null when unknown.</param>
/// <param name="Servings">How many the used recipe makes.</param>
/// <param name="Ingredients">Of the used recipe, in full.</param>
public sealed record NestedUse(
    int Line, string? Share, RecipeLink Recipe, int? Servings, string? YieldText, IReadOnlyList<IngredientSection> Ingredients);

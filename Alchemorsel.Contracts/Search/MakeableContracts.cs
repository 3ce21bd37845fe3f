using Alchemorsel.Contracts.Recipes;

namespace Alchemorsel.Contracts.Search;

/// <summary>A recipe of <c>GET /api/v1/recipes/makeable</c>.</summary>
/// <param name="Recipe">The recipe, as lists show it.</param>
/// <param name="Missing">The foods that are missing, by name; none when it can be made now.</param>
/// <param name="Had">How many of its foods are there, those that are taken for granted not counted.</param>
public sealed record MakeableRecipe(RecipeSummary Recipe, IReadOnlyList<string> Missing, int Had);

/// <summary>What can be made from some foods, the least missing first.</summary>
/// <param name="Recipes">At most <see cref="Limits.MakeableMax"/>.</param>
/// <param name="TakenForGranted">Foods that never count as missing, by name.</param>
public sealed record MakeableRecipes(IReadOnlyList<MakeableRecipe> Recipes, IReadOnlyList<string> TakenForGranted);

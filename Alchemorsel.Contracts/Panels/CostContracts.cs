using Alchemorsel.Contracts.Recipes;

namespace Alchemorsel.Contracts.Panels;

/// <summary><c>GET /api/v1/recipes/{id}/cost</c>: what a recipe's ingredients cost by the prices that the household has said.</summary>
/// <param name="Servings">What "per serving" divides by; null when the recipe does not say, then there is no such figure.</param>
/// <param name="Priced">Ingredient lines that are accounted for.</param>
/// <param name="Counted">Ingredient lines that should be: all but optional ones.</param>
/// <param name="Totals">By currency, the greatest first; empty when no price is known. Currencies are never added to each other.</param>
/// <param name="Lines">Every ingredient line in order.</param>
public sealed record CostPanel(
    Guid RecipeId, string Slug, string Title, int? Servings, int Priced, int Counted, IReadOnlyList<CostTotal> Totals, IReadOnlyList<CostLine> Lines);

/// <param name="Currency">ISO 4217.</param>
/// <param name="InAll">The whole recipe, to a hundredth of a cent.</param>
public sealed record CostTotal(string Currency, decimal InAll, decimal? PerServing);

/// <summary>An ingredient line in the sum.</summary>
/// <param name="Food">The food that it was taken for, or null when none is known.</param>
/// <param name="Recipe">The recipe that the line uses; its ingredients count, and no food.</param>
/// <param name="Cost">What it costs, by currency; empty when unknown.</param>
public sealed record CostLine(string Text, CostLineCoverage Coverage, FoodLabel? Food, RecipeLink? Recipe, IReadOnlyList<LineMoney> Cost);

/// <param name="Currency">ISO 4217.</param>
public sealed record LineMoney(string Currency, decimal Amount);

/// <summary>How a line entered the cost.</summary>
public enum CostLineCoverage
{
    Priced,

    /// <summary>So little that it costs nothing.</summary>
    Negligible,

    /// <summary>Left out because the dish does without it.</summary>
    Optional,

    /// <summary>It uses a recipe of which some lines have no price; what is known of it counts.</summary>
    Partly,

    /// <summary>Missing: no price, or no food is known by this name.</summary>
    NoPrice,

    /// <summary>Missing: the amount can't be compared with what the price is for.</summary>
    NoAmount,
}

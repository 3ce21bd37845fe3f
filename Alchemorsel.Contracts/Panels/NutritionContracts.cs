using Alchemorsel.Contracts.Recipes;

namespace Alchemorsel.Contracts.Panels;

/// <summary>
/// <c>GET /api/v1/recipes/{id}/nutrition</c>: what a recipe gives, worked out from its ingredients as bought, beside what it states itself.
/// </summary>
/// <param name="Version">The recipe's version, for <c>If-Match</c> when the stated figures are changed.</param>
/// <param name="Servings">What "per serving" divides by; null when the recipe does not say, then there is no such figure.</param>
/// <param name="Grams">Mass of the ingredients that were counted.</param>
/// <param name="Nutrients">In the order of a label in the EU; vitamins and minerals after it.</param>
/// <param name="Stated">Figures of one serving by the source or the cook; null when there are none. They count before the others.</param>
/// <param name="Lines">Every ingredient line in order, with how it entered the sum.</param>
public sealed record NutritionPanel(
    Guid RecipeId,
    string Slug,
    string Title,
    string Version,
    int? Servings,
    double Grams,
    NutritionCoverage Coverage,
    IReadOnlyList<NutrientAmount> Nutrients,
    Nutrition? Stated,
    IReadOnlyList<NutritionLine> Lines);

/// <summary>How much of a recipe its figures account for.</summary>
/// <param name="Known">Ingredient lines that are accounted for.</param>
/// <param name="Lines">Ingredient lines that should be: all but optional ones.</param>
/// <param name="MassShare">Share of the known mass that is accounted for, from 0 to 1; null when no mass is known.</param>
public sealed record NutritionCoverage(int Known, int Lines, double? MassShare);

/// <summary>One line of the panel; null where a figure is not known.</summary>
/// <param name="Nutrient">Stable name: <c>energy</c>, <c>fat</c>, <c>saturates</c>, …</param>
/// <param name="Unit">Of all figures: <c>kcal</c>, <c>g</c>, <c>mg</c> or <c>µg</c>.</param>
/// <param name="InAll">In the whole recipe.</param>
/// <param name="Stated">In one serving, as the recipe states it.</param>
/// <param name="Reference">Reference intake of an adult in a day (Regulation (EU) No 1169/2011, Annex XIII).</param>
/// <param name="Percent">What a serving is of the reference: of <paramref name="Stated"/>, or else of <paramref name="PerServing"/>.</param>
public sealed record NutrientAmount(
    string Nutrient, string Unit, double? PerServing, double? Per100Grams, double? InAll, double? Stated, double? Reference, int? Percent);

/// <summary>An ingredient line in the sum.</summary>
/// <param name="Food">The food that it was taken for, or null when none is known.</param>
/// <param name="Confidence">How sure the food is, from 0 to 1.</param>
/// <param name="Grams">What it weighs; null when unknown.</param>
/// <param name="MassSource">How the mass was found; null without one.</param>
/// <param name="Energy">What it gives in kcal; null unless it is counted.</param>
/// <param name="Recipe">The recipe that the line uses; its ingredients count, and no food.</param>
/// <param name="Share">How much of that recipe the line uses: 0.5 is half of it; null when unknown.</param>
public sealed record NutritionLine(
    string Text, LineCoverage Coverage, FoodLabel? Food, double Confidence, double? Grams, LineMassSource? MassSource, double? Energy,
    RecipeLink? Recipe = null, double? Share = null);

/// <param name="Code">Stable; <c>GET /api/v1/foods/{code}</c> has the rest.</param>
public sealed record FoodLabel(string Code, string Name);

/// <summary>How a line entered the sum.</summary>
public enum LineCoverage
{
    Counted,

    /// <summary>So little that it counts as nothing.</summary>
    Negligible,

    /// <summary>Left out because the dish does without it.</summary>
    Optional,

    /// <summary>Missing: no food is known by this name.</summary>
    UnknownFood,

    /// <summary>Missing: the line says no amount.</summary>
    NoAmount,

    /// <summary>Missing: nobody knows what this amount weighs.</summary>
    UnknownMass,

    /// <summary>Missing: nobody knows what the food gives.</summary>
    NoFigures,
}

/// <summary>How the mass of a line was found.</summary>
public enum LineMassSource
{
    /// <summary>The line says it.</summary>
    Written,

    /// <summary>A volume and what the food weighs in cups and spoons.</summary>
    Volume,

    /// <summary>A count and what a piece of the food weighs.</summary>
    Pieces,

    /// <summary>An amount that no one measures, by convention ("a pinch").</summary>
    Convention,

    /// <summary>The household said it.</summary>
    Given,
}

using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Alchemorsel.Contracts.Recipes;

namespace Alchemorsel.Contracts.Foods;

/// <summary>A food in a list.</summary>
/// <param name="Code">Stable; a household's own foods begin with <c>own:</c>.</param>
/// <param name="Aisle">Name on the wire: <c>fruit</c>, <c>baking</c>, …</param>
/// <param name="IsOwn">Whether it is a food of the household alone.</param>
/// <param name="IsChanged">Whether the household has changed a food of the catalogue.</param>
/// <param name="Price">What the household pays for it; null when nobody said.</param>
public sealed record FoodSummary(string Code, string Name, string Aisle, bool IsOwn, bool IsChanged, FoodPriceInfo? Price = null);

/// <summary>What an amount of a food costs: 1.29 EUR for 500 g.</summary>
/// <param name="Amount">Money for all of the quantity.</param>
/// <param name="Currency">ISO 4217 in upper case (<c>EUR</c>).</param>
/// <param name="Quantity">How much is bought for it.</param>
/// <param name="Unit">Code of the unit (<c>g</c>, <c>kg</c>, <c>l</c>, …), or null for pieces.</param>
public sealed record FoodPriceInfo([property: JsonRequired] decimal Amount, string Currency, decimal Quantity = 1, string? Unit = null);

/// <summary><c>GET /api/v1/foods/{code}</c>: a food as the household has it.</summary>
/// <param name="Name">The household's name, or the catalogue's.</param>
/// <param name="CatalogueName">The catalogue's name; null for a food of the household's own.</param>
/// <param name="Names">Other names that the catalogue knows, by language.</param>
/// <param name="GramsPerMillilitre">Mass of a millilitre as measured with cups and spoons; null when unknown.</param>
/// <param name="Allergens">What it contains of the 14 of the EU, with the household's corrections.</param>
/// <param name="Diets">Diets that it fits.</param>
/// <param name="Per100Grams">In the order of a label; only what is known.</param>
/// <param name="Recipes">The household's recipes that use it, by title; at most 50.</param>
/// <param name="RecipeCount">All of them.</param>
/// <param name="Currency">
/// That a price is in unless it says otherwise: this food's own, the one of the household's settings, or the one it priced a food in last; else null.
/// </param>
/// <param name="Household">What the household has changed, or says of its own food; null when nothing.</param>
public sealed record FoodDetails(
    string Code,
    string Name,
    string? CatalogueName,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Names,
    string Aisle,
    double? GramsPerMillilitre,
    IReadOnlyList<FoodMeasure> Measures,
    IReadOnlyList<string> Allergens,
    IReadOnlyList<string> Diets,
    IReadOnlyList<FoodNutrient> Per100Grams,
    IReadOnlyList<RecipeLink> Recipes,
    int RecipeCount,
    FoodInput? Household,
    string? Currency = null);

/// <param name="Unit">Code of the unit, or null for a whole piece.</param>
/// <param name="Note">What tells it from others of that unit ("large"); null for the ordinary one.</param>
public sealed record FoodMeasure(string? Unit, string? Note, double Grams);

public sealed record FoodNutrient(string Nutrient, string Unit, double Amount);

/// <summary>
/// What a household says of a food: the body of <c>PUT /api/v1/foods/{code}</c> and <c>POST /api/v1/foods</c>. What is null or empty stays as
/// the catalogue has it.
/// </summary>
public sealed record FoodInput
{
    /// <summary>What the household calls it; a food of its own needs one.</summary>
    [MaxLength(Limits.NameMax)]
    public string? Name { get; init; }

    /// <summary>Other names that mean it on ingredient lines, in any language.</summary>
    [MaxLength(Limits.FoodAliasesMax)]
    public IReadOnlyList<string> Aliases { get; init; } = [];

    public string? Aisle { get; init; }

    [Range(0.01, 25)]
    public double? GramsPerMillilitre { get; init; }

    [Range(0.001, 100_000)]
    public double? GramsPerPiece { get; init; }

    /// <summary>Allergens that are in it beside the catalogue's; of a food of its own all that are in it.</summary>
    public IReadOnlyList<string> AllergensAdded { get; init; } = [];

    /// <summary>Allergens that are not in it, whatever its name says ("our flour is gluten-free").</summary>
    public IReadOnlyList<string> AllergensRemoved { get; init; } = [];

    /// <summary>Diets that a food of the household's own fits; null when nobody knows. The catalogue's foods keep theirs.</summary>
    public IReadOnlyList<string>? Diets { get; init; }

    /// <summary>In 100 g, of a food of the household's own; carbohydrate without fibre, as packages in the EU have it.</summary>
    public Nutrition? Per100Grams { get; init; }

    /// <summary>What the household pays for it; null when nobody said.</summary>
    public FoodPriceInfo? Price { get; init; }
}

/// <summary>What a change of a food did.</summary>
/// <param name="Recipes">Recipes whose foods, allergens and diets were worked out anew.</param>
public sealed record FoodChange(string Code, int Recipes);

/// <summary><c>POST /api/v1/foods/merge</c>: names that nobody knows, or codes of the household's own foods, become another food's names.</summary>
public sealed record FoodMerge
{
    [Required, MinLength(1), MaxLength(Limits.FoodAliasesMax)]
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Code of the food that they mean.</summary>
    [Required, MaxLength(Limits.NameMax + 20)]
    public string Into { get; init; } = "";
}

/// <summary>A name on ingredient lines that nobody knows.</summary>
public sealed record UnknownFood(string Name, int Recipes);

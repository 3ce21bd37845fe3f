using System.ComponentModel.DataAnnotations;

namespace Alchemorsel.Contracts.Units;

/// <summary><c>GET /api/v1/units</c>.</summary>
/// <param name="Units">Those that everybody has: weights, volumes and lengths by size, then what is counted by name.</param>
/// <param name="Own">The household's own, by name.</param>
public sealed record UnitList(IReadOnlyList<UnitInfo> Units, IReadOnlyList<OwnUnitInfo> Own);

/// <summary>A unit.</summary>
/// <param name="Code">Stable: <c>g</c>, <c>cup</c>, …</param>
/// <param name="Dimension"><c>mass</c>, <c>volume</c>, <c>length</c>, <c>count</c> or <c>temperature</c>.</param>
/// <param name="System"><c>any</c>, <c>metric</c>, <c>usCustomary</c> or <c>imperial</c>.</param>
/// <param name="Size">In the base unit; null where a size would be a guess (a pinch, a bunch).</param>
/// <param name="Base">The base unit of the dimension: <c>g</c>, <c>ml</c> or <c>mm</c>; null without a size.</param>
/// <param name="Singular">How everybody writes it after one; the household may write it otherwise.</param>
/// <param name="Plural">How everybody writes it after more.</param>
/// <param name="Words">Everything that is read as this unit, in any language.</param>
public sealed record UnitInfo(
    string Code, string Singular, string Plural, string Dimension, string System, decimal? Size, string? Base, IReadOnlyList<string> Words)
{
    /// <summary>What the household says of it; null when nothing.</summary>
    public UnitNamesInput? Household { get; init; }
}

/// <summary>
/// What a household calls a unit that everybody has; the body of <c>PUT /api/v1/units/{code}/names</c>. Everything else about the unit stays,
/// the words that everybody writes for it included.
/// </summary>
public sealed record UnitNamesInput
{
    /// <summary>Shown after one, or always when there is no <see cref="Plural"/>: <c>EL</c>, <c>tbsp.</c>; null keeps everybody's name.</summary>
    [MaxLength(Limits.UnitNameMax)]
    public string? Name { get; init; }

    /// <summary>Shown after more than one; needs a <see cref="Name"/>.</summary>
    [MaxLength(Limits.UnitNameMax)]
    public string? Plural { get; init; }

    /// <summary>What else is read as the unit.</summary>
    [MaxLength(Limits.UnitNamesMax)]
    public IReadOnlyList<string>? Words { get; init; }
}

/// <summary>An entry of <c>GET /api/v1/units/names</c>: how the household writes a unit in place of everybody's name.</summary>
public sealed record ShownUnit(string Code, string Singular, string Plural);

/// <summary>What a change of a unit's names did.</summary>
/// <param name="Recipes">Recipes whose lines read otherwise now.</param>
/// <param name="Waiting">More recipes with the words, which are read again in the background.</param>
public sealed record UnitNamesChange(string Code, int Recipes, int Waiting);

/// <summary>A unit of the household's own: "mug" of 300 ml.</summary>
/// <param name="Names">What it is called on ingredient lines; a plural s is understood.</param>
/// <param name="Quantity">How much one is: an exact number as text (<c>300</c>, <c>3/2</c>).</param>
/// <param name="Unit">Code of the unit that the quantity is of.</param>
public sealed record OwnUnitInfo(Guid Id, IReadOnlyList<string> Names, string Quantity, string Unit);

/// <summary>The body of <c>POST /api/v1/units</c> and <c>PUT /api/v1/units/{id}</c>.</summary>
public sealed record OwnUnitInput
{
    [Required, MinLength(1), MaxLength(Limits.UnitNamesMax)]
    public IReadOnlyList<string> Names { get; init; } = [];

    [Required, MaxLength(40)]
    public string Quantity { get; init; } = "";

    [Required, MaxLength(40)]
    public string Unit { get; init; } = "";
}

/// <summary>What a change of a unit did.</summary>
/// <param name="Recipes">Recipes whose lines read otherwise now.</param>
/// <param name="Waiting">More recipes with the unit's words, which are read again in the background.</param>
public sealed record UnitChange(Guid Id, int Recipes, int Waiting);

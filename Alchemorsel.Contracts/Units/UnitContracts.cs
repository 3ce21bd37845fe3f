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
/// <param name="Words">Everything that is read as this unit, in any language.</param>
public sealed record UnitInfo(
    string Code, string Singular, string Plural, string Dimension, string System, decimal? Size, string? Base, IReadOnlyList<string> Words);

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
/// <param name="Recipes">Recipes whose lines read otherwise now; the newest ones at once, others with their next save.</param>
public sealed record UnitChange(Guid Id, int Recipes);

using Alchemorsel.Cooking.Quantities;

namespace Alchemorsel.Cooking.Units;

/// <summary>How a household writes a unit.</summary>
/// <param name="Singular">After one and less.</param>
/// <param name="Plural">After more.</param>
public sealed record UnitName(string Singular, string Plural);

/// <summary>What a household calls units that everybody has; every other unit keeps its name.</summary>
public sealed class UnitNaming
{
    private readonly IReadOnlyDictionary<string, UnitName> names;

    /// <param name="names">By the unit's code.</param>
    public UnitNaming(IReadOnlyDictionary<string, UnitName> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        this.names = names;
    }

    /// <summary>No name of anybody's own.</summary>
    public static UnitNaming None { get; } = new(new Dictionary<string, UnitName>());

    /// <summary>The unit after an amount.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="language">BCP 47, for units that keep their name.</param>
    /// <param name="quantity">The amount; of a range the greater end decides.</param>
    public string NameOf(Unit unit, string? language, Quantity quantity)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return names.TryGetValue(unit.Code, out var own) ? quantity.Max > Rational.One ? own.Plural : own.Singular : unit.NameIn(language, quantity);
    }
}

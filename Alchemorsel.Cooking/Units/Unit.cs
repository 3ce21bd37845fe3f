using Alchemorsel.Cooking.Quantities;

namespace Alchemorsel.Cooking.Units;

/// <summary>What a unit measures.</summary>
public enum Dimension
{
    /// <summary>Pieces and packages, and amounts too vague to measure ("pinch").</summary>
    Count,

    /// <summary>In grams.</summary>
    Mass,

    /// <summary>In millilitres.</summary>
    Volume,

    /// <summary>In millimetres.</summary>
    Length,

    /// <summary>Of an oven; converted by its own rules.</summary>
    Temperature,
}

/// <summary>Which system a unit belongs to.</summary>
public enum UnitSystem
{
    /// <summary>Counts, pinches and spoons, used everywhere.</summary>
    Any,

    /// <summary>Grams, litres, °C.</summary>
    Metric,

    /// <summary>Ounces, cups, °F.</summary>
    UsCustomary,

    /// <summary>Ounces, British pints, gas marks.</summary>
    Imperial,
}

/// <summary>A unit of measure.</summary>
/// <param name="Code">Stable and stored.</param>
/// <param name="Dimension">Only units of one dimension convert into each other.</param>
/// <param name="System">Whose unit it is.</param>
/// <param name="Size">
/// In grams (mass), millilitres (volume), millimetres (length), or 0 where a size would be a guess (counts, pinches).
/// </param>
/// <param name="Singular">How it is written after 1.</param>
/// <param name="Plural">How it is written after more.</param>
public sealed record Unit(string Code, Dimension Dimension, UnitSystem System, decimal Size, string Singular, string Plural)
{
    /// <summary><see cref="Size"/> as an exact fraction.</summary>
    internal Rational ExactSize { get; } = Rational.FromDecimal(Size);

    /// <summary>How the unit is written after an amount: "cups", "EL", "łyżki".</summary>
    /// <param name="language">BCP 47: en, de, fr, es, it, nl, pt, sv, da, nb, pl or ja; English for any other and null.</param>
    /// <param name="quantity">The amount; of a range the greater end decides.</param>
    public string NameIn(string? language, Quantity quantity) => UnitNames.Show(this, language, quantity.Max);

    /// <summary>The unit with this code, or null.</summary>
    public static Unit? FromCode(string? code) => code is null ? null : UnitCatalogue.ByCode(code);
}

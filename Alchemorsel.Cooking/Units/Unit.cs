using Alchemorsel.Cooking.Quantities;

namespace Alchemorsel.Cooking.Units;

/// <summary>What a unit measures.</summary>
public enum Dimension { Count, Mass, Volume, Length, Temperature }

/// <summary>Which system a unit belongs to; <see cref="Any"/> for counts, pinches and spoons used everywhere.</summary>
public enum UnitSystem { Any, Metric, UsCustomary, Imperial }

/// <summary>A unit of measure.</summary>
/// <param name="Code">Stable and stored.</param>
/// <param name="Dimension">Only units of one dimension convert into each other.</param>
/// <param name="System">Whose unit it is.</param>
/// <param name="Size">In grams (mass), millilitres (volume), millimetres (length), or 0 where a size would be a guess (counts, pinches).</param>
/// <param name="Singular">How it is written after 1.</param>
/// <param name="Plural">How it is written after more.</param>
public sealed record Unit(string Code, Dimension Dimension, UnitSystem System, decimal Size, string Singular, string Plural)
{
    /// <summary><see cref="Size"/> as an exact fraction.</summary>
    internal Rational ExactSize { get; } = Rational.FromDecimal(Size);

    /// <summary>The unit with this code, or null.</summary>
    public static Unit? FromCode(string? code) => code is null ? null : UnitCatalogue.ByCode(code);
}

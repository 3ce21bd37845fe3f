using Alchemorsel.Cooking.Quantities;

namespace Alchemorsel.Cooking.Shopping;

/// <summary>
/// A sum of amounts, in whole parts of <see cref="Part"/>. Fractions whose denominators divide it (all that cooks write: halves to
/// fourteenths, and six decimals) are summed exactly; others are taken to the nearest part, once, before they are summed. With amounts of
/// up to <see cref="Rational.Limit"/> there is room for 400 million of them.
/// </summary>
/// <param name="Min">The least, in parts.</param>
/// <param name="Max">The most, in parts.</param>
internal readonly record struct ExactRange(Int128 Min, Int128 Max)
{
    /// <summary>The least common multiple of 1 to 14, times a million.</summary>
    private const long Part = 360_360_000_000;

    public static ExactRange operator +(ExactRange one, ExactRange other) => new(one.Min + other.Min, one.Max + other.Max);

    public static ExactRange Of(Quantity quantity) => new(Parts(quantity.Min), Parts(quantity.Max));

    public Quantity ToQuantity() => Quantity.Between(Value(Min), Value(Max));

    private static Int128 Parts(Rational value) => (((Int128)value.Numerator * Part) + (value.Denominator / 2)) / value.Denominator;

    /// <summary>Whole and rest apart, so that great sums lose nothing but what fractions can't hold.</summary>
    private static Rational Value(Int128 parts)
    {
        var whole = Int128.Min(parts / Part, Rational.Limit);
        return new Rational((long)whole) + new Rational((long)(parts % Part), Part);
    }
}

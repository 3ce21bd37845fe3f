using Alchemorsel.Cooking.Quantities;
using Alchemorsel.Cooking.Units;

namespace Alchemorsel.Cooking.Scaling;

/// <summary>Amounts that a cook can measure.</summary>
internal static class Rounding
{
    /// <summary>
    /// Metric to a step that fits the size (1 g below 20, 5 g below 250, 10 g beyond; kg and l to 0.05), spoons and cups to eighths
    /// and thirds, counts to quarters below 4, halves below 10, wholes beyond.
    /// </summary>
    public static Quantity ForPeople(Quantity quantity, Unit? unit) =>
        Quantity.Between(Round(quantity.Min, unit), Round(quantity.Max, unit));

    private static Rational Round(Rational value, Unit? unit)
    {
        var size = value.ToDouble();
        var step = unit switch
        {
            { Code: "kg" or "l" } => new Rational(1, 20),
            { System: UnitSystem.Metric } => size < 5 ? new Rational(1, 2) : size < 20 ? Rational.One : size < 250 ? new Rational(5) : new Rational(10),
            { Size: > 0 } => size < 10 ? new Rational(1, 24) : new Rational(1, 2),
            _ => size < 4 ? new Rational(1, 4) : size < 10 ? new Rational(1, 2) : Rational.One,
        };
        // A third of an egg or a cup is as good as any: exact common fractions stay.
        if (value.Denominator is 1 or 2 or 3 or 4 or 8 && unit?.System != UnitSystem.Metric)
            return value;
        var rounded = Nearest(value, step);
        if (unit is { Size: > 0, System: not UnitSystem.Metric } && rounded.Denominator is not (1 or 2 or 3 or 4 or 8))
            rounded = Nearest(value, new Rational(1, 8));
        return rounded.Numerator == 0 ? value : rounded;
    }

    private static Rational Nearest(Rational value, Rational step)
    {
        var steps = value / step;
        return new Rational((steps.Numerator + (steps.Denominator / 2)) / steps.Denominator) * step;
    }
}

using Alchemorsel.Cooking.Quantities;

namespace Alchemorsel.Cooking.Units;

/// <summary>Amounts that a cook can measure: marks of a kitchen scale, a jug and a ruler, and the usual sets of spoons and cups.</summary>
internal static class Rounding
{
    /// <summary>Parts of a spoon or cup: what sets of measures hold (⅛, ¼, ⅓, ½ and their sums).</summary>
    private static readonly Rational[] SpoonParts =
        [Rational.Zero, new(1, 8), new(1, 4), new(1, 3), new(1, 2), new(2, 3), new(3, 4), Rational.One];

    /// <summary>Parts of a thing that a knife makes.</summary>
    private static readonly Rational[] CutParts = [new(1, 4), new(1, 3), new(1, 2), new(2, 3), new(3, 4), Rational.One];

    private static readonly Rational Half = new(1, 2);

    private static readonly Rational Quarter = new(1, 4);

    private static readonly Rational Least = new(1, 8);

    /// <summary>
    /// Metric to a step that fits the size (½ g below 5, 1 g below 20, 5 g below 250 and where it is exact, else 10 g; kg and l to 0.05), spoons and cups to
    /// their parts below 4, counts to whole ones from 2 on, to halves from 1 on and to cuts of a thing below. Never to nothing.
    /// </summary>
    public static Quantity Round(Quantity quantity, Unit? unit) => Quantity.Between(Round(quantity.Min, unit), Round(quantity.Max, unit));

    private static Rational Round(Rational value, Unit? unit)
    {
        var rounded = unit switch
        {
            null or { Size: 0 } => Count(value),
            { Dimension: Dimension.Volume } when unit.System != UnitSystem.Metric || unit.Code is "metric-cup" or "au-tbsp" or "ja-cup" =>
                Spoons(value),
            { System: UnitSystem.Metric } => Nearest(value, MetricStep(value, unit.Code)),
            { Code: "inch" } => Nearest(value, Quarter),
            _ => Nearest(value, value < new Rational(4) ? Quarter : value < new Rational(16) ? Half : Rational.One),
        };
        // The least of a scale is more than nothing.
        return rounded.Numerator == 0 ? value : rounded;
    }

    private static Rational MetricStep(Rational value, string code) => code switch
    {
        "kg" or "l" => new Rational(1, 20),
        "cm" or "krm" or "cl" => Half,
        "dl" or "hg" or "metric-lb" => Quarter,
        "dag" or "mm" => Rational.One,
        _ => value < new Rational(5) ? Half
            : value < new Rational(20) ? Rational.One
            : value < new Rational(250) || (value.IsWhole && value.Numerator % 5 == 0) ? new Rational(5)
            : new Rational(10),
    };

    private static Rational Count(Rational value) =>
        value < Least ? value
        : value < Rational.One ? NearestOf(CutParts, value)
        : Nearest(value, value < new Rational(2) ? Half : Rational.One);

    private static Rational Spoons(Rational value)
    {
        if (value >= new Rational(4))
            return Nearest(value, value < new Rational(20) ? Half : Rational.One);
        var whole = new Rational(value.Numerator / value.Denominator);
        return whole + NearestOf(SpoonParts, value - whole);
    }

    private static Rational NearestOf(Rational[] parts, Rational value)
    {
        var best = parts[0];
        foreach (var part in parts)
        {
            if (Apart(part, value) <= Apart(best, value))
                best = part;
        }

        return best;
    }

    private static Rational Apart(Rational one, Rational other) => one > other ? one - other : other - one;

    /// <summary>A half goes up.</summary>
    private static Rational Nearest(Rational value, Rational step)
    {
        var steps = value / step;
        return new Rational((steps.Numerator + (steps.Denominator / 2)) / steps.Denominator) * step;
    }
}

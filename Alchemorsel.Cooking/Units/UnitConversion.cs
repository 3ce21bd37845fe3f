using Alchemorsel.Cooking.Quantities;

namespace Alchemorsel.Cooking.Units;

/// <summary>Conversion between units, exact as the sizes are by definition.</summary>
public static class UnitConversion
{
    /// <summary>Densities are taken from this to its inverse: 0.01 to 100 g/ml, far beyond any food.</summary>
    private static readonly Rational DensityMin = new(1, 100);

    private static readonly Rational DensityMax = new(100);

    /// <summary>The same amount in another unit of the same dimension.</summary>
    /// <exception cref="ArgumentException">The units measure different things, or one has no fixed size.</exception>
    public static Quantity Convert(Quantity quantity, Unit from, Unit to) => TryConvert(quantity, from, to, null, out var converted)
        ? converted
        : throw new ArgumentException($"{from.Code} does not convert to {to.Code}.", nameof(to));

    /// <summary>The same amount in another unit: of the same dimension, or between mass and volume where the density is known.</summary>
    /// <param name="quantity">How much of <paramref name="from"/>.</param>
    /// <param name="from">A unit of a fixed size, or the same as <paramref name="to"/>.</param>
    /// <param name="to">A unit of a fixed size, or the same as <paramref name="from"/>.</param>
    /// <param name="density">In grams per millilitre, from 0.01 to 100; null when unknown.</param>
    /// <param name="converted">How much of <paramref name="to"/>.</param>
    /// <returns>False where there is no conversion.</returns>
    public static bool TryConvert(Quantity quantity, Unit from, Unit to, Rational? density, out Quantity converted)
    {
        converted = quantity;
        if (from.Code == to.Code)
            return true;
        if (Factor(from, to, density) is not { } factor)
            return false;
        converted = quantity * factor;
        return true;
    }

    /// <summary>How many of <paramref name="to"/> one <paramref name="from"/> is, or null where there is no conversion.</summary>
    /// <param name="from">Any unit.</param>
    /// <param name="to">Any unit.</param>
    /// <param name="density">In grams per millilitre, from 0.01 to 100; null when unknown.</param>
    public static Rational? Factor(Unit from, Unit to, Rational? density = null)
    {
        if (from.Code == to.Code)
            return Rational.One;
        if (from.Size <= 0 || to.Size <= 0)
            return null;
        var factor = from.ExactSize / to.ExactSize;
        if (from.Dimension == to.Dimension)
            return factor;
        if (density is not { } known || known < DensityMin || known > DensityMax)
            return null;
        return (from.Dimension, to.Dimension) switch
        {
            (Dimension.Volume, Dimension.Mass) => factor * known,
            (Dimension.Mass, Dimension.Volume) => factor / known,
            _ => null,
        };
    }
}

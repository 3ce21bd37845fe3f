using Alchemorsel.Cooking.Quantities;

namespace Alchemorsel.Cooking.Units;

/// <summary>Conversion within a dimension.</summary>
public static class UnitConversion
{
    private static readonly Dictionary<(Dimension, UnitSystem), string[]> Ladders = new()
    {
        [(Dimension.Mass, UnitSystem.Metric)] = ["g", "kg"],
        [(Dimension.Mass, UnitSystem.UsCustomary)] = ["oz", "lb"],
        [(Dimension.Mass, UnitSystem.Imperial)] = ["oz", "lb"],
        [(Dimension.Volume, UnitSystem.Metric)] = ["ml", "l"],
        [(Dimension.Volume, UnitSystem.UsCustomary)] = ["tsp", "tbsp", "cup"],
        [(Dimension.Volume, UnitSystem.Imperial)] = ["tsp", "tbsp", "cup"],
        [(Dimension.Length, UnitSystem.Metric)] = ["cm"],
        [(Dimension.Length, UnitSystem.UsCustomary)] = ["inch"],
        [(Dimension.Length, UnitSystem.Imperial)] = ["inch"],
    };

    /// <summary>The same amount in another unit of the same dimension.</summary>
    /// <exception cref="ArgumentException">The units measure different things, or one has no fixed size.</exception>
    public static Quantity Convert(Quantity quantity, Unit from, Unit to)
    {
        if (from.Dimension != to.Dimension || from.Size == 0 || to.Size == 0)
            throw new ArgumentException($"{from.Code} does not convert to {to.Code}.", nameof(to));
        return from == to ? quantity : quantity * (from.ExactSize / to.ExactSize);
    }

    /// <summary>The amount in the unit of a system in which a cook would measure it: 0.5 kg as 500 g, 6 tsp as 2 tbsp.</summary>
    public static (Quantity Quantity, Unit Unit) ForPeople(Quantity quantity, Unit unit, UnitSystem system)
    {
        // Spoons are at home everywhere: small amounts stay in them.
        if (unit.System == UnitSystem.Any && (system == UnitSystem.Any || quantity.Max <= new Rational(4)))
            return (quantity, unit);
        if (!Ladders.TryGetValue((unit.Dimension, system == UnitSystem.Any ? UnitSystem.UsCustomary : system), out var ladder))
            return (quantity, unit);
        if (unit.System == system && !ladder.Contains(unit.Code))
            return (quantity, unit);
        var result = (Quantity: quantity, Unit: unit);
        foreach (var code in ladder)
        {
            var candidate = Unit.FromCode(code)!;
            var converted = Convert(quantity, unit, candidate);
            if (code == ladder[0] || converted.Min >= (code == "cup" ? new Rational(1, 4) : Rational.One))
                result = (converted, candidate);
        }

        return result;
    }
}

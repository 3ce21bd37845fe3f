using Alchemorsel.Cooking.Quantities;

namespace Alchemorsel.Cooking.Units;

/// <summary>Chooses the unit in which a cook would measure an amount: 0.5 kg as 500 g, 6 tsp as 2 tbsp.</summary>
internal static class UnitChoice
{
    /// <summary>Of each unit, the least amount for which it is taken.</summary>
    private static readonly Dictionary<(Dimension, UnitSystem), (string Code, Rational From)[]> Ladders = new()
    {
        [(Dimension.Mass, UnitSystem.Metric)] = [("g", Rational.Zero), ("kg", Rational.One)],
        [(Dimension.Mass, UnitSystem.UsCustomary)] = [("oz", Rational.Zero), ("lb", Rational.One)],
        [(Dimension.Mass, UnitSystem.Imperial)] = [("oz", Rational.Zero), ("lb", Rational.One)],
        [(Dimension.Volume, UnitSystem.Metric)] = [("ml", Rational.Zero), ("l", Rational.One)],
        [(Dimension.Volume, UnitSystem.UsCustomary)] =
            [("tsp", Rational.Zero), ("tbsp", Rational.One), ("cup", new(1, 4)), ("quart", new(3)), ("gallon", new(2))],
        [(Dimension.Volume, UnitSystem.Imperial)] =
            [("tsp", Rational.Zero), ("tbsp", Rational.One), ("imp-fl-oz", new(2)), ("imp-pint", new(1, 2)), ("imp-gallon", new(2))],
        [(Dimension.Length, UnitSystem.Metric)] = [("mm", Rational.Zero), ("cm", Rational.One)],
        [(Dimension.Length, UnitSystem.UsCustomary)] = [("inch", Rational.Zero)],
        [(Dimension.Length, UnitSystem.Imperial)] = [("inch", Rational.Zero)],
    };

    /// <summary>Spoons are at home everywhere: up to so many stay spoons.</summary>
    private static readonly Rational SpoonsMax = new(4);

    public static (Quantity Quantity, Unit Unit) For(Quantity quantity, Unit unit, UnitSystem system)
    {
        var spoons = unit.System == UnitSystem.Any;
        if (spoons && quantity.Max <= SpoonsMax && quantity.Min >= Rational.One)
            return (quantity, unit);
        if (!Ladders.TryGetValue((unit.Dimension, system == UnitSystem.Any ? UnitSystem.UsCustomary : system), out var ladder))
            return (quantity, unit);
        // A spoonful in grams of a scale's step is still better taken with the spoon.
        if (spoons && system == UnitSystem.Metric && quantity.Max <= SpoonsMax)
            ladder = Ladders[(Dimension.Volume, UnitSystem.UsCustomary)];
        if (unit.System == system && !ladder.Any(step => step.Code == unit.Code))
            return (quantity, unit);
        var result = (Quantity: quantity, Unit: unit);
        foreach (var (code, from) in ladder)
        {
            var candidate = Unit.FromCode(code)!;
            var converted = UnitConversion.Convert(quantity, unit, candidate);
            if (from == Rational.Zero || converted.Min >= from)
                result = (converted, candidate);
        }

        return result;
    }
}

using Alchemorsel.Cooking.Ingredients;
using Alchemorsel.Cooking.Quantities;
using Alchemorsel.Cooking.Units;

namespace Alchemorsel.Cooking.Scaling;

/// <summary>An ingredient as shown to a cook after scaling and conversion.</summary>
/// <param name="Amount">Quantity with unit for people ("1½ cups", "2–3", "350 g"); empty when there is none.</param>
/// <param name="Rest">All after the amount ("plain flour, sifted").</param>
/// <param name="Note">How it was rounded ("2½ rounded up"), or null.</param>
public sealed record DisplayedIngredient(string Amount, string Rest, string? Note);

/// <summary>Scaling and conversion for display.</summary>
public static class RecipeScaling
{
    /// <summary>
    /// Scales and, when <paramref name="system"/> is given, converts masses, volumes and lengths. Factor 1 and no system gives the amounts as written.
    /// </summary>
    public static DisplayedIngredient Display(IngredientLine line, Rational factor, UnitSystem? system)
    {
        if (line.Quantity is not { } quantity)
            return new DisplayedIngredient("", line.Original.Trim(), null);
        if (factor == Rational.One && (system is null || line.Unit is null or { Size: 0 } || Belongs(line.Unit, system.Value)))
            return new DisplayedIngredient(Join(quantity, line.Unit), Rest(line), null);

        var shown = KitchenAmount.Of(quantity * factor, line.Unit, system);
        return new DisplayedIngredient(shown.ToDisplay(), Rest(line), shown.Note);
    }

    /// <summary>
    /// Converts temperatures (°F, °C, gas marks) in a step's text; leaves all else alone, and those that the text gives in the system already.
    /// </summary>
    /// <param name="text">The step.</param>
    /// <param name="system">US gets °F, metric and imperial °C; null and any leave the text as it is.</param>
    public static string ConvertStep(string text, UnitSystem? system) => system switch
    {
        UnitSystem.Metric or UnitSystem.Imperial => StepTemperatures.Convert(text, TemperatureScale.Celsius, null),
        UnitSystem.UsCustomary => StepTemperatures.Convert(text, TemperatureScale.Fahrenheit, null),
        _ => text,
    };

    private static bool Belongs(Unit unit, UnitSystem system) => unit.System == system || unit.System == UnitSystem.Any;

    private static string Join(Quantity quantity, Unit? unit)
    {
        var amount = quantity.ToDisplay();
        return unit is null ? amount : $"{amount} {(quantity.Max > Rational.One ? unit.Plural : unit.Singular)}";
    }

    private static string Rest(IngredientLine line)
    {
        var rest = line.Size is null ? line.Food : line.Unit is { Dimension: Dimension.Count } ? $"({line.Size}) {line.Food}" : $"{line.Size} {line.Food}";
        if (line.Preparation is not null)
            rest += $", {line.Preparation}";
        if (line.Purpose is not null)
            rest += $", {line.Purpose}";
        if (line.Comment is not null)
            rest += $" ({line.Comment})";
        return line.Optional && line.Comment?.Contains("optional", StringComparison.OrdinalIgnoreCase) != true ? $"{rest} (optional)" : rest;
    }
}

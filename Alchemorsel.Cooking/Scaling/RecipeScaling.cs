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
    /// Scales and, when <paramref name="system"/> is given, converts masses, volumes and lengths. Factor 1 and no system gives the amounts
    /// as written. Of a line that gives its amount in several systems ("10g/½oz") all are scaled alike, or the one that is asked for
    /// is taken.
    /// </summary>
    /// <param name="line">The line; shown as written when it has no amount.</param>
    /// <param name="factor">See <see cref="ScaleFactor"/>.</param>
    /// <param name="system">Into which units; null leaves each as it is.</param>
    public static DisplayedIngredient Display(IngredientLine line, Rational factor, UnitSystem? system) =>
        Display(line, factor, system, null);

    /// <summary>As above, with the units' names in a language.</summary>
    /// <param name="line">The line; shown as written when it has no amount.</param>
    /// <param name="factor">See <see cref="ScaleFactor"/>.</param>
    /// <param name="system">Into which units; null leaves each as it is.</param>
    /// <param name="language">BCP 47; English when null.</param>
    /// <param name="naming">What the household calls units; null for nothing of its own.</param>
    public static DisplayedIngredient Display(IngredientLine line, Rational factor, UnitSystem? system, string? language, UnitNaming? naming = null)
    {
        if (line.Quantity is not { } quantity)
            return new DisplayedIngredient("", line.Original.Trim(), null);
        var main = new Measure(quantity, line.Unit);
        var all = Alternatives.Of(line, main);
        if (system is not null)
            all = [all.FirstOrDefault(measure => Belongs(measure.Unit, system.Value)) ?? main];
        var shown = all.ConvertAll(measure => factor == Rational.One && (system is null || Belongs(measure.Unit, system.Value))
            ? new KitchenAmount(measure.Quantity, measure.Unit, measure.Quantity, RoundedHow.Not)
            : KitchenAmount.Of(measure.Quantity * factor, measure.Unit, system));
        return new DisplayedIngredient(string.Join('/', shown.Select(amount => amount.ToDisplay(language, naming))), Rest(line), shown[0].Note);
    }

    /// <summary>
    /// Converts temperatures (°F, °C, gas marks) in a step's text; leaves all else alone, and those that the text gives in the system
    /// already.
    /// </summary>
    /// <param name="text">The step.</param>
    /// <param name="system">US gets °F, metric and imperial °C; null and any leave the text as it is.</param>
    public static string ConvertStep(string text, UnitSystem? system) => system switch
    {
        UnitSystem.Metric or UnitSystem.Imperial => StepTemperatures.Convert(text, TemperatureScale.Celsius, null),
        UnitSystem.UsCustomary => StepTemperatures.Convert(text, TemperatureScale.Fahrenheit, null),
        _ => text,
    };

    /// <summary>Counts and spoons belong to any system, ounces and pounds to both that have them.</summary>
    private static bool Belongs(Unit? unit, UnitSystem system) =>
        unit is null or { Size: 0 } || unit.System == system || unit.System == UnitSystem.Any
        || (system == UnitSystem.Imperial && unit is { System: UnitSystem.UsCustomary, Dimension: not Dimension.Volume });

    private static string Rest(IngredientLine line)
    {
        var rest = line.Size is null ? line.Food
            : line.Unit is { Dimension: Dimension.Count } ? $"({line.Size}) {line.Food}"
            : $"{line.Size} {line.Food}";
        if (line.Preparation is not null)
            rest += $", {line.Preparation}";
        if (line.Purpose is not null)
            rest += $", {line.Purpose}";
        if (line.Comment is not null)
            rest += $" ({line.Comment})";
        var isSaid = line.Comment?.Contains("optional", StringComparison.OrdinalIgnoreCase) == true;
        return line.Optional && !isSaid ? $"{rest} (optional)" : rest;
    }
}

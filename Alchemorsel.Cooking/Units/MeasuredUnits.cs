namespace Alchemorsel.Cooking.Units;

/// <summary>
/// Units of a fixed size. Sizes are exact by definition: 1 lb = 453.59237 g and 1 in = 25.4 mm (international yard and pound agreement,
/// 1959), 1 US gallon = 231 cubic inches (NIST Handbook 44, appendix C), 1 imperial gallon = 4.54609 l (UK Units of Measurement
/// Regulations 1995); the spoons, cups, pints and quarts are parts of the gallons.
/// The Australian tablespoon of 20 ml and the metric cup of 250 ml are those of Standards Australia (AS 1325), the Swedish kryddmått is
/// 1 ml, the Japanese cup 200 ml, and the gō of 2401/13310 l is taken as the 180 ml of its measuring cups. A dessertspoon is two
/// teaspoons of 5 ml.
/// The pound of continental markets (Pfund, pond, livre, pund) is 500 g.
/// </summary>
internal static class MeasuredUnits
{
    public static readonly (string Code, Dimension Dimension, UnitSystem System, decimal Size)[] All =
    [
        ("g", Dimension.Mass, UnitSystem.Metric, 1m),
        ("kg", Dimension.Mass, UnitSystem.Metric, 1000m),
        ("mg", Dimension.Mass, UnitSystem.Metric, 0.001m),
        ("dag", Dimension.Mass, UnitSystem.Metric, 10m),
        ("hg", Dimension.Mass, UnitSystem.Metric, 100m),
        ("metric-lb", Dimension.Mass, UnitSystem.Metric, 500m),
        ("oz", Dimension.Mass, UnitSystem.UsCustomary, 28.349523125m),
        ("lb", Dimension.Mass, UnitSystem.UsCustomary, 453.59237m),
        ("ml", Dimension.Volume, UnitSystem.Metric, 1m),
        ("cl", Dimension.Volume, UnitSystem.Metric, 10m),
        ("dl", Dimension.Volume, UnitSystem.Metric, 100m),
        ("l", Dimension.Volume, UnitSystem.Metric, 1000m),
        ("krm", Dimension.Volume, UnitSystem.Metric, 1m),
        ("metric-cup", Dimension.Volume, UnitSystem.Metric, 250m),
        ("au-tbsp", Dimension.Volume, UnitSystem.Metric, 20m),
        ("ja-cup", Dimension.Volume, UnitSystem.Metric, 200m),
        ("go", Dimension.Volume, UnitSystem.Metric, 180m),
        ("tsp", Dimension.Volume, UnitSystem.Any, 4.92892159375m),
        ("dsp", Dimension.Volume, UnitSystem.Any, 10m),
        ("tbsp", Dimension.Volume, UnitSystem.Any, 14.78676478125m),
        ("fl-oz", Dimension.Volume, UnitSystem.UsCustomary, 29.5735295625m),
        ("cup", Dimension.Volume, UnitSystem.UsCustomary, 236.5882365m),
        ("pint", Dimension.Volume, UnitSystem.UsCustomary, 473.176473m),
        ("quart", Dimension.Volume, UnitSystem.UsCustomary, 946.352946m),
        ("gallon", Dimension.Volume, UnitSystem.UsCustomary, 3785.411784m),
        ("imp-fl-oz", Dimension.Volume, UnitSystem.Imperial, 28.4130625m),
        ("gill", Dimension.Volume, UnitSystem.Imperial, 142.0653125m),
        ("imp-cup", Dimension.Volume, UnitSystem.Imperial, 284.130625m),
        ("imp-pint", Dimension.Volume, UnitSystem.Imperial, 568.26125m),
        ("imp-quart", Dimension.Volume, UnitSystem.Imperial, 1136.5225m),
        ("imp-gallon", Dimension.Volume, UnitSystem.Imperial, 4546.09m),
        ("mm", Dimension.Length, UnitSystem.Metric, 1m),
        ("cm", Dimension.Length, UnitSystem.Metric, 10m),
        ("inch", Dimension.Length, UnitSystem.UsCustomary, 25.4m),
        // Degrees are no multiples of each other: see Temperature.
        ("celsius", Dimension.Temperature, UnitSystem.Metric, 0m),
        ("fahrenheit", Dimension.Temperature, UnitSystem.UsCustomary, 0m),
        ("gas-mark", Dimension.Temperature, UnitSystem.Imperial, 0m),
    ];
}

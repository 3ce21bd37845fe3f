using System.Text.RegularExpressions;
using Alchemorsel.Cooking.Foods;
using Alchemorsel.Cooking.Units;

namespace Alchemorsel.Benchmarks.Foods;

/// <summary>Densities and weights of pieces from the household weights of the USDA.</summary>
public static partial class FoodMeasures
{
    private const int MeasuresMax = 10;

    // Millilitres of the US measures (231 cubic inches a gallon).
    private static readonly Dictionary<string, double> Volumes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["cup"] = 236.5882365,
        ["cups"] = 236.5882365,
        ["tbsp"] = 14.78676478,
        ["tablespoon"] = 14.78676478,
        ["tsp"] = 4.92892159,
        ["teaspoon"] = 4.92892159,
        ["fl oz"] = 29.57352956,
        ["fluid ounce"] = 29.57352956,
        ["quart"] = 946.352946,
        ["pint"] = 473.176473,
        ["gallon"] = 3785.411784,
    };

    private static readonly string[] Sizes = ["small", "medium", "large", "extra large", "jumbo", "extra small"];

    /// <summary>Grams of a millilitre: of the plain cup, else of the first volume that is named; null where none is.</summary>
    public static double? Density(UsdaFood food)
    {
        var volumes = food.Weights.Select(weight => (Weight: weight,
            Name: Plain(weight.Measure))).Where(entry => Volumes.ContainsKey(entry.Name.Unit)).ToList();
        var best = volumes.Where(entry => entry.Name.Note is null).Concat(volumes).FirstOrDefault().Weight;
        return best is null ? null : Math.Round(best.Grams / best.Amount / Volumes[Plain(best.Measure).Unit], 4);
    }

    /// <summary>Pieces and packages, and volumes of chopped, grated or packed food.</summary>
    public static List<HouseholdMeasure> Measures(UsdaFood food)
    {
        var measures = new List<HouseholdMeasure>();
        foreach (var weight in food.Weights)
        {
            var grams = Math.Round(weight.Grams / weight.Amount, 2);
            var (unit, note) = Plain(weight.Measure);
            if (measures.Count >= MeasuresMax || grams <= 0 || unit is "oz" or "lb" or "serving" or "servings")
                continue;
            if (Volumes.ContainsKey(unit))
            {
                if (note is not null && unit is "cup" or "tbsp" or "tsp")
                    Add(unit, note);
            }
            else if (Sizes.Contains(unit))
            {
                Add(null, unit);
            }
            else if (UnitCatalogue.FromWord(unit) is { Dimension: Dimension.Count } known)
            {
                Add(known.Code, note);
            }
            else if (food.Description.Contains(unit.TrimEnd('s'), StringComparison.OrdinalIgnoreCase)
                || unit is "fruit" or "each" or "item" or "whole")
            {
                Add(null, note);
            }

            void Add(string? code, string? what)
            {
                if (!measures.Exists(measure => measure.UnitCode == code && measure.Note == what))
                    measures.Add(new HouseholdMeasure(code, what, grams));
            }
        }

        return measures;
    }

    /// <summary>"cup, chopped or diced (about 5 oz)": the unit and what is said of it.</summary>
    private static (string Unit, string? Note) Plain(string measure)
    {
        var parts = Brackets().Replace(measure, "").ToLowerInvariant().Split(',', 2, StringSplitOptions.TrimEntries);
        var unit = parts[0].Trim();
        foreach (var size in Sizes)
        {
            if (unit.StartsWith(size + " ", StringComparison.Ordinal))
                return (size, null);
        }

        // "cup chopped", "cup unpacked": what follows the measure is said of the food.
        if (unit.IndexOf(' ') is > 0 and var space && !Volumes.ContainsKey(unit) && Volumes.ContainsKey(unit[..space]))
            return (unit[..space], unit[(space + 1)..].Trim());
        var note = parts.Length > 1 && parts[1].Length is > 0 and <= 24 ? parts[1] : null;
        return (unit, note);
    }

    [GeneratedRegex(@"\([^)]*\)?")]
    private static partial Regex Brackets();
}

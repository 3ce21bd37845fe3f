using System.Globalization;
using Alchemorsel.Cooking.Foods;

namespace Alchemorsel.Cooking.Nutrition;

/// <summary>Which part of a label a nutrient stands in.</summary>
public enum LabelPart
{
    /// <summary>The table that every label has.</summary>
    Main,

    /// <summary>What may stand within the table: kinds of fat, fibre.</summary>
    Voluntary,

    /// <summary>Vitamins and minerals.</summary>
    Vitamins,

    /// <summary>Not on labels in the EU.</summary>
    Other,
}

/// <summary>
/// A line of a nutrition label. Order, units and reference intakes are those of Regulation (EU) No 1169/2011, Annexes XIII (parts A and B)
/// and XV; amounts are rounded by the European Commission's guidance on tolerances for nutrient values of December 2012.
/// </summary>
/// <param name="Code">Stable name on the wire ("saturates").</param>
/// <param name="Unit">"kcal", "g", "mg" or "µg".</param>
/// <param name="Reference">Reference intake of an adult in a day, in <paramref name="Unit"/>; null where there is none.</param>
/// <param name="Part">Where it stands.</param>
/// <param name="IsShare">Whether it is a part of the nutrient before ("of which saturates").</param>
/// <param name="Of">Its amount among nutrients, in <paramref name="Unit"/>; null when unknown.</param>
public sealed record LabelNutrient(
    string Code, string Unit, double? Reference, LabelPart Part, bool IsShare, Func<Nutrients, double?> Of)
{
    /// <summary>One kilocalorie in kilojoules.</summary>
    public const double KilojoulesPerKilocalorie = 4.184;

    /// <summary>Salt in g of one g of sodium (Annex I, point 11).</summary>
    public const double SaltOfSodium = 2.5;

    /// <summary>Every line of a label, in its order.</summary>
    public static IReadOnlyList<LabelNutrient> All { get; } =
    [
        new("energy", "kcal", 2_000, LabelPart.Main, false, food => food.Energy),
        new("fat", "g", 70, LabelPart.Main, false, food => food.Fat),
        new("saturates", "g", 20, LabelPart.Main, true, food => food.SaturatedFat),
        new("monounsaturates", "g", null, LabelPart.Voluntary, true, food => food.MonounsaturatedFat),
        new("polyunsaturates", "g", null, LabelPart.Voluntary, true, food => food.PolyunsaturatedFat),
        // Fibre is no carbohydrate on labels in the EU, while the catalogue counts it among them.
        new("carbohydrate", "g", 260, LabelPart.Main, false,
            food => food.Carbohydrate is { } all ? Math.Max(0, all - (food.Fibre ?? 0)) : null),
        new("sugars", "g", 90, LabelPart.Main, true, food => food.Sugars),
        new("fibre", "g", null, LabelPart.Voluntary, false, food => food.Fibre),
        new("protein", "g", 50, LabelPart.Main, false, food => food.Protein),
        new("salt", "g", 6, LabelPart.Main, false, food => food.Sodium * SaltOfSodium / 1_000),
        new("vitaminA", "µg", 800, LabelPart.Vitamins, false, food => food.VitaminA),
        new("vitaminD", "µg", 5, LabelPart.Vitamins, false, food => food.VitaminD),
        new("vitaminC", "mg", 80, LabelPart.Vitamins, false, food => food.VitaminC),
        new("folate", "µg", 200, LabelPart.Vitamins, false, food => food.Folate),
        new("vitaminB12", "µg", 2.5, LabelPart.Vitamins, false, food => food.VitaminB12),
        new("potassium", "mg", 2_000, LabelPart.Vitamins, false, food => food.Potassium),
        new("calcium", "mg", 800, LabelPart.Vitamins, false, food => food.Calcium),
        new("magnesium", "mg", 375, LabelPart.Vitamins, false, food => food.Magnesium),
        new("iron", "mg", 14, LabelPart.Vitamins, false, food => food.Iron),
        new("zinc", "mg", 10, LabelPart.Vitamins, false, food => food.Zinc),
        new("cholesterol", "mg", null, LabelPart.Other, false, food => food.Cholesterol),
    ];

    /// <summary>The line with this code, or null.</summary>
    public static LabelNutrient? FromCode(string? code) => All.FirstOrDefault(nutrient => nutrient.Code == code);

    /// <summary>Share of the reference intake in percent, rounded to a whole one; null where there is no reference.</summary>
    /// <param name="amount">In <see cref="Unit"/>; null when unknown.</param>
    public int? PercentOf(double? amount) =>
        amount is { } some && Reference is { } reference && double.IsFinite(some) && Math.Abs(some) < 1e6
            ? (int)Math.Round(some / reference * 100, MidpointRounding.AwayFromZero) : null;

    /// <summary>The amount as a label has it, with its unit: "12 g", "&lt;0.5 g", "0 g"; energy in both its units.</summary>
    /// <param name="amount">In <see cref="Unit"/>, 0 or more.</param>
    public string Text(double amount) => Code == "energy"
        ? $"{Number(amount * KilojoulesPerKilocalorie, 0)} kJ / {Number(amount, 0)} kcal"
        : $"{Rounded(amount)} {Unit}";

    private string Rounded(double amount)
    {
        if (amount <= 0)
            return "0";
        if (Code == "salt")
            return amount <= 0.0125 ? "<0.01" : Number(amount, amount >= 1 ? 1 : 2);
        if (Unit == "g")
        {
            // Of the kinds of fat less counts as nothing than of the others.
            var little = Code.EndsWith("saturates", StringComparison.Ordinal) ? 0.1 : 0.5;
            return amount <= little ? $"<{Number(little, 1)}" : Number(amount, amount >= 10 ? 0 : 1);
        }

        return Significant(amount, Code is "vitaminA" or "folate" or "calcium" or "magnesium" or "potassium" or "cholesterol" ? 3 : 2);
    }

    private static string Significant(double amount, int figures)
    {
        var whole = (int)Math.Floor(Math.Log10(amount)) + 1;
        if (whole >= figures)
        {
            var step = Math.Pow(10, whole - figures);
            return Number(Math.Round(amount / step, MidpointRounding.AwayFromZero) * step, 0);
        }

        var decimals = figures - whole;
        return decimals > 3 ? "<0.001" : Number(amount, decimals);
    }

    private static string Number(double value, int decimals) =>
        Math.Round(value, decimals, MidpointRounding.AwayFromZero).ToString(decimals == 0 ? "0" : "0." + new string('#', decimals), CultureInfo.InvariantCulture);
}

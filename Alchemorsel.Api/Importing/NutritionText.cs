using System.Globalization;
using System.Text.RegularExpressions;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Recipes;

namespace Alchemorsel.Api.Importing;

/// <summary>Reads schema.org's nutrition texts ("270 calories", "1130 kJ", "0,4 g", "120 mg") into figures of the units we store.</summary>
public static partial class NutritionText
{
    /// <summary>Kilojoules of one kilocalorie (thermochemical calorie, as in Regulation (EU) 1169/2011's 4.184 rounding).</summary>
    private const decimal KilojoulesPerKilocalorie = 4.184m;

    /// <summary>Null when no figure could be read.</summary>
    public static Nutrition? Read(IReadOnlyDictionary<string, string> texts)
    {
        var read = new Nutrition
        {
            Calories = Kilocalories(Text(texts, "calories"), 100_000),
            Fat = Grams(Text(texts, "fatContent")),
            SaturatedFat = Grams(Text(texts, "saturatedFatContent")),
            Carbohydrate = Grams(Text(texts, "carbohydrateContent")),
            Sugar = Grams(Text(texts, "sugarContent")),
            Fiber = Grams(Text(texts, "fiberContent")),
            Protein = Grams(Text(texts, "proteinContent")),
            Sodium = Milligrams(Text(texts, "sodiumContent")),
            Cholesterol = Milligrams(Text(texts, "cholesterolContent")),
        };
        if (read == new Nutrition())
            return null;
        var serving = DraftText.Clean(Text(texts, "servingSize"));
        return read with { ServingSize = serving is null ? null : DraftText.Cut(serving, Limits.NameMax) };
    }

    /// <summary>Energy in kcal. Without a unit it is kcal, as schema.org's property name says; kcal wins when kJ is given too.</summary>
    private static decimal? Kilocalories(string? text, decimal max)
    {
        var amounts = Amounts(text);
        foreach (var (value, unit) in amounts)
        {
            if (unit is "kcal" or "cal" || unit.Contains("calorie", StringComparison.Ordinal))
                return Bounded(value, max);
        }

        return amounts switch
        {
            [] => null,
            [(var value, "kj" or "kilojoule"), ..] => Bounded(value / KilojoulesPerKilocalorie, max),
            [(var value, _), ..] => Bounded(value, max),
        };
    }

    private static decimal? Grams(string? text) => Amounts(text) switch
    {
        [] => null,
        [(var value, "mg"), ..] => Bounded(value / 1000, 10_000),
        [(var value, "µg" or "μg" or "mcg"), ..] => Bounded(value / 1_000_000, 10_000),
        [(var value, _), ..] => Bounded(value, 10_000),
    };

    /// <summary>Sodium and cholesterol: without a unit they are milligrams, the unit that labels give them in.</summary>
    private static decimal? Milligrams(string? text) => Amounts(text) switch
    {
        [] => null,
        [(var value, "g" or "gr" or "gram" or "grams"), ..] => Bounded(value * 1000, 1_000_000),
        [(var value, "µg" or "μg" or "mcg"), ..] => Bounded(value / 1000, 1_000_000),
        [(var value, _), ..] => Bounded(value, 1_000_000),
    };

    private static string? Text(IReadOnlyDictionary<string, string> texts, string name) => texts.GetValueOrDefault(name);

    private static List<(decimal Value, string Unit)> Amounts(string? text)
    {
        if (text is null || text.Length > 200)
            return [];
        var amounts = new List<(decimal, string)>();
        foreach (Match match in AmountPattern().Matches(text))
        {
            if (Number(match.Groups["number"].Value) is { } value)
                amounts.Add((value, match.Groups["unit"].Value.ToLowerInvariant()));
        }

        return amounts;
    }

    /// <summary>"1,234" and "1.234,5" are thousands; "0,4" and "12.5" and "1.234" are decimals.</summary>
    private static decimal? Number(string text)
    {
        var comma = text.LastIndexOf(',');
        var point = text.LastIndexOf('.');
        var plain = (comma, point) switch
        {
            ( < 0, _) when text.IndexOf('.', StringComparison.Ordinal) != point => text.Replace(".", "", StringComparison.Ordinal),
            ( < 0, _) => text,
            (_, >= 0) when comma > point => text.Replace(".", "", StringComparison.Ordinal).Replace(',', '.'),
            (_, >= 0) => text.Replace(",", "", StringComparison.Ordinal),
            _ when text.Length - comma == 4 && text[0] != '0' => text.Replace(",", "", StringComparison.Ordinal),
            _ => text.Replace(',', '.'),
        };
        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    private static decimal? Bounded(decimal value, decimal max) => value <= max ? Math.Round(value, 2) : null;

    [GeneratedRegex(
        """(?<number>[0-9]{1,9}(?:[.,][0-9]{1,9}){0,3})\s*(?<unit>kcal|(?:kilo)?calories?|cal|kj|kilojoule|mg|mcg|µg|μg|grams?|gr|g)?""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AmountPattern();
}

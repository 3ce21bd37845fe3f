using System.Globalization;
using System.Text.RegularExpressions;

namespace Alchemorsel.Cooking.Reading;

/// <summary>ISO 8601 durations and what pages write instead.</summary>
internal static partial class Durations
{
    private const int MinutesMax = 60 * 24 * 366;

    /// <summary>Whole minutes, rounded up; null for nothing, zero or nonsense.</summary>
    public static int? Minutes(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 100)
            return null;
        text = text.Trim();
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var bare))
            return bare is > 0 and < MinutesMax ? bare : null;
        var match = Iso().Match(text);
        var minutes = match.Success
            ? (Part(match, "d") * 24 * 60) + (Part(match, "h") * 60) + Part(match, "m") + (Part(match, "s") / 60)
            : InWords(text);
        return minutes is > 0 and < MinutesMax ? (int)Math.Ceiling(minutes) : null;
    }

    /// <summary>"1 hour 30 minutes": the first amount and each after it in a smaller unit.</summary>
    private static double InWords(string text)
    {
        var (sum, smallest) = (0.0, double.MaxValue);
        foreach (Match match in Words().Matches(text))
        {
            var unit = match.Groups["d"].Success ? 24 * 60 : match.Groups["h"].Success ? 60.0 : 1;
            if (unit >= smallest)
                break;
            smallest = unit;
            sum += Part(match, "n") * unit;
        }

        return sum;
    }

    private static double Part(Match match, string name) =>
        match.Groups[name].Success
        && double.TryParse(match.Groups[name].Value.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? value
            : 0;

    [GeneratedRegex(@"^P(?:0Y)?(?:0M)?(?:(?<d>[\d.,]+)D)?T?(?:(?<h>[\d.,]+)H)?(?:(?<m>[\d.,]+)M)?(?:(?<s>[\d.,]+)S)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 250)]
    private static partial Regex Iso();

    [GeneratedRegex(@"(?<n>\d+(?:[.,]\d+)?)\s*(?:(?<d>d|days?|tage?|jours?)|(?<h>h|hrs?|hours?|std|stunden?|heures?|horas?|ore|uur|timer?|timmar)|(?:m|mins?|minutes?|minuten?|minutos?|minuti|minut|minuter|minutter))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 250)]
    private static partial Regex Words();
}

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
        if (!match.Success)
            match = Words().Match(text);
        if (!match.Success)
            return null;
        var minutes = (Part(match, "d") * 24 * 60) + (Part(match, "h") * 60) + Part(match, "m") + (Part(match, "s") / 60);
        return minutes is > 0 and < MinutesMax ? (int)Math.Ceiling(minutes) : null;
    }

    private static double Part(Match match, string name) =>
        match.Groups[name].Success
        && double.TryParse(match.Groups[name].Value.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? value
            : 0;

    [GeneratedRegex(@"^P(?:0Y)?(?:0M)?(?:(?<d>[\d.,]+)D)?T?(?:(?<h>[\d.,]+)H)?(?:(?<m>[\d.,]+)M)?(?:(?<s>[\d.,]+)S)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 250)]
    private static partial Regex Iso();

    [GeneratedRegex(@"^\D{0,20}?(?:(?<d>\d+)\s*(?:d|days?|tage?|jours?)\b)?\D{0,5}?(?:(?<h>[\d.,]+)\s*(?:h|hrs?|hours?|std\.?|stunden?|heures?|horas?|ore|uur|timer?|timmar)\b)?\D{0,5}?(?:(?<m>[\d.,]+)\s*(?:m|mins?|minutes?|minuten?|minutos?|minuti|minut|minuter|minutter)\b)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 250)]
    private static partial Regex Words();
}

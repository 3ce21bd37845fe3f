using System.Globalization;
using System.Text.RegularExpressions;

namespace Alchemorsel.Cooking.Reading;

/// <summary>ISO 8601 durations and what pages write instead.</summary>
internal static partial class Durations
{
    private const int MinutesMax = 60 * 24 * 366;
    private const int TextMax = 100;

    /// <summary>Whole minutes, rounded up; null for nothing, zero or nonsense.</summary>
    public static int? Minutes(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > TextMax)
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
        && double.TryParse(
            match.Groups[name].Value.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? value
            : 0;

    // Texts are short (TextMax), so neither needs a time-out.
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private const string DayWords = "d|days?|tage?|jours?";
    private const string HourWords = "h|hrs?|hours?|std|stunden?|heures?|horas?|ore|uur|timer?|timmar";
    private const string MinuteWords = "m|mins?|minutes?|minuten?|minutos?|minuti|minut|minuter|minutter";

    [GeneratedRegex(@"^P(?:0Y)?(?:0M)?(?:(?<d>[\d.,]+)D)?T?(?:(?<h>[\d.,]+)H)?(?:(?<m>[\d.,]+)M)?(?:(?<s>[\d.,]+)S)?$", Options)]
    private static partial Regex Iso();

    [GeneratedRegex(@"(?<n>\d+(?:[.,]\d+)?)\s*(?:(?<d>" + DayWords + ")|(?<h>" + HourWords + ")|(?:" + MinuteWords + @"))\b", Options)]
    private static partial Regex Words();
}

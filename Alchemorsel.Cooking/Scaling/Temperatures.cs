using System.Globalization;
using System.Text.RegularExpressions;

namespace Alchemorsel.Cooking.Scaling;

/// <summary>Oven temperatures in running text.</summary>
internal static partial class Temperatures
{
    // An oven's dial has no finer marks: multiples of 5 °C and of 25 °F above 200 °F (5 below).
    public static string Convert(string text, bool toCelsius) => Temperature().Replace(text, match =>
    {
        var isCelsius = match.Groups["unit"].Value is "C" or "c" or "elsius" || match.Groups["unit"].Value.StartsWith("c", StringComparison.OrdinalIgnoreCase);
        if (isCelsius == toCelsius || !int.TryParse(match.Groups["low"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var low))
            return match.Value;
        var high = match.Groups["high"].Success ? int.Parse(match.Groups["high"].Value, CultureInfo.InvariantCulture) : (int?)null;
        var unit = toCelsius ? "°C" : "°F";
        return high is null
            ? string.Create(CultureInfo.InvariantCulture, $"{Round(low, toCelsius)} {unit}")
            : string.Create(CultureInfo.InvariantCulture, $"{Round(low, toCelsius)}–{Round(high.Value, toCelsius)} {unit}");
    });

    private static int Round(int value, bool toCelsius)
    {
        var converted = toCelsius ? (value - 32) * 5 / 9.0 : (value * 9 / 5.0) + 32;
        var step = toCelsius || converted < 200 ? 5 : 25;
        return (int)(Math.Round(converted / step) * step);
    }

    [GeneratedRegex(@"(?<![\d.,])(?<low>\d{2,3})(?:\s?[-–]\s?(?<high>\d{2,3}))?\s?(?:°|º|degrees?\s)\s?(?<unit>C(?:elsius)?|F(?:ahrenheit)?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 250)]
    private static partial Regex Temperature();
}

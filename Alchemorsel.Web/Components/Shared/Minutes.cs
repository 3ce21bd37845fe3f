using System.Globalization;

namespace Alchemorsel.Web.Components.Shared;

internal static class Minutes
{
    /// <summary>"45 min", "1 h 20 min", "2 days".</summary>
    public static string Text(int minutes) => minutes switch
    {
        < 60 => string.Create(CultureInfo.InvariantCulture, $"{minutes} min"),
        < 24 * 60 when minutes % 60 == 0 => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60} h"),
        < 24 * 60 => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60} h {minutes % 60} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(minutes / 1440.0, 1):0.#} days"),
    };
}

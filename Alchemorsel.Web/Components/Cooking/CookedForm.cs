using System.Globalization;
using Alchemorsel.Contracts.Social;

namespace Alchemorsel.Web.Components.Cooking;

/// <summary>"I cooked this", as its form sends it.</summary>
public sealed class CookedForm
{
    public string? CookedOn { get; set; }
    public string? Servings { get; set; }
    public string? Rating { get; set; }
    public string? Note { get; set; }

    /// <summary>A form sent twice by an impatient thumb makes one entry.</summary>
    public string? Key { get; set; }

    public static CookedForm Of(CookedEntryInfo entry) => new()
    {
        CookedOn = entry.CookedOn.ToString("O", CultureInfo.InvariantCulture),
        Servings = entry.Servings?.ToString(CultureInfo.InvariantCulture),
        Rating = entry.Rating?.ToString(CultureInfo.InvariantCulture),
        Note = entry.Note,
    };

    public CookedInput ToInput() => new()
    {
        CookedOn = DateOnly.TryParseExact(CookedOn, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
        Servings = Number(Servings),
        Rating = Number(Rating),
        Note = string.IsNullOrWhiteSpace(Note) ? null : Note,
    };

    // What is no number is refused by the Api under its field, as any other number out of bounds.
    private static int? Number(string? text) => string.IsNullOrWhiteSpace(text)
        ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}

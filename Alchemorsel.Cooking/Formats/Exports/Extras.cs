using Alchemorsel.Cooking.Reading;

namespace Alchemorsel.Cooking.Formats.Exports;

/// <summary>Collects what has no field of its own.</summary>
internal sealed class Extras
{
    private const int TextMax = 20_000;
    private readonly Dictionary<string, string> found = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> Found => found;

    public void Add(string name, string? text)
    {
        if (found.Count < ExportedRecipe.ExtraMax && ExportText.Line(text) is { } line)
            found.TryAdd(name, line.Length > TextMax ? line[..TextMax] : line);
    }

    /// <summary>The total that an app gives; else the sum of the parts that it gives.</summary>
    public int? Total(string name, string? text, int? prep, int? cook) =>
        Minutes(name, text) ?? (prep is null && cook is null ? null : (prep ?? 0) + (cook ?? 0));

    /// <summary>Minutes; a time whose words say no number of minutes is kept as it is.</summary>
    public int? Minutes(string name, string? text)
    {
        var minutes = Durations.Minutes(text);
        if (minutes is null && text?.Trim() is not ("0" or "PT0S" or "PT0H0M"))
            Add(name, text);
        return minutes;
    }
}

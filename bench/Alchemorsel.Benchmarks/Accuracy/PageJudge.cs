using System.Globalization;
using System.Text.Json;
using Alchemorsel.Cooking.Reading;

namespace Alchemorsel.Benchmarks.Accuracy;

/// <summary>Which fields of a page were read as a careful reader would. A field that is not expected is null: it does not count.</summary>
/// <param name="Structured">Whether the page has recipe data.</param>
/// <param name="Language">ISO 639-1, or "?" where it is not known.</param>
/// <param name="Title">Right or not.</param>
/// <param name="Ingredients">F1 of the lines.</param>
/// <param name="Instructions">F1 of the steps.</param>
/// <param name="TotalTime">Right or not.</param>
/// <param name="Yields">Right or not.</param>
/// <param name="Image">Right or not.</param>
public sealed record PageVerdict(
    bool Structured, string Language, bool Title, double Ingredients, double Instructions, bool? TotalTime, bool? Yields, bool? Image)
{
    public const double Enough = 0.9;

    /// <summary>The title, the ingredients and the instructions are right.</summary>
    public bool Usable => Title && Ingredients >= Enough && Instructions >= Enough;
}

/// <summary>Compares what was read from a page with what was expected.</summary>
public static class PageJudge
{
    /// <param name="html">The page.</param>
    /// <param name="result">What was read from it.</param>
    /// <param name="expected">The expected fields, in the corpus's form.</param>
    public static PageVerdict Judge(string html, ReadResult result, JsonElement expected)
    {
        var draft = result.Draft ?? new RecipeDraft();
        var structured = IsStructured(html);
        return new PageVerdict(
            structured,
            Text(expected, "language") is { Length: >= 2 } tag ? tag[..2].ToLowerInvariant() : "?",
            TextScore.SameWords(draft.Title, Text(expected, "title")),
            TextScore.F1(draft.Ingredients.SelectMany(section => section.Lines), List(expected, "ingredients")),
            TextScore.F1(Instructions(draft), List(expected, "instructions_list")),
            Text(expected, "total_time") is { } minutes ? draft.TotalMinutes?.ToString(CultureInfo.InvariantCulture) == minutes : null,
            Text(expected, "yields") is { } yields ? SameNumber(draft, yields) : null,
            Text(expected, "image") is { } image ? draft.Images.Any(uri => SameAddress(uri, image)) : null);
    }

    /// <summary>True when the page holds schema.org data of a recipe, as JSON-LD or in attributes.</summary>
    public static bool IsStructured(string html) =>
        html.Contains("schema.org/Recipe", StringComparison.OrdinalIgnoreCase) || InScripts(html);

    private static bool InScripts(string html)
    {
        for (var at = 0; (at = html.IndexOf("ld+json", at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
        {
            var end = html.IndexOf("</script", at, StringComparison.OrdinalIgnoreCase);
            var block = html.AsSpan(at, (end < 0 ? html.Length : end) - at);
            if (block.Contains("\"Recipe\"", StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    // Expected instructions keep the names of sections as lines of their own.
    private static IEnumerable<string> Instructions(RecipeDraft draft) =>
        draft.Steps.SelectMany(section => section.Name is null ? section.Lines : section.Lines.Prepend(section.Name));

    private static bool SameNumber(RecipeDraft draft, string yields)
    {
        var digits = string.Concat(yields.SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(char.IsAsciiDigit));
        return digits.Length == 0
            ? TextScore.SameWords(draft.YieldText, yields)
            : draft.Servings?.ToString(CultureInfo.InvariantCulture) == digits;
    }

    private static bool SameAddress(Uri uri, string address) =>
        uri.ToString() == address || uri.OriginalString == address
            || (Uri.TryCreate(address, UriKind.Absolute, out var other) && other == uri);

    private static string? Text(JsonElement expected, string name) =>
        !expected.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null : value.ToString();

    private static IEnumerable<string> List(JsonElement expected, string name) =>
        expected.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray().Select(item => item.ToString())
            : [];
}

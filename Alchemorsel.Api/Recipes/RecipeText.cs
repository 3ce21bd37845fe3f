using System.Text;
using Alchemorsel.Contracts.Recipes;

namespace Alchemorsel.Api.Recipes;

/// <summary>Text as people paste it, made fit to keep: no control characters (PostgreSQL refuses NUL), no blank edges, no empty entries.</summary>
internal static class RecipeText
{
    /// <summary>The text over any number of lines, or null when nothing is left of it.</summary>
    public static string? Clean(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var clean = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (character == '\n' || !char.IsControl(character))
                clean.Append(character);
            else if (character == '\t')
                clean.Append(' ');
        }
        var trimmed = clean.ToString().Trim();
        return trimmed.Length == 0 ? null : trimmed;
    }

    /// <summary>The text on one line, or null when nothing is left of it.</summary>
    public static string? CleanLine(string? text) => Clean(text)?.Replace('\n', ' ');

    /// <summary>The figures with their words clean.</summary>
    public static Nutrition? Clean(Nutrition? figures) => figures is null ? null : figures with { ServingSize = CleanLine(figures.ServingSize) };

    public static List<string> CleanAll(IEnumerable<string>? texts, Func<string?, string?> clean)
        => [.. (texts ?? []).Select(clean).OfType<string>()];
}

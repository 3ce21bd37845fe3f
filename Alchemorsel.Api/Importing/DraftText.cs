using System.Text;

namespace Alchemorsel.Api.Importing;

/// <summary>Makes a stranger's text storable and short enough.</summary>
internal static class DraftText
{
    /// <summary>
    /// Null for nothing; else the text without control characters and half surrogate pairs (the database takes neither), with runs of
    /// blanks folded. Line breaks stay when <paramref name="lines"/> is true and become blanks otherwise.
    /// </summary>
    public static string? Clean(string? text, bool lines = false)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == '\n' && lines)
            {
                while (clean.Length > 0 && clean[^1] == ' ')
                    clean.Length--;
                clean.Append('\n');
            }
            else if (Rune.IsWhiteSpace(rune))
            {
                if (clean.Length > 0 && clean[^1] is not (' ' or '\n'))
                    clean.Append(' ');
            }
            else if (!Rune.IsControl(rune))
            {
                clean.Append(rune.ToString());
            }
        }

        var result = clean.ToString().Trim();
        return result.Length == 0 ? null : result;
    }

    /// <summary>At most <paramref name="max"/> characters, an ellipsis in place of what is cut; never half a surrogate pair.</summary>
    public static string Cut(string text, int max)
    {
        if (text.Length <= max)
            return text;
        var end = max - 1;
        if (char.IsHighSurrogate(text[end - 1]))
            end--;
        return string.Concat(text.AsSpan(0, end).TrimEnd(), "…");
    }

    /// <summary>The whole text in pieces of at most <paramref name="max"/> characters, broken after a sentence or a word.</summary>
    public static IEnumerable<string> Split(string text, int max)
    {
        var rest = text;
        while (rest.Length > max)
        {
            var window = rest.AsSpan(0, max);
            var end = window.LastIndexOf(". ") + 1;
            if (end < max / 2)
                end = window.LastIndexOf(' ');
            if (end < max / 2)
                end = char.IsHighSurrogate(window[^1]) ? max - 1 : max;
            yield return rest[..end].Trim();
            rest = rest[end..].Trim();
        }

        if (rest.Length > 0)
            yield return rest;
    }
}

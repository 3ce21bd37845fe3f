using System.Text;

namespace Alchemorsel.Cooking.Formats.Markdown;

/// <summary>
/// Takes from a text what no recipe has and what costs Markdig time that grows with its square: it looks for the end of a link through
/// all of a paragraph, and for a rule through all of a line of list markers, from each place where one could begin.
/// </summary>
internal static class MarkdownBounds
{
    /// <summary>Characters without white space in between; a longer run (a picture as text, most often) is left out.</summary>
    public const int WordMax = 4_000;

    /// <summary>Characters at the beginning of a line without a letter, too few to nest too deep for Markdig; more are left out.</summary>
    public const int MarkersMax = 100;

    /// <summary>Characters without a blank line; what is longer is cut at the next line end, at twice the length anywhere.</summary>
    public const int ParagraphMax = 5_000;

    /// <summary>The text within the bounds, unchanged where it is.</summary>
    public static string Apply(string text)
    {
        var kept = new StringBuilder(text.Length);
        var (paragraph, markers) = (0, 0);
        var (blank, hasLetter) = (true, false);
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            while (end < text.Length && !char.IsWhiteSpace(text[end]))
                end++;
            var word = text.AsSpan(at, end - at);
            blank &= word.Length == 0;
            if (!hasLetter)
                hasLetter = word.Length <= WordMax && HasLetter(word);
            markers += word.Length + 1;
            if (word.Length <= WordMax && (hasLetter || markers <= MarkersMax))
                kept.Append(word);
            paragraph += word.Length + 1;
            var atLineEnd = end < text.Length && text[end] == '\n';
            if (end < text.Length && (atLineEnd || hasLetter || markers <= MarkersMax))
                kept.Append(text[end]);
            if (atLineEnd)
            {
                if (blank)
                    paragraph = 0;
                (blank, hasLetter, markers) = (true, false, 0);
            }

            if (paragraph > (atLineEnd ? ParagraphMax : 2 * ParagraphMax))
            {
                kept.Append("\n\n");
                // What follows begins a line, where markers count again.
                (paragraph, hasLetter, markers) = (0, false, 0);
            }

            at = end + 1;
        }

        return kept.ToString();
    }

    private static bool HasLetter(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (char.IsLetter(c))
                return true;
        }

        return false;
    }
}

using System.Text;

namespace Alchemorsel.Cooking.Formats.Cooklang;

/// <summary>Takes comments out of a text whose lines end with a line feed.</summary>
internal static class CooklangComments
{
    /// <summary>
    /// The text without <c>-- to the end of the line</c> and <c>[- … -]</c>. A line that held nothing else goes with its line end, so that
    /// a comment between two lines of a step does not cut it. Three dashes are a rule rather than a comment; a block that is never closed
    /// is text.
    /// </summary>
    public static string Remove(string text)
    {
        var kept = new StringBuilder(text.Length);
        var lineStart = 0;
        var hadComment = false;
        var closed = true;
        for (var i = 0; i < text.Length; i++)
        {
            if (CooklangEscapes.At(text, i))
            {
                kept.Append(text, i++, 2);
                continue;
            }

            if (closed && StartsBlock(text, i) && text.IndexOf("-]", i + 2, StringComparison.Ordinal) is var end && (closed = end >= 0))
            {
                hadComment = true;
                i = end + 1;
                continue;
            }

            var dashes = Dashes(text, i);
            if (dashes == 2)
            {
                hadComment = true;
                var lineEnd = text.IndexOf('\n', i);
                i = (lineEnd < 0 ? text.Length : lineEnd) - 1;
                continue;
            }

            if (dashes > 2)
            {
                kept.Append('-', dashes);
                i += dashes - 1;
                continue;
            }

            if (text[i] == '\n')
            {
                var onlyComment = hadComment && IsBlank(kept, lineStart);
                if (onlyComment)
                    kept.Length = lineStart;
                else
                    kept.Append('\n');
                lineStart = kept.Length;
                hadComment = false;
                continue;
            }

            kept.Append(text[i]);
        }

        return kept.ToString();
    }

    private static bool StartsBlock(string text, int at) => text[at] == '[' && at + 1 < text.Length && text[at + 1] == '-';

    private static int Dashes(string text, int at)
    {
        var end = at;
        while (end < text.Length && text[end] == '-')
            end++;
        return end - at;
    }

    private static bool IsBlank(StringBuilder text, int from)
    {
        // A line is looked at from its end: the first word decides, so a long line costs no more than its trailing blanks.
        for (var i = text.Length - 1; i >= from; i--)
        {
            if (!char.IsWhiteSpace(text[i]))
                return false;
        }

        return true;
    }
}

using System.Buffers;
using System.Collections.Frozen;
using System.Net;
using System.Text;

namespace Alchemorsel.Cooking.Reading;

/// <summary>Turns what pages put into text fields into plain text.</summary>
internal static class PlainText
{
    private static readonly FrozenSet<string> Blocks = new[]
    {
        "p", "br", "li", "div", "ol", "ul", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "section", "article", "blockquote", "dt", "dd", "dl",
        "main", "header", "table", "tbody", "figure", "figcaption", "body", "label", "pre", "details", "summary", "hr", "fieldset", "address",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> BlocksBySpan = Blocks.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>What makes a text more than one plain line.</summary>
    private static readonly SearchValues<char> Special = SearchValues.Create("&<\n\rÂ");

    /// <summary>Whether an element's text stands on lines of its own.</summary>
    public static bool IsBlock(ReadOnlySpan<char> name) => BlocksBySpan.Contains(name);

    /// <summary>One line: tags removed, entities decoded (twice where a page encoded twice), space folded. Null when nothing is left.</summary>
    public static string? Line(string? text)
    {
        var folded = string.Join(' ', Lines(text));
        return folded.Length == 0 ? null : folded;
    }

    /// <summary>The lines of a text: broken at line ends and at the tags of blocks.</summary>
    public static IEnumerable<string> Lines(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return [];
        if (!text.AsSpan().ContainsAny(Special))
            return Fold(text) is { Length: > 0 } line ? [line] : [];
        for (var i = 0; i < 2 && text.Contains('&', StringComparison.Ordinal); i++)
            text = WebUtility.HtmlDecode(text);
        if (text.Contains('<', StringComparison.Ordinal))
            text = WithoutTags(text);
        // A hard space that was once read in the wrong charset.
        text = text.Replace("Â\u00a0", " ", StringComparison.Ordinal);
        return text.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(Fold).Where(line => line.Length > 0);
    }

    private static string WithoutTags(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '<' || i + 1 >= text.Length || !(char.IsAsciiLetter(text[i + 1]) || text[i + 1] is '/' or '!'))
            {
                plain.Append(text[i]);
                continue;
            }

            var end = text.IndexOf('>', i);
            if (end < 0)
                break;
            var name = text.AsSpan(i + 1, end - i - 1).Trim('/');
            var space = name.IndexOfAny(" \n\t/");
            name = space < 0 ? name : name[..space];
            if (IsBlock(name))
                plain.Append('\n');
            else if (name.Equals("td", StringComparison.OrdinalIgnoreCase) || name.Equals("th", StringComparison.OrdinalIgnoreCase))
                plain.Append(' ');
            i = end;
        }

        return plain.ToString();
    }

    /// <summary>White space, controls and marks without width become one space; none at either end.</summary>
    public static string Fold(string line)
    {
        if (IsFolded(line))
            return line;
        var folded = new StringBuilder(line.Length);
        var space = false;
        foreach (var c in line)
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c) || c is '\u200b' or '\ufeff' or '\u00ad')
            {
                space = folded.Length > 0;
                continue;
            }

            if (space)
                folded.Append(' ');
            space = false;
            folded.Append(c);
        }

        return folded.ToString();
    }

    private static bool IsFolded(string line)
    {
        if (line.Length == 0 || line[0] == ' ' || line[^1] == ' ' || line.Contains("  ", StringComparison.Ordinal))
            return line.Length == 0;
        foreach (var c in line)
        {
            if (c != ' ' && (char.IsWhiteSpace(c) || char.IsControl(c) || c is '\u200b' or '\ufeff' or '\u00ad'))
                return false;
        }

        return true;
    }
}

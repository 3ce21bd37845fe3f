using System.Text.RegularExpressions;

namespace Alchemorsel.Tests.Architecture;

/// <summary>The components that a Razor source uses, and what it gives them.</summary>
internal static partial class RazorMarkup
{
    public static IEnumerable<Use> UsesIn(string source)
    {
        // What is commented out is not there; the rest keeps its lines.
        var text = Comment().Replace(source, comment => new string([.. comment.Value.Select(c => c == '\n' ? c : ' ')]));
        // A type argument of the code looks like a tag without attributes, and gives nothing away.
        foreach (Match tag in Tag().Matches(text))
            yield return new Use(tag.Groups[1].Value, text.AsSpan(0, tag.Index).Count('\n') + 1, [.. AttributesAt(text, tag.Index + tag.Length)]);
    }

    private static IEnumerable<string> AttributesAt(string text, int at)
    {
        while (true)
        {
            at = SkipSpace(text, at);
            if (at >= text.Length || text[at] is '>' or '/')
                yield break;
            var start = at;
            while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not ('=' or '>' or '/'))
                at++;
            if (at > start)
                yield return text[start..at];
            var equals = SkipSpace(text, at);
            if (equals < text.Length && text[equals] == '=')
                at = EndOfValue(text, SkipSpace(text, equals + 1));
        }
    }

    private static int EndOfValue(string text, int at)
    {
        char? quote = at < text.Length && text[at] is '"' or '\'' ? text[at++] : null;
        while (at < text.Length)
        {
            var c = text[at];
            if (c == quote)
                return at + 1;
            if (quote is null && (char.IsWhiteSpace(c) || c == '>'))
                return at;
            // An expression may hold quotes of its own: Here="@(Changed ? "changed" : "all")".
            at = c == '@' && at + 1 < text.Length && text[at + 1] == '(' ? EndOfExpression(text, at + 1) : at + 1;
        }

        return at;
    }

    private static int EndOfExpression(string text, int at)
    {
        var depth = 0;
        for (; at < text.Length; at++)
        {
            if (text[at] == '"')
            {
                at = text.IndexOf('"', at + 1);
                if (at < 0)
                    return text.Length;
            }
            else if (text[at] == '(')
            {
                depth++;
            }
            else if (text[at] == ')' && --depth == 0)
            {
                return at + 1;
            }
        }

        return at;
    }

    private static int SkipSpace(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"<([A-Z][\w.]*)(?=[\s/>])")]
    private static partial Regex Tag();

    /// <param name="Component">As it is written, perhaps with a namespace.</param>
    /// <param name="Attributes">The names alone.</param>
    public sealed record Use(string Component, int Line, IReadOnlyList<string> Attributes);
}

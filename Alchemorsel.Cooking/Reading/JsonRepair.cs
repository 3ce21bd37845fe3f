using System.Buffers;
using System.Text;

namespace Alchemorsel.Cooking.Reading;

/// <summary>Rewrites text that means to be JSON so that a strict parser takes it. One pass; what can't be meant stays as it is.</summary>
internal static class JsonRepair
{
    private static readonly SearchValues<char> NameLetters =
        SearchValues.Create("@abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");

    public static string Repair(ReadOnlySpan<char> text)
    {
        var json = new StringBuilder(text.Length + 64);
        var open = new Stack<char>();
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            switch (c)
            {
                case '"':
                    Comma(json);
                    i = Text(text, i + 1, json);
                    break;
                case '{' or '[':
                    Comma(json);
                    json.Append(c);
                    open.Push(c == '{' ? '}' : ']');
                    break;
                case '}' or ']' when open.TryPeek(out var expected):
                    // The other kind of end closes what is open here, too.
                    json.Append(expected);
                    open.Pop();
                    // What follows the end is not part of it ("};").
                    if (open.Count == 0)
                        return json.ToString();
                    break;
                case '/' when i + 1 < text.Length && text[i + 1] is '/' or '*':
                    i = Comment(text, i);
                    break;
                case < ' ' or '\u00a0' or '\ufeff' or '\u2028' or '\u2029':
                    json.Append(' ');
                    break;
                case ',' when Last(json) is ',' or '[' or '{':
                    break;
                default:
                    json.Append(c);
                    break;
            }
        }

        if (Last(json) == ',')
            json.Length = json.ToString().LastIndexOf(',');
        while (open.TryPop(out var end))
            json.Append(end);
        return json.ToString();
    }

    /// <summary>A value directly behind a value lacks its comma.</summary>
    private static void Comma(StringBuilder json)
    {
        if (Last(json) is '"' or '}' or ']')
            json.Append(',');
    }

    private static char Last(StringBuilder json)
    {
        for (var i = json.Length - 1; i >= 0 && i > json.Length - 200; i--)
        {
            if (!char.IsWhiteSpace(json[i]))
                return json[i];
        }

        return '\0';
    }

    private static int Comment(ReadOnlySpan<char> text, int at)
    {
        var length = text[at + 1] == '/' ? text[at..].IndexOf('\n') : text[at..].IndexOf("*/") + 1;
        return length <= 0 ? text.Length : at + length;
    }

    /// <summary>Copies a text; raw controls, bad escapes and bare quotes within become what was meant. Returns its last place.</summary>
    private static int Text(ReadOnlySpan<char> text, int at, StringBuilder json)
    {
        json.Append('"');
        for (; at < text.Length; at++)
        {
            var c = text[at];
            if (c == '"')
            {
                if (Closes(text, at + 1))
                    break;
                json.Append("\\\"");
            }
            else if (c == '\\')
            {
                at = Escape(text, at, json);
            }
            else if (c < ' ')
            {
                json.Append(c == '\n' ? "\\n" : c == '\t' ? "\\t" : " ");
            }
            else
            {
                json.Append(c);
            }
        }

        json.Append('"');
        return at;
    }

    private static int Escape(ReadOnlySpan<char> text, int at, StringBuilder json)
    {
        var next = at + 1 < text.Length ? text[at + 1] : ' ';
        if (next == 'u' && (at + 6 > text.Length || !AreHex(text.Slice(at + 2, 4))))
            json.Append('u');
        else if (next is '"' or '\\' or '/' or 'b' or 'f' or 'n' or 'r' or 't' or 'u')
            json.Append('\\').Append(next);
        else
            json.Append(next < ' ' ? ' ' : next);
        return at + 1;
    }

    private static bool AreHex(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiHexDigit(c))
                return false;
        }

        return true;
    }

    /// <summary>Whether a quote ends its text: what follows must be able to follow a text.</summary>
    private static bool Closes(ReadOnlySpan<char> text, int at)
    {
        const int Far = 400;
        var line = false;
        for (var end = Math.Min(text.Length, at + Far); at < end; at++)
        {
            var c = text[at];
            line |= c == '\n';
            if (char.IsWhiteSpace(c))
                continue;
            return c is '}' or ']' or ':' || (c == ',' ? Begins(text, at + 1) : c == '"' && (line || IsName(text[(at + 1)..])));
        }

        return true;
    }

    /// <summary>Whether a name and its colon follow an opening quote.</summary>
    private static bool IsName(ReadOnlySpan<char> text)
    {
        var length = text.IndexOfAnyExcept(NameLetters);
        return length > 0 && text[length] == '"' && text[(length + 1)..].TrimStart().StartsWith(":");
    }

    /// <summary>Whether a value, a name or an end comes next: "the "best", they say" goes on within the text.</summary>
    private static bool Begins(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        return at >= text.Length || text[at] is '"' or '{' or '[' or '}' or ']' or '-' or '/' or ',' || char.IsAsciiDigit(text[at])
            || text[at..].StartsWith("true") || text[at..].StartsWith("false") || text[at..].StartsWith("null");
    }
}

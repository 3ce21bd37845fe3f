using System.Globalization;
using Alchemorsel.Cooking.Units;

namespace Alchemorsel.Cooking.Ingredients.Tagging;

/// <summary>
/// Cuts an ingredient line into words and numbers. "1½", "1 1/2" and "2 to 3" are one number each; "400g" and "14-ounce" are a number and a
/// word;
/// other hyphenated words stay whole. Signs are no tokens: they are <see cref="TokenMarks"/> of the next one.
/// </summary>
public static class LineTokenizer
{
    /// <summary>Tokens that are looked at; a line has about ten.</summary>
    public const int TokensMax = 200;

    /// <summary>Writes the tokens of <paramref name="line"/> and gives their number, at most <c>tokens.Length</c>.</summary>
    public static int Cut(ReadOnlySpan<char> line, Span<LineToken> tokens)
    {
        var count = 0;
        var depth = 0;
        var marks = TokenMarks.Joined;
        for (var at = 0; at < line.Length && count < tokens.Length;)
        {
            var c = line[at];
            if (IsWordStart(line, at))
            {
                var start = at;
                var kind = Number(line, ref at, out var value);
                if (kind == TokenMarks.None)
                    at = BeforeDigit(line, at, WordEnd(line, at));
                var inside = depth > 0 ? TokenMarks.Inside : TokenMarks.None;
                tokens[count++] = new LineToken(start, at - start, marks | kind | inside, value);
                // The hyphen of "14-ounce" joins as no sign does.
                marks = TokenMarks.Joined;
                if (kind != TokenMarks.None && at + 1 < line.Length && line[at] is '-' or '‑' && char.IsLetter(line[at + 1]))
                    at++;
                continue;
            }

            marks = (marks & ~TokenMarks.Joined) | Sign(c, ref depth);
            at++;
        }

        return count;
    }

    private static TokenMarks Sign(char c, ref int depth)
    {
        switch (c)
        {
            case '(' or '[':
                depth++;
                return TokenMarks.Opens;
            case ')' or ']':
                depth = Math.Max(0, depth - 1);
                return TokenMarks.Closed;
            case ',' or ';':
                return TokenMarks.AfterComma;
            case '/' or '⁄':
                return TokenMarks.AfterSlash;
            default:
                return char.IsWhiteSpace(c) ? TokenMarks.None : TokenMarks.AfterDash;
        }
    }

    private static bool IsWordStart(ReadOnlySpan<char> line, int at)
    {
        var c = line[at];
        return char.IsAsciiLetterOrDigit(c) || (c == '.' && at + 1 < line.Length && char.IsAsciiDigit(line[at + 1]))
            || (c > 127 && (char.IsLetterOrDigit(c) || char.IsSurrogate(c)
                || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.OtherNumber or UnicodeCategory.NonSpacingMark));
    }

    private static TokenMarks Number(ReadOnlySpan<char> line, ref int at, out Quantities.Quantity value)
    {
        value = default;
        if (char.IsLetter(line[at]))
            return TokenMarks.None;
        var end = at;
        if (!QuantityReader.TryRead(line, ref end, out value))
            return TokenMarks.None;
        // "70%", "105°F" and "00" flour are words.
        if ((end < line.Length && line[end] is '%' or '°' or 'º') || (line[at] == '0' && end - at > 1 && line[at + 1] is '0' or '1'))
            return TokenMarks.None;
        at = end;
        return value.IsRange ? TokenMarks.Range : TokenMarks.Number;
    }

    private static int WordEnd(ReadOnlySpan<char> line, int at)
    {
        var end = at + 1;
        for (; end < line.Length; end++)
        {
            var c = line[end];
            if (char.IsAsciiLetterOrDigit(c) || (c > 127 && IsWordStart(line, end)))
                continue;
            // Inside a word only: "half-and-half", "bird's", "M&M".
            var inner = c is '-' or '\'' or '’' or '&' or '‑' or '.' && end + 1 < line.Length && char.IsLetterOrDigit(line[end + 1]);
            if (!inner && c is not ('%' or '°' or 'º'))
                break;
        }

        return end;
    }

    /// <summary>
    /// Where a unit or sign of multiplication is written together with the next number ("1lb2oz", "6x1cm"); else the word's end.
    /// </summary>
    private static int BeforeDigit(ReadOnlySpan<char> line, int at, int end)
    {
        var digit = line[at..end].IndexOfAnyInRange('0', '9');
        if (digit <= 0)
            return end;
        // "800g-1kg"
        if (digit > 1 && line[at + digit - 1] is '-' && UnitCatalogue.FromWord(line.Slice(at, digit - 1)) is { Size: > 0 })
            return at + digit - 1;
        var times = digit == 1 && line[at] is 'x' or 'X' or '×';
        return times || UnitCatalogue.FromWord(line.Slice(at, digit)) is { Size: > 0 } ? at + digit : end;
    }
}

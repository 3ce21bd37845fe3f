using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Alchemorsel.Cooking.Units;

/// <summary>Finds the longest name of a unit at a place in text, without allocating.</summary>
internal static class UnitReader
{
    /// <summary>Letters of what <see cref="TryFold"/> takes, at most.</summary>
    public const int ShortMax = 20;

    /// <summary>Words of a name, at most.</summary>
    private const int WordsMax = 4;

    /// <summary>Characters of a folded name, at most.</summary>
    private const int NameMax = 40;

    /// <summary>Characters between two words of a name, at most.</summary>
    private const int GapMax = 3;

    /// <summary>The plain case, which is nearly every word of a recipe: two or more letters of ASCII, and perhaps a dot.</summary>
    public static bool TryFold(ReadOnlySpan<char> word, Span<char> store, out ReadOnlySpan<char> folded)
    {
        folded = default;
        if (word is [.., '.'])
            word = word[..^1];
        if (word.Length < 2 || word.Length > store.Length)
            return false;
        for (var i = 0; i < word.Length; i++)
        {
            if (!char.IsAsciiLetter(word[i]))
                return false;
            store[i] = (char)(word[i] | 0x20);
        }

        folded = store[..word.Length];
        return true;
    }

    public static bool TryRead(
        ReadOnlySpan<char> text, ref int at, [NotNullWhen(true)] out Unit? unit, UnitWords? language, UnitWords anywhere)
    {
        unit = null;
        Span<char> name = stackalloc char[NameMax];
        var (length, position, end, opened) = (0, at, at, false);
        for (var words = 0; words < WordsMax; words++)
        {
            if (words > 0 && !TrySkipGap(text, ref position, ref opened))
                break;
            var word = WordLength(text, position);
            if (word == 0 || length + word >= NameMax)
                break;
            if (words > 0)
                name[length++] = ' ';
            length += text.Slice(position, word).ToLowerInvariant(name[length..]);
            position += word;
            var known = name[..length];
            var found = length == 1 ? OneLetter(text[at], language, anywhere) : language?.Find(known) ?? anywhere.Find(known);
            if (found is not null)
                (unit, end) = (found, PastClosing(text, position, opened));
            if (words == 0 && language?.Begins(known) != true && !anywhere.Begins(known))
                break;
        }

        if (unit is null && at < text.Length && IsEastAsian(text[at]))
            unit = Counter(text, at, anywhere, ref end);
        if (unit is null)
            return false;
        at = end;
        return true;
    }

    /// <summary>American cooks tell a tablespoon from a teaspoon by the letter's case.</summary>
    private static Unit? OneLetter(char letter, UnitWords? language, UnitWords anywhere)
    {
        ReadOnlySpan<char> folded = letter switch { 'T' => "tbsp", 't' => "tsp", _ => [char.ToLowerInvariant(letter)] };
        return language?.Find(folded) ?? anywhere.Find(folded);
    }

    /// <summary>
    /// Japanese has no blanks between words: the longest counter that the text begins with, unless a longer kana word goes on.
    /// </summary>
    private static Unit? Counter(ReadOnlySpan<char> text, int at, UnitWords words, ref int end)
    {
        for (var length = Math.Min(WordLength(text, at), 8); length > 0; length--)
        {
            if (words.Find(text.Slice(at, length)) is not { } unit)
                continue;
            var next = at + length;
            if (next < text.Length && IsKana(text[next - 1]) && IsKana(text[next]) && IsHiragana(text[next - 1]) == IsHiragana(text[next]))
                continue;
            end = next;
            return unit;
        }

        return null;
    }

    /// <summary>Between words of a name: "fl. oz", "c.à.s", "colher (sopa)".</summary>
    private static bool TrySkipGap(ReadOnlySpan<char> text, ref int position, ref bool opened)
    {
        var start = position;
        while (position < text.Length && position - start < GapMax && IsGap(text[position]))
            opened |= text[position++] == '(';
        return position > start;
    }

    private static int PastClosing(ReadOnlySpan<char> text, int position, bool opened)
    {
        if (position < text.Length && text[position] == '.')
            position++;
        return opened && position < text.Length && text[position] == ')' ? position + 1 : position;
    }

    /// <summary>Letters of one script from here on; signs such as ° and ㎏ count as letters.</summary>
    private static int WordLength(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && end - at < NameMax && IsWord(text[end]) && IsEastAsian(text[end]) == IsEastAsian(text[at]))
            end++;
        return end - at;
    }

    private static bool IsWord(char c) => c < 128
        ? char.IsAsciiLetter(c)
        : char.IsLetter(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.OtherSymbol;

    private static bool IsGap(char c) => c is '.' or '-' or '(' || char.IsWhiteSpace(c);

    private static bool IsEastAsian(char c) =>
        c is >= '\u3005' and <= '\u33FF' or >= '\u3400' and <= '\u9FFF' or >= '\uFF66' and <= '\uFF9F';

    private static bool IsKana(char c) => c is >= '\u3041' and <= '\u30FF' or >= '\uFF66' and <= '\uFF9F';

    private static bool IsHiragana(char c) => c is >= '\u3041' and <= '\u309F';
}

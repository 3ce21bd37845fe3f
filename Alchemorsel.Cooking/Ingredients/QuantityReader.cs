using Alchemorsel.Cooking.Quantities;

namespace Alchemorsel.Cooking.Ingredients;

/// <summary>Reads amounts as people write them: <c>1</c>, <c>1/2</c>, <c>1 1/2</c>, <c>1½</c>, <c>1.5</c>, <c>1,5</c>, <c>2-3</c>, <c>2 to 3</c>.</summary>
internal static class QuantityReader
{
    private const string Vulgar = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞";
    private static readonly Rational[] VulgarValues =
    [
        new(1, 4), new(1, 2), new(3, 4), new(1, 7), new(1, 9), new(1, 10), new(1, 3), new(2, 3), new(1, 5), new(2, 5), new(3, 5), new(4, 5), new(1, 6),
        new(5, 6), new(1, 8), new(3, 8), new(5, 8), new(7, 8),
    ];

    private static readonly (string Word, int Value)[] Numerals =
    [
        ("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6), ("seven", 7), ("eight", 8), ("nine", 9), ("ten", 10),
        ("twelve", 12), ("an", 1), ("a", 1), ("half", 0),
    ];

    /// <summary>Reads an amount at <paramref name="at"/> and moves past it; false, unmoved, where there is none.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, ref int at, out Quantity quantity)
    {
        quantity = default;
        var position = at;
        if (!TryNumber(text, ref position, out var first))
            return TryNumeral(text, ref at, out quantity);
        quantity = Quantity.Exactly(first);
        at = position;
        var after = Skip(text, position);
        var joined = after < text.Length && text[after] is '-' or '–' or '—' or '~' or '〜' ? 1
            : Word(text, after, "to") ? 2 : Word(text, after, "or") ? 2 : Word(text, after, "bis") ? 3 : 0;
        if (joined > 0)
        {
            var second = Skip(text, after + joined);
            if (TryNumber(text, ref second, out var last) && (joined == 1 || last > first))
            {
                quantity = Quantity.Between(first, last);
                at = second;
            }
        }

        return true;
    }

    public static int Skip(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }

    private static bool TryNumber(ReadOnlySpan<char> text, ref int at, out Rational value)
    {
        value = default;
        var position = at;
        if (position < text.Length && Vulgar.IndexOf(text[position], StringComparison.Ordinal) is >= 0 and var sign)
        {
            value = VulgarValues[sign];
            at = position + 1;
            return true;
        }

        var digits = Digits(text, position);
        if (digits == 0 || digits > 9)
            return false;
        _ = Rational.TryParse(text.Slice(position, digits), out value);
        position += digits;
        if (position + 1 < text.Length && text[position] is '/' or '⁄' && Digits(text, position + 1) is > 0 and < 6 and var below)
        {
            at = Divide(text, position, below, ref value) ? position + 1 + below : position;
            return true;
        }

        if (position + 1 < text.Length && text[position] is '.' or ',' && Digits(text, position + 1) is > 0 and < 4 and var decimals
            && !(text[position] == ',' && decimals == 3))
        {
            _ = Rational.TryParse($"{value}.{text.Slice(position + 1, decimals)}", out value);
            at = position + 1 + decimals;
            return true;
        }

        at = position;
        AddFraction(text, ref at, ref value);
        return true;
    }

    /// <summary>The second half of a mixed number: <c>½</c> or <c> 1/2</c>, also with "and" or "&amp;" between.</summary>
    private static void AddFraction(ReadOnlySpan<char> text, ref int at, ref Rational value)
    {
        var position = Skip(text, at);
        if (Word(text, position, "and"))
            position = Skip(text, position + 3);
        else if (position < text.Length && text[position] == '&')
            position = Skip(text, position + 1);
        if (position >= text.Length)
            return;
        if (Vulgar.IndexOf(text[position], StringComparison.Ordinal) is >= 0 and var sign)
        {
            value += VulgarValues[sign];
            at = position + 1;
            return;
        }

        var above = Digits(text, position);
        if (position == at || above is 0 or > 2 || position + above + 1 >= text.Length || text[position + above] is not ('/' or '⁄'))
            return;
        var below = Digits(text, position + above + 1);
        _ = Rational.TryParse(text.Slice(position, above), out var part);
        if (below is > 0 and < 4 && Divide(text, position + above, below, ref part) && part < Rational.One)
        {
            value += part;
            at = position + above + 1 + below;
        }
    }

    private static bool Divide(ReadOnlySpan<char> text, int slash, int below, ref Rational value)
    {
        if (!Rational.TryParse(text.Slice(slash + 1, below), out var divisor) || divisor.Numerator == 0)
            return false;
        value /= divisor;
        return true;
    }

    private static bool TryNumeral(ReadOnlySpan<char> text, ref int at, out Quantity quantity)
    {
        foreach (var (word, value) in Numerals)
        {
            if (!Word(text, at, word))
                continue;
            var end = at + word.Length;
            // "half a lemon", "a half": one half; "a few" and "a little" are no amounts.
            var next = Skip(text, end);
            if (Word(text, next, "few") || Word(text, next, "little") || Word(text, next, "bit"))
                break;
            quantity = Quantity.Exactly(value == 0 ? new Rational(1, 2) : new Rational(value));
            at = value == 0 && Word(text, next, "a") ? next + 1 : end;
            return true;
        }

        quantity = default;
        return false;
    }

    private static int Digits(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        return end - at;
    }

    private static bool Word(ReadOnlySpan<char> text, int at, string word) =>
        at + word.Length <= text.Length && text.Slice(at, word.Length).Equals(word, StringComparison.OrdinalIgnoreCase)
        && (at + word.Length == text.Length || !char.IsLetterOrDigit(text[at + word.Length]));
}

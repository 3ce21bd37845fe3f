using Alchemorsel.Cooking.Quantities;

namespace Alchemorsel.Cooking.Ingredients;

/// <summary>
/// Reads amounts as people write them: <c>1</c>, <c>1/2</c>, <c>1 1/2</c>, <c>1½</c>, <c>1.5</c>, <c>1,5</c>, <c>2-3</c>, <c>2 to 3</c>.
/// </summary>
internal static class QuantityReader
{
    private const string Vulgar = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞";
    private static readonly Rational[] VulgarValues =
    [
        new(1, 4), new(1, 2), new(3, 4), new(1, 7), new(1, 9), new(1, 10), new(1, 3), new(2, 3), new(1, 5), new(2, 5), new(3, 5),
        new(4, 5), new(1, 6),
        new(5, 6), new(1, 8), new(3, 8), new(5, 8), new(7, 8),
    ];

    /// <summary>Reads an amount in digits at <paramref name="at"/> and moves past it; false, unmoved, where there is none.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, ref int at, out Quantity quantity)
    {
        quantity = default;
        var position = at;
        if (!TryNumber(text, ref position, out var first))
            return false;
        quantity = Quantity.Exactly(first);
        at = position;
        var after = Skip(text, position);
        var joined = Joint(text, after);
        if (joined == 0)
            return true;
        var second = Skip(text, after + joined);
        if (!TryNumber(text, ref second, out var last))
            return true;
        // "1-1/2" is one and a half.
        var mixed = joined == 1 && first.IsWhole && last < Rational.One && last < first;
        if (!mixed && joined > 1 && last <= first)
            return true;
        quantity = mixed ? Quantity.Exactly(first + last) : Quantity.Between(first, last);
        at = second;
        return true;
    }

    /// <summary>Length of what joins a range's ends: a dash, "to", "or", "- to " ("6- to 8-inch"), "-or-"; 0 when nothing does.</summary>
    private static int Joint(ReadOnlySpan<char> text, int at)
    {
        if (at >= text.Length)
            return 0;
        if (text[at] is '-' or '–' or '—' or '‑' or '~' or '〜')
        {
            var word = Skip(text, at + 1);
            var end = word + 2;
            if (!Word(text, word, "to") && !Word(text, word, "or"))
                return 1;
            return end < text.Length && text[end] == '-' ? end + 1 - at : end - at;
        }

        return Word(text, at, "to") || Word(text, at, "or") ? 2 : Word(text, at, "bis") ? 3 : 0;
    }

    private static int Skip(ReadOnlySpan<char> text, int at)
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
        if (digits == 0 && position + 1 < text.Length && text[position] == '.' && Digits(text, position + 1) is > 0 and < 4 and var tenths)
        {
            _ = Rational.TryParse($"0.{text.Slice(position + 1, tenths)}", out value);
            at = position + 1 + tenths;
            return true;
        }

        if (digits is 0 or > 9)
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

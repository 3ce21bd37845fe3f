using Alchemorsel.Cooking.Quantities;

namespace Alchemorsel.Cooking.Formats.Cooklang;

/// <summary>Reads what stands in the braces of a mention.</summary>
internal static class CooklangAmountReader
{
    /// <summary>Null for empty braces.</summary>
    public static CooklangAmount? Read(string inside)
    {
        var isFixed = inside.AsSpan().TrimStart().StartsWith("=");
        if (isFixed)
            inside = inside[(inside.IndexOf('=', StringComparison.Ordinal) + 1)..];
        var percent = CooklangEscapes.IndexOf(inside, '%');
        var text = CooklangEscapes.Remove(percent < 0 ? inside : inside[..percent]).Trim();
        var units = percent < 0 ? "" : CooklangEscapes.Remove(inside[(percent + 1)..]).Trim();
        return text.Length == 0 && units.Length == 0
            ? null
            : new CooklangAmount(text, Value(text), units.Length == 0 ? null : units, isFixed);
    }

    private static Quantity? Value(string text)
    {
        var dash = text.AsSpan().IndexOfAny('-', '–');
        if (dash < 0)
            return TryNumber(text, out var only) ? Quantity.Exactly(only) : null;
        return TryNumber(text[..dash], out var from) && TryNumber(text[(dash + 1)..], out var to) ? Quantity.Between(from, to) : null;
    }

    private static bool TryNumber(string text, out Rational value)
    {
        value = default;
        text = text.Trim();
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
            return IsPlain(text) && Rational.TryParse(text, out value);
        var above = text[..slash].TrimEnd();
        var below = text[(slash + 1)..].TrimStart();
        var space = above.LastIndexOf(' ');
        var whole = space < 0 ? "" : above[..space].TrimEnd();
        if (!IsPlain(above[(space + 1)..]) || !IsPlain(below) || !Rational.TryParse($"{above[(space + 1)..]}/{below}", out value))
            return false;
        if (whole.Length == 0)
            return true;
        if (!IsPlain(whole) || whole.Contains('.', StringComparison.Ordinal) || !Rational.TryParse(whole, out var wholes))
            return false;
        value += wholes;
        return true;
    }

    /// <summary>"01" is a label rather than a number.</summary>
    private static bool IsPlain(string text) =>
        text.Length > 0 && char.IsAsciiDigit(text[0]) && !(text.Length > 1 && text[0] == '0' && char.IsAsciiDigit(text[1]));
}

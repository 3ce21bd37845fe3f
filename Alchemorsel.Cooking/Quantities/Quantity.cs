using System.Globalization;

namespace Alchemorsel.Cooking.Quantities;

/// <summary>An exact amount or a range of amounts. Text form: <c>3/2</c>, <c>2-3</c>.</summary>
public readonly record struct Quantity
{
    // What a cook can measure with spoons and cups.
    private static readonly (Rational Value, string Sign)[] Fractions =
    [
        (new(1, 8), "⅛"), (new(1, 6), "⅙"), (new(1, 5), "⅕"), (new(1, 4), "¼"), (new(1, 3), "⅓"), (new(3, 8), "⅜"),
        (new(2, 5), "⅖"), (new(1, 2), "½"), (new(3, 5), "⅗"), (new(5, 8), "⅝"), (new(2, 3), "⅔"), (new(3, 4), "¾"), (new(4, 5), "⅘"),
        (new(5, 6), "⅚"), (new(7, 8), "⅞"),
    ];

    private Quantity(Rational min, Rational max) => (Min, Max) = min <= max ? (min, max) : (max, min);

    /// <summary>The least of it.</summary>
    public Rational Min { get; private init; }

    /// <summary>Never less than <see cref="Min"/>.</summary>
    public Rational Max { get; private init; }

    /// <summary>Whether it is more than one amount.</summary>
    public bool IsRange => Min != Max;

    /// <summary>One amount.</summary>
    public static Quantity Exactly(Rational amount) => new(amount, amount);

    /// <summary>A range, its ends in any order.</summary>
    public static Quantity Between(Rational one, Rational other) => new(one, other);

    /// <summary>Scales both ends.</summary>
    public static Quantity operator *(Quantity quantity, Rational factor) => new(quantity.Min * factor, quantity.Max * factor);

    /// <summary>Adds least to least and most to most.</summary>
    public static Quantity operator +(Quantity one, Quantity other) => new(one.Min + other.Min, one.Max + other.Max);

    /// <summary>Scales both ends; a named form of the operator.</summary>
    public static Quantity Multiply(Quantity left, Rational right) => left * right;

    /// <summary>Adds least to least and most to most; a named form of the operator.</summary>
    public static Quantity Add(Quantity left, Quantity right) => left + right;

    /// <summary>
    /// Reads what <see cref="ToString"/> and (in the invariant culture) <see cref="ToDisplay"/> and <see cref="ToDecimals"/> write:
    /// <c>3/2</c>, <c>2-3</c>, <c>1½–2</c>, <c>1.25</c>.
    /// </summary>
    public static bool TryParse(string? text, out Quantity quantity)
    {
        quantity = default;
        if (string.IsNullOrWhiteSpace(text))
            return false;
        var dash = text.AsSpan().IndexOfAny('-', '–');
        if (!TryParseEnd(dash < 0 ? text : text.AsSpan(0, dash), out var min))
            return false;
        var max = min;
        if (dash >= 0 && !TryParseEnd(text.AsSpan(dash + 1), out max))
            return false;
        quantity = new Quantity(min, max);
        return true;
    }

    private static bool TryParseEnd(ReadOnlySpan<char> text, out Rational value)
    {
        text = text.Trim();
        foreach (var (fraction, sign) in Fractions)
        {
            if (!text.EndsWith(sign, StringComparison.Ordinal))
                continue;
            value = fraction;
            if (text.Length == 1)
                return true;
            if (!Rational.TryParse(text[..^1], out var whole) || !whole.IsWhole)
                return false;
            value = whole + fraction;
            return true;
        }

        return Rational.TryParse(text, out value);
    }

    /// <summary><c>3/2</c> or <c>2-3</c>, exact; <see cref="TryParse"/> reads it back the same.</summary>
    public override string ToString() => IsRange ? $"{Min}-{Max}" : Min.ToString();

    /// <summary>
    /// For people: <c>1½</c>, <c>2–3</c>, <c>350</c>, <c>1.25</c>. Exact where a common fraction is; else to two decimals, or to two
    /// digits where that would leave nothing.
    /// </summary>
    public string ToDisplay(CultureInfo? culture = null)
    {
        var (min, max) = (Show(Min, culture), Show(Max, culture));
        // Ends that differ by less than what is shown are one amount to a reader.
        return min == max ? min : $"{min}–{max}";
    }

    /// <summary>For people, as scales and jugs show it: <c>1.5</c>, to two decimals.</summary>
    public string ToDecimals(CultureInfo? culture = null)
    {
        culture ??= CultureInfo.InvariantCulture;
        var (min, max) = (Decimals(Min, culture), Decimals(Max, culture));
        return min == max ? min : $"{min}–{max}";
    }

    private static string Show(Rational value, CultureInfo? culture)
    {
        culture ??= CultureInfo.InvariantCulture;
        var whole = value.Numerator / value.Denominator;
        if (value.IsWhole)
            return whole.ToString(culture);
        var part = new Rational(value.Numerator % value.Denominator, value.Denominator);
        foreach (var (fraction, sign) in Fractions)
        {
            if (fraction == part)
                return whole == 0 ? sign : whole.ToString(culture) + sign;
        }

        return Decimals(value, culture);
    }

    private static string Decimals(Rational value, CultureInfo culture)
    {
        var number = (decimal)value.Numerator / value.Denominator;
        var decimals = number >= 0.01m ? 2 : number >= 0.001m ? 4 : number >= 0.0001m ? 5 : 6;
        var least = number == 0 ? 0 : 0.000001m;
        return Math.Max(Math.Round(number, decimals, MidpointRounding.AwayFromZero), least).ToString("0.######", culture);
    }
}

using System.Globalization;

namespace Alchemorsel.Cooking.Quantities;

/// <summary>An exact amount or a range of amounts. Text form: <c>3/2</c>, <c>2-3</c>.</summary>
public readonly record struct Quantity
{
    // What a cook can measure with spoons and cups.
    private static readonly (Rational Value, string Sign)[] Fractions =
    [
        (new(1, 8), "⅛"), (new(1, 6), "⅙"), (new(1, 5), "⅕"), (new(1, 4), "¼"), (new(1, 3), "⅓"), (new(3, 8), "⅜"), (new(2, 5), "⅖"), (new(1, 2), "½"),
        (new(3, 5), "⅗"), (new(5, 8), "⅝"), (new(2, 3), "⅔"), (new(3, 4), "¾"), (new(4, 5), "⅘"), (new(5, 6), "⅚"), (new(7, 8), "⅞"),
    ];

    private Quantity(Rational min, Rational max) => (Min, Max) = min <= max ? (min, max) : (max, min);

    public Rational Min { get; private init; }

    /// <summary>Never less than <see cref="Min"/>.</summary>
    public Rational Max { get; private init; }

    public bool IsRange => Min != Max;

    public static Quantity Exactly(Rational amount) => new(amount, amount);

    public static Quantity Between(Rational one, Rational other) => new(one, other);

    public static Quantity operator *(Quantity quantity, Rational factor) => new(quantity.Min * factor, quantity.Max * factor);

    public static Quantity Multiply(Quantity left, Rational right) => left * right;

    public static bool TryParse(string? text, out Quantity quantity)
    {
        quantity = default;
        if (string.IsNullOrWhiteSpace(text))
            return false;
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        var first = dash < 0 ? text : text[..dash];
        if (!Rational.TryParse(first, out var min))
            return false;
        var max = min;
        if (dash >= 0 && !Rational.TryParse(text.AsSpan(dash + 1), out max))
            return false;
        quantity = new Quantity(min, max);
        return true;
    }

    public override string ToString() => IsRange ? $"{Min}-{Max}" : Min.ToString();

    /// <summary>For people: <c>1½</c>, <c>2–3</c>, <c>350</c>, <c>1.25</c>. Exact where a common fraction is; else up to two decimals.</summary>
    public string ToDisplay(CultureInfo? culture = null) => IsRange ? $"{Show(Min, culture)}–{Show(Max, culture)}" : Show(Min, culture);

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

        return Math.Round(value.ToDouble(), 2).ToString("0.##", culture);
    }
}

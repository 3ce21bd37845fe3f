using System.Globalization;

namespace Alchemorsel.Cooking.Quantities;

/// <summary>
/// An exact non-negative fraction in lowest terms. Text form: <c>3</c>, <c>3/2</c>. Numerator and denominator stay within
/// <see cref="Limit"/>; a result beyond it is rounded to the nearest fraction within, so arithmetic never overflows.
/// </summary>
public readonly record struct Rational : IComparable<Rational>
{
    /// <summary>Largest numerator or denominator.</summary>
    public const long Limit = 1_000_000_000_000;

    private readonly long denominator;

    /// <exception cref="ArgumentOutOfRangeException">The numerator is negative, or the denominator is not positive.</exception>
    public Rational(long numerator, long denominator = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(numerator);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(denominator);
        this = Reduce(numerator, denominator);
    }

    private Rational(long numerator, long denominator, bool _)
    {
        Numerator = numerator;
        this.denominator = denominator;
    }

    public static Rational Zero => new(0, 1, true);

    public static Rational One => new(1, 1, true);

    public long Numerator { get; }

    /// <summary>At least 1 (also for <c>default</c>, which is zero).</summary>
    public long Denominator => denominator == 0 ? 1 : denominator;

    public bool IsWhole => Denominator == 1;

    public static Rational operator +(Rational a, Rational b) =>
        Reduce(((Int128)a.Numerator * b.Denominator) + ((Int128)b.Numerator * a.Denominator), (Int128)a.Denominator * b.Denominator);

    public static Rational operator *(Rational a, Rational b) =>
        Reduce((Int128)a.Numerator * b.Numerator, (Int128)a.Denominator * b.Denominator);

    /// <exception cref="DivideByZeroException"><paramref name="b"/> is zero.</exception>
    public static Rational operator /(Rational a, Rational b) => b.Numerator == 0
        ? throw new DivideByZeroException()
        : Reduce((Int128)a.Numerator * b.Denominator, (Int128)a.Denominator * b.Numerator);

    public static bool operator <(Rational a, Rational b) => a.CompareTo(b) < 0;

    public static bool operator >(Rational a, Rational b) => a.CompareTo(b) > 0;

    public static bool operator <=(Rational a, Rational b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Rational a, Rational b) => a.CompareTo(b) >= 0;

    /// <summary>Named forms of the operators, for languages without them.</summary>
    public static Rational Add(Rational left, Rational right) => left + right;

    public static Rational Multiply(Rational left, Rational right) => left * right;

    public static Rational Divide(Rational left, Rational right) => left / right;

    /// <summary>The fraction with a denominator of 1,000,000 nearest to <paramref name="value"/>; for factors known as decimals only.</summary>
    public static Rational FromDecimal(decimal value) => Reduce((Int128)decimal.Round(value * 1_000_000m), 1_000_000);

    public int CompareTo(Rational other) =>
        ((Int128)Numerator * other.Denominator).CompareTo((Int128)other.Numerator * Denominator);

    public bool Equals(Rational other) => Numerator == other.Numerator && Denominator == other.Denominator;

    public override int GetHashCode() => HashCode.Combine(Numerator, Denominator);

    public double ToDouble() => (double)Numerator / Denominator;

    /// <summary>Reads <c>3</c>, <c>3/2</c> or <c>1.5</c>.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Rational value)
    {
        value = default;
        text = text.Trim();
        var slash = text.IndexOf('/');
        if (slash >= 0)
        {
            if (!Whole(text[..slash], out var top) || !Whole(text[(slash + 1)..], out var bottom) || bottom == 0)
                return false;
            value = Reduce(top, bottom);
            return true;
        }

        var point = text.IndexOf('.');
        if (point < 0)
        {
            if (!Whole(text, out var whole))
                return false;
            value = Reduce(whole, 1);
            return true;
        }

        var digits = text.Length - point - 1;
        if (digits is 0 or > 6 || !Whole(point == 0 ? "0" : text[..point], out var before) || !Whole(text[(point + 1)..], out var after))
            return false;
        var scale = 1L;
        for (var i = 0; i < digits; i++)
            scale *= 10;
        value = Reduce(((Int128)before * scale) + after, scale);
        return true;
    }

    public override string ToString() => IsWhole
        ? Numerator.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");

    private static bool Whole(ReadOnlySpan<char> text, out long value) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value <= Limit;

    private static Rational Reduce(Int128 numerator, Int128 denominator)
    {
        var divisor = Gcd(numerator, denominator);
        (numerator, denominator) = (numerator / divisor, denominator / divisor);
        while (denominator > Limit)
            (numerator, denominator) = ((numerator + 1) / 2, (denominator + 1) / 2);
        if (numerator > (Int128)Limit * denominator)
            (numerator, denominator) = (Limit, 1);
        while (numerator > Limit)
            (numerator, denominator) = ((numerator + 1) / 2, Int128.Max(1, (denominator + 1) / 2));
        divisor = Gcd(numerator, denominator);
        return new Rational((long)(numerator / divisor), (long)(denominator / divisor), true);
    }

    private static Int128 Gcd(Int128 a, Int128 b)
    {
        while (b != 0)
            (a, b) = (b, a % b);
        return a == 0 ? 1 : a;
    }
}

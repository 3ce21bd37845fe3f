using System.Globalization;

namespace Alchemorsel.Cooking.Quantities;

/// <summary>
/// An exact non-negative fraction in lowest terms. Text form: <c>3</c>, <c>3/2</c>. Numerator and denominator stay within
/// <see cref="Limit"/>; a result beyond it becomes the nearest fraction within, so arithmetic never overflows and never throws
/// (but for division by zero). Arithmetic is exact as long as the exact result lies within the limit.
/// </summary>
public readonly record struct Rational : IComparable<Rational>
{
    /// <summary>
    /// Largest numerator or denominator: room for an amount of nine digits in any unit, while products still fit in 128 bits.
    /// </summary>
    public const long Limit = 1_000_000_000_000_000_000;

    private readonly long denominator;

    /// <summary>A fraction, reduced.</summary>
    /// <param name="numerator">At least 0.</param>
    /// <param name="denominator">At least 1.</param>
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

    /// <summary>Nothing.</summary>
    public static Rational Zero => new(0, 1, true);

    /// <summary>The whole.</summary>
    public static Rational One => new(1, 1, true);

    /// <summary>From 0 to <see cref="Limit"/>.</summary>
    public long Numerator { get; }

    /// <summary>At least 1 (also for <c>default</c>, which is zero).</summary>
    public long Denominator => denominator == 0 ? 1 : denominator;

    /// <summary>Whether it is a whole number.</summary>
    public bool IsWhole => Denominator == 1;

    /// <summary>The sum.</summary>
    public static Rational operator +(Rational a, Rational b) =>
        Reduce(((Int128)a.Numerator * b.Denominator) + ((Int128)b.Numerator * a.Denominator), (Int128)a.Denominator * b.Denominator);

    /// <summary>The difference, or zero where it would be negative.</summary>
    public static Rational operator -(Rational a, Rational b) => a <= b
        ? Zero
        : Reduce(((Int128)a.Numerator * b.Denominator) - ((Int128)b.Numerator * a.Denominator), (Int128)a.Denominator * b.Denominator);

    /// <summary>The product.</summary>
    public static Rational operator *(Rational a, Rational b) =>
        Reduce((Int128)a.Numerator * b.Numerator, (Int128)a.Denominator * b.Denominator);

    /// <summary>The quotient.</summary>
    /// <exception cref="DivideByZeroException"><paramref name="b"/> is zero.</exception>
    public static Rational operator /(Rational a, Rational b) => b.Numerator == 0
        ? throw new DivideByZeroException()
        : Reduce((Int128)a.Numerator * b.Denominator, (Int128)a.Denominator * b.Numerator);

    /// <summary>Less.</summary>
    public static bool operator <(Rational a, Rational b) => a.CompareTo(b) < 0;

    /// <summary>Greater.</summary>
    public static bool operator >(Rational a, Rational b) => a.CompareTo(b) > 0;

    /// <summary>Less or equal.</summary>
    public static bool operator <=(Rational a, Rational b) => a.CompareTo(b) <= 0;

    /// <summary>Greater or equal.</summary>
    public static bool operator >=(Rational a, Rational b) => a.CompareTo(b) >= 0;

    /// <summary>The sum; a named form of the operator, for languages without them.</summary>
    public static Rational Add(Rational left, Rational right) => left + right;

    /// <summary>The difference, or zero where it would be negative.</summary>
    public static Rational Subtract(Rational left, Rational right) => left - right;

    /// <summary>The product.</summary>
    public static Rational Multiply(Rational left, Rational right) => left * right;

    /// <summary>The quotient.</summary>
    /// <exception cref="DivideByZeroException"><paramref name="right"/> is zero.</exception>
    public static Rational Divide(Rational left, Rational right) => left / right;

    /// <summary>The fraction that the decimal stands for, exact within <see cref="Limit"/>; zero for a negative one.</summary>
    public static Rational FromDecimal(decimal value)
    {
        if (value <= 0)
            return Zero;
        var power = value.Scale;
        // A decimal is a whole number of 96 bits over a power of ten of at most 28: both fit in 128 bits.
        Span<int> bits = stackalloc int[4];
        _ = decimal.GetBits(value, bits);
        var numerator = ((Int128)(uint)bits[2] << 64) | ((Int128)(uint)bits[1] << 32) | (uint)bits[0];
        Int128 denominator = 1;
        for (var i = 0; i < power; i++)
            denominator *= 10;
        return Reduce(numerator, denominator);
    }

    /// <summary>
    /// The fraction nearest to a number, for figures that are measured and not defined; zero for a negative one, NaN or infinity.
    /// </summary>
    public static Rational FromDouble(double value) =>
        double.IsFinite(value) ? FromDecimal((decimal)Math.Clamp(value, 0, Limit)) : Zero;

    /// <inheritdoc/>
    public int CompareTo(Rational other) =>
        ((Int128)Numerator * other.Denominator).CompareTo((Int128)other.Numerator * Denominator);

    /// <inheritdoc/>
    public bool Equals(Rational other) => Numerator == other.Numerator && Denominator == other.Denominator;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Numerator, Denominator);

    /// <summary>The nearest number in binary.</summary>
    public double ToDouble() => (double)Numerator / Denominator;

    /// <summary>Reads <c>3</c>, <c>3/2</c> or <c>1.5</c> (up to six decimals); whole parts up to <see cref="Limit"/>.</summary>
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

    /// <summary><c>3</c> or <c>3/2</c>; <see cref="TryParse"/> reads it back the same.</summary>
    public override string ToString() => IsWhole
        ? Numerator.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");

    private static bool Whole(ReadOnlySpan<char> text, out long value) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value <= Limit;

    private static Rational Reduce(Int128 numerator, Int128 denominator)
    {
        var divisor = Gcd(numerator, denominator);
        (numerator, denominator) = (numerator / divisor, denominator / divisor);
        return numerator <= Limit && denominator <= Limit
            ? new Rational((long)numerator, (long)denominator, true)
            : Nearest(numerator, denominator);
    }

    /// <summary>
    /// The fraction within the limits nearest to one beyond: the last convergent of its continued fraction that fits, or the
    /// semiconvergent after it (A. Khinchin, Continued Fractions, §6: best approximations of the first kind).
    /// </summary>
    private static Rational Nearest(Int128 numerator, Int128 denominator)
    {
        if (numerator / denominator >= Limit)
            return new Rational(Limit, 1, true);
        (Int128 top, Int128 bottom) before = (0, 1);
        (Int128 top, Int128 bottom) last = (1, 0);
        while (denominator != 0)
        {
            var whole = numerator / denominator;
            var room = Int128.Min(
                last.top == 0 ? whole : (Limit - before.top) / last.top,
                last.bottom == 0 ? whole : (Limit - before.bottom) / last.bottom);
            if (whole > room)
            {
                // More than half the step leads nearer than none of it.
                if (room > whole - room)
                    last = (before.top + (room * last.top), before.bottom + (room * last.bottom));
                break;
            }

            (before, last) = (last, (before.top + (whole * last.top), before.bottom + (whole * last.bottom)));
            (numerator, denominator) = (denominator, numerator % denominator);
        }

        return new Rational((long)last.top, (long)last.bottom, true);
    }

    private static Int128 Gcd(Int128 a, Int128 b)
    {
        while (b != 0)
            (a, b) = (b, a % b);
        return a == 0 ? 1 : a;
    }
}

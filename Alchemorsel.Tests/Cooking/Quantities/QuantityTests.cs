using Alchemorsel.Cooking.Quantities;
using Alchemorsel.Cooking.Units;
using CsCheck;

namespace Alchemorsel.Tests.Cooking.Quantities;

public sealed class QuantityTests
{
    private static readonly Gen<Rational> Amounts =
        Gen.Select(Gen.Long[0, 1_000_000], Gen.Long[1, 1_000], (top, bottom) => new Rational(top, bottom));

    [Fact]
    public void What_is_written_reads_back_the_same() => Gen.Select(Amounts, Amounts).Sample((one, other) =>
    {
        var quantity = Quantity.Between(one, other);
        Assert.True(Quantity.TryParse(quantity.ToString(), out var back));
        Assert.Equal(quantity, back);
    });

    [Fact]
    public void Doubling_and_halving_changes_nothing() => Amounts.Sample(amount =>
        Assert.Equal(Quantity.Exactly(amount), Quantity.Exactly(amount) * new Rational(2) * new Rational(1, 2)));

    [Theory]
    [InlineData("g", "kg")]
    [InlineData("ml", "l")]
    [InlineData("cm", "inch")]
    [InlineData("oz", "g")]
    [InlineData("cup", "ml")]
    [InlineData("cup", "tbsp")]
    [InlineData("gallon", "tsp")]
    public void Conversion_there_and_back_changes_nothing(string from, string to) => Amounts.Sample(amount =>
    {
        var there = UnitConversion.Convert(Quantity.Exactly(amount), Unit.FromCode(from)!, Unit.FromCode(to)!);
        Assert.Equal(Quantity.Exactly(amount), UnitConversion.Convert(there, Unit.FromCode(to)!, Unit.FromCode(from)!));
    });

    [Fact]
    public void What_is_shown_reads_back_as_near_as_it_is_shown() => Gen.Select(Amounts, Amounts).Sample((one, other) =>
    {
        var quantity = Quantity.Between(one, other);
        Assert.True(Quantity.TryParse(quantity.ToDisplay(), out var back));
        Assert.InRange(back.Min.ToDouble() - quantity.Min.ToDouble(), -0.0051, 0.0051);
        Assert.InRange(back.Max.ToDouble() - quantity.Max.ToDouble(), -0.0051, 0.0051);
        Assert.Equal(quantity.Min == Rational.Zero, back.Min == Rational.Zero);
    });

    [Fact]
    public void Fractions_that_have_a_sign_are_shown_exactly() =>
        Gen.Select(Gen.Long[0, 1_000], Gen.Int[0, 7], Gen.Int[2, 6]).Sample((whole, top, bottom) =>
        {
            var quantity = Quantity.Exactly(new Rational(whole) + new Rational(top % bottom, bottom));
            Assert.True(Quantity.TryParse(quantity.ToDisplay(), out var back));
            Assert.Equal(quantity, back);
        });

    [Fact]
    public void Any_text_is_read_or_refused_without_an_exception() => Gen.String.Sample(text =>
    {
        if (Quantity.TryParse(text, out var quantity))
            Assert.True(Quantity.TryParse(quantity.ToString(), out var back) && back == quantity);
    });

    [Fact]
    public void Doubling_and_halving_changes_nothing_up_to_half_the_limit() =>
        Gen.Select(Gen.Long[0, Rational.Limit / 2], Gen.Long[1, Rational.Limit]).Sample((top, bottom) =>
        {
            var amount = new Rational(top, bottom);
            Assert.Equal(amount, amount * new Rational(2) * new Rational(1, 2));
        });

    [Fact]
    public void Beyond_the_limits_the_nearest_fraction_is_taken() =>
        Gen.Select(Gen.Long[1, Rational.Limit], Gen.Long[1, Rational.Limit], Gen.Long[1, Rational.Limit], Gen.Long[1, Rational.Limit])
            .Sample((a, b, c, d) =>
            {
                var exact = (double)a / b * ((double)c / d);
                var product = (new Rational(a, b) * new Rational(c, d)).ToDouble();
                var expected = Math.Min(exact, Rational.Limit);
                // Below 1/Limit there is nothing nearer than a step; at the upper end a step is 1.
                Assert.InRange(Math.Abs(product - expected), 0, Math.Max(Math.Max(expected, 1) * 1e-6, 1.0 / Rational.Limit));
            });

    [Theory]
    [InlineData("236.5882365", "473176473/2000000")]
    [InlineData("0.1", "1/10")]
    [InlineData("-3", "0")]
    [InlineData("79228162514264337593543950335", "1000000000000000000")]
    public void A_decimal_is_taken_exactly(string number, string fraction) =>
        Assert.Equal(fraction, Rational.FromDecimal(decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture)).ToString());

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-1)]
    public void A_number_that_is_no_amount_is_nothing(double number) => Assert.Equal(Rational.Zero, Rational.FromDouble(number));

    [Theory]
    [InlineData("3", "2", "1")]
    [InlineData("1/2", "1/3", "1/6")]
    [InlineData("1", "2", "0")]
    public void A_difference_is_never_negative(string one, string other, string difference)
    {
        Assert.True(Rational.TryParse(one, out var a));
        Assert.True(Rational.TryParse(other, out var b));
        Assert.Equal(difference, (a - b).ToString());
    }

    [Fact]
    public void No_arithmetic_leaves_the_limits() => Gen.Select(Gen.Long[0, long.MaxValue], Gen.Long[1, long.MaxValue])
        .Sample((top, bottom) =>
    {
        var value = new Rational(top, bottom);
        foreach (var result in new[] { value, value + value, value * value, value.Numerator == 0 ? value : value / value })
        {
            Assert.InRange(result.Numerator, 0, Rational.Limit);
            Assert.InRange(result.Denominator, 1, Rational.Limit);
        }
    });

    [Theory]
    [InlineData("3/4", "¾")]
    [InlineData("3/2", "1½")]
    [InlineData("2-3", "2–3")]
    [InlineData("5/4", "1¼")]
    [InlineData("17/16", "1.06")]
    [InlineData("1/1000", "0.001")]
    [InlineData("1/3000000", "0.000001")]
    public void Amounts_are_shown_as_cooks_write_them(string text, string shown)
    {
        Assert.True(Quantity.TryParse(text, out var quantity));
        Assert.Equal(shown, quantity.ToDisplay());
    }
}

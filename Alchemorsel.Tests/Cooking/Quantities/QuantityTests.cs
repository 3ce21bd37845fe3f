using Alchemorsel.Cooking.Quantities;
using Alchemorsel.Cooking.Units;
using CsCheck;

namespace Alchemorsel.Tests.Cooking.Quantities;

public sealed class QuantityTests
{
    private static readonly Gen<Rational> Amounts = Gen.Select(Gen.Long[0, 1_000_000], Gen.Long[1, 1_000], (top, bottom) => new Rational(top, bottom));

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
    public void Conversion_there_and_back_changes_nothing(string from, string to) => Amounts.Sample(amount =>
    {
        var there = UnitConversion.Convert(Quantity.Exactly(amount), Unit.FromCode(from)!, Unit.FromCode(to)!);
        Assert.Equal(Quantity.Exactly(amount), UnitConversion.Convert(there, Unit.FromCode(to)!, Unit.FromCode(from)!));
    });

    [Fact]
    public void No_arithmetic_leaves_the_limits() => Gen.Select(Gen.Long[0, long.MaxValue], Gen.Long[1, long.MaxValue]).Sample((top, bottom) =>
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
    public void Amounts_are_shown_as_cooks_write_them(string text, string shown)
    {
        Assert.True(Quantity.TryParse(text, out var quantity));
        Assert.Equal(shown, quantity.ToDisplay());
    }
}

using Alchemorsel.Cooking.Quantities;
using Alchemorsel.Cooking.Units;
using CsCheck;

namespace Alchemorsel.Tests.Cooking.Units;

public sealed class UnitConversionTests
{
    private static readonly Gen<Rational> Amounts = Gen
        .Select(Gen.Long[1, 100_000], Gen.Long[1, 48], (top, bottom) => new Rational(top, bottom));

    private static readonly Unit[] MeasuredUnits = [.. UnitCatalogue.All.Where(unit => unit.Size > 0)];

    private static readonly Gen<Unit> Measured = Gen.Int[0, MeasuredUnits.Length - 1].Select(i => MeasuredUnits[i]);

    private static readonly Gen<Unit?> AnyUnit =
        Gen.Int[0, UnitCatalogue.All.Count].Select(i => i == UnitCatalogue.All.Count ? null : UnitCatalogue.All[i]);

    [Fact]
    public void Every_conversion_there_and_back_changes_nothing() => Gen.Select(Amounts, Measured, Measured).Sample((amount, from, to) =>
    {
        var quantity = Quantity.Exactly(amount);
        if (!UnitConversion.TryConvert(quantity, from, to, null, out var there))
            return;
        Assert.True(UnitConversion.TryConvert(there, to, from, null, out var back));
        // Exact, unless the fraction on the way has more digits than fractions hold.
        if (there.Min.Numerator < Rational.Limit / 1_000 && there.Min.Denominator < Rational.Limit / 1_000)
            Assert.Equal(quantity, back);
        Assert.InRange(back.Min.ToDouble() / amount.ToDouble(), 1 - 1e-5, 1 + 1e-5);
    });

    [Theory]
    [InlineData("1", "cup", "tbsp", "16")]
    [InlineData("1", "tbsp", "tsp", "3")]
    [InlineData("1", "gallon", "cup", "16")]
    [InlineData("1", "imp-gallon", "imp-pint", "8")]
    [InlineData("1", "imp-pint", "imp-fl-oz", "20")]
    [InlineData("1", "pint", "fl-oz", "16")]
    [InlineData("1", "lb", "oz", "16")]
    [InlineData("1", "lb", "g", "45359237/100000")]
    [InlineData("3/2", "kg", "g", "1500")]
    public void Units_that_are_parts_of_each_other_convert_exactly(string amount, string from, string to, string expected)
    {
        Assert.True(Quantity.TryParse(amount, out var quantity));
        Assert.Equal(expected, UnitConversion.Convert(quantity, Unit.FromCode(from)!, Unit.FromCode(to)!).ToString());
    }

    [Fact]
    public void Volume_and_mass_convert_through_the_density_and_back()
    {
        var flour = new Rational(53, 100);
        var (cup, gram) = (Unit.FromCode("cup")!, Unit.FromCode("g")!);
        Assert.True(UnitConversion.TryConvert(Quantity.Exactly(Rational.One), cup, gram, flour, out var grams));
        Assert.Equal(125.39, grams.Min.ToDouble(), 2);
        Assert.True(UnitConversion.TryConvert(grams, gram, cup, flour, out var cups));
        Assert.Equal("1", cups.ToString());
        Assert.False(UnitConversion.TryConvert(grams, gram, cup, null, out _));
        Assert.False(UnitConversion.TryConvert(grams, gram, cup, Rational.Zero, out _));
        Assert.False(UnitConversion.TryConvert(grams, gram, Unit.FromCode("cm")!, flour, out _));
        Assert.False(UnitConversion.TryConvert(grams, gram, Unit.FromCode("clove")!, flour, out _));
    }

    [Theory]
    [InlineData("1500", "g", null, "1.5 kg", null)]
    [InlineData("1/2", "kg", null, "500 g", null)]
    [InlineData("6", "tsp", null, "2 tbsp", null)]
    [InlineData("12", "tbsp", null, "¾ cup", null)]
    [InlineData("1/12", "cup", null, "1⅓ tbsp", null)]
    [InlineData("5/2", null, null, "3", "2½ rounded up")]
    [InlineData("9/4", null, null, "2", "2¼ rounded down")]
    [InlineData("1/2", null, null, "½", null)]
    [InlineData("3/2", "clove", null, "1½ cloves", null)]
    [InlineData("10/3", "clove", null, "3 cloves", "3⅓ rounded down")]
    [InlineData("1", "cup", UnitSystem.Metric, "235 ml", null)]
    [InlineData("2", "tbsp", UnitSystem.Metric, "2 tbsp", null)]
    [InlineData("375", "g", null, "375 g", null)]
    [InlineData("1", "lb", UnitSystem.Metric, "450 g", null)]
    [InlineData("250", "ml", UnitSystem.UsCustomary, "1 cup", null)]
    [InlineData("570", "ml", UnitSystem.Imperial, "1 imperial pint", null)]
    [InlineData("1", "inch", UnitSystem.Metric, "2.5 cm", null)]
    [InlineData("2-3", "cup", UnitSystem.Metric, "470–710 ml", null)]
    [InlineData("1/1000", "g", null, "0.001 g", null)]
    public void Amounts_are_given_as_a_cook_measures_them(string amount, string? unit, UnitSystem? system, string shown, string? note)
    {
        Assert.True(Quantity.TryParse(amount, out var quantity));
        var kitchen = KitchenAmount.Of(quantity, Unit.FromCode(unit), system);
        Assert.Equal((shown, note), (kitchen.ToDisplay(), kitchen.Note));
    }

    [Theory]
    [InlineData("1500", "g", "de", "1,5 kg")]
    [InlineData("2", "tbsp", "de", "2 EL")]
    [InlineData("3/2", "cup", "pl", "1½ filiżanki")]
    public void Amounts_are_given_in_the_readers_language(string amount, string unit, string language, string shown)
    {
        Assert.True(Quantity.TryParse(amount, out var quantity));
        Assert.Equal(shown, KitchenAmount.Of(quantity, Unit.FromCode(unit)).ToDisplay(language));
    }

    [Fact]
    public void Rounding_never_makes_nothing_and_stays_near() =>
        Gen.Select(Amounts, AnyUnit, Gen.Enum<UnitSystem>()).Sample((amount, unit, system) =>
        {
            var kitchen = KitchenAmount.Of(Quantity.Exactly(amount), unit, system);
            Assert.True(kitchen.Quantity.Min > Rational.Zero);
            var ratio = kitchen.Quantity.Min.ToDouble() / kitchen.Exact.Min.ToDouble();
            Assert.InRange(ratio, 0.5, 2);
            Assert.Equal(kitchen.How == RoundedHow.Not, kitchen.Quantity == kitchen.Exact);
        });
}

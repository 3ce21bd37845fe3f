using Alchemorsel.Cooking.Quantities;
using Alchemorsel.Cooking.Units;

namespace Alchemorsel.Tests.Cooking.Units;

public sealed class OwnUnitsTests
{
    private static readonly OwnUnits Own = new(
    [
        new OwnUnit(["mug", "Becher"], new Rational(300), Unit.FromCode("ml")!),
        new OwnUnit(["small mug"], new Rational(200), Unit.FromCode("ml")!),
        new OwnUnit(["cup"], new Rational(250), Unit.FromCode("ml")!),
        new OwnUnit(["scoop"], new Rational(65, 2), Unit.FromCode("g")!),
    ]);

    [Theory]
    [InlineData("2 mugs milk", null, "600", "ml", "milk")]
    [InlineData("1½ Mugs of milk, warm", null, "450", "ml", "milk")]
    [InlineData("2-3 mugs water", null, "600-900", "ml", "water")]
    [InlineData("a mug of rice", null, "300", "ml", "rice")]
    [InlineData("2 small mugs milk", null, "400", "ml", "milk")]
    [InlineData("2 Becher Sahne", "de", "600", "ml", "Sahne")]
    [InlineData("2 cups plain flour", null, "500", "ml", "plain flour")]
    [InlineData("2 scoops whey", null, "65", "g", "whey")]
    public void A_households_unit_is_an_amount_of_one_that_everybody_knows(string text, string? language, string quantity, string unit, string food)
    {
        var line = Own.Read(text, language);
        Assert.Equal((quantity, unit, food, text), (line?.Quantity?.ToString(), line?.Unit?.Code, line?.Food, line?.Original));
    }

    [Theory]
    [InlineData("200 g smug figs")]
    [InlineData("mug cake")]
    [InlineData("1 l milk for the good old mug")]
    [InlineData("2 muggles")]
    public void A_word_that_is_no_measure_of_the_line_is_left_alone(string text) => Assert.Null(Own.Read(text, null));
}

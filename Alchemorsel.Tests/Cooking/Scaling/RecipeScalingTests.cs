using Alchemorsel.Cooking.Ingredients;
using Alchemorsel.Cooking.Quantities;
using Alchemorsel.Cooking.Scaling;
using Alchemorsel.Cooking.Units;
using CsCheck;

namespace Alchemorsel.Tests.Cooking.Scaling;

public sealed class RecipeScalingTests
{
    [Theory]
    [InlineData("2 cups flour", "2", null, "4 cups", null)]
    [InlineData("2 cups flour", "1", null, "2 cups", null)]
    [InlineData("1/2 cup sugar", "1/6", null, "1⅓ tbsp", null)]
    [InlineData("5 eggs", "1/2", null, "3", "2½ rounded up")]
    [InlineData("1 onion", "1/2", null, "½", null)]
    [InlineData("750 g flour", "2", null, "1.5 kg", null)]
    [InlineData("10g/½oz fresh tarragon", "2", null, "20 g/1 oz", null)]
    [InlineData("10g/½oz fresh tarragon", "1", null, "10 g/½ oz", null)]
    [InlineData("10g/½oz fresh tarragon", "4", UnitSystem.UsCustomary, "2 oz", null)]
    [InlineData("10g/½oz fresh tarragon", "1", UnitSystem.Imperial, "½ oz", null)]
    [InlineData("700g/1lb 9oz potatoes", "2", null, "1.4 kg/3¼ lb", null)]
    [InlineData("2 x 400g tins chopped tomatoes", "2", null, "4 cans", null)]
    [InlineData("2-3 carrots", "2", null, "4–6", null)]
    [InlineData("1 cup milk", "1", UnitSystem.Metric, "235 ml", null)]
    [InlineData("2 tbsp oil", "1", UnitSystem.Metric, "2 tbsp", null)]
    [InlineData("salt", "2", null, "", null)]
    public void An_ingredient_is_shown_as_a_cook_measures_it(string text, string factor, UnitSystem? system, string amount, string? note)
    {
        Assert.True(Rational.TryParse(factor, out var by));
        var shown = RecipeScaling.Display(IngredientParser.Parse(text, "en"), by, system);
        Assert.Equal((amount, note), (shown.Amount, shown.Note));
    }

    [Fact]
    public void Units_are_named_in_the_recipes_language() =>
        Assert.Equal("4 EL", RecipeScaling.Display(IngredientParser.Parse("2 EL Öl", "de"), new Rational(2), null, "de").Amount);

    [Theory]
    [InlineData("2", "2")]
    [InlineData("½", "1/2")]
    [InlineData("1.5x", "3/2")]
    [InlineData("×3", "3")]
    [InlineData("0", null)]
    [InlineData("1001", null)]
    [InlineData("1-2", null)]
    [InlineData("twice", null)]
    [InlineData(null, null)]
    public void A_factor_is_read_as_typed(string? text, string? factor) => Assert.Equal(factor, ScaleFactor.Read(text)?.ToString());

    [Fact]
    public void Servings_give_a_factor_and_no_servings_none()
    {
        Assert.Equal(new Rational(3, 2), ScaleFactor.OfServings(new Rational(4), new Rational(6)));
        Assert.Null(ScaleFactor.OfServings(Rational.Zero, new Rational(6)));
        Assert.Null(ScaleFactor.OfServings(new Rational(4), Rational.Zero));
    }

    [Theory]
    [InlineData("500 g flour", "300", "g", null, "3/5")]
    [InlineData("1 kg flour", "300", "g", null, "3/10")]
    [InlineData("4 eggs", "3", null, null, "3/4")]
    [InlineData("3 cloves garlic", "6", "clove", null, "2")]
    [InlineData("100 ml oil", "46", "g", "0.92", "1/2")]
    [InlineData("2 sticks/226g butter", "113", "g", null, "1/2")]
    [InlineData("100 ml oil", "46", "g", null, null)]
    [InlineData("4 eggs", "300", "g", null, null)]
    [InlineData("salt", "300", "g", null, null)]
    [InlineData("1 g salt", "3", "kg", null, null)]
    public void What_there_is_of_one_ingredient_gives_the_factor(string text, string have, string? unit, string? density, string? factor)
    {
        Assert.True(Rational.TryParse(have, out var amount));
        Rational? weight = Rational.TryParse(density, out var known) ? known : null;
        Assert.Equal(factor, ScaleFactor.OfIngredient(IngredientParser.Parse(text, "en"), amount, Unit.FromCode(unit), weight)?.ToString());
    }

    [Fact]
    public void Scaled_by_an_ingredient_the_recipe_takes_just_what_there_is() =>
        Gen.Select(Gen.Long[1, 5_000], Gen.Long[1, 5_000], Gen.Long[1, 12]).Sample((asked, have, part) =>
        {
            var line = new IngredientLine
            {
                Original = "flour",
                Food = "flour",
                Quantity = Quantity.Exactly(new Rational(asked, part)),
                Unit = Unit.FromCode("cup")
            };
            if (ScaleFactor.OfIngredient(line, new Rational(have), Unit.FromCode("tbsp")) is not { } factor)
                return;
            Assert.Equal(new Rational(have, 16), line.Quantity.Value.Min * factor);
        });

    [Fact]
    public void Any_line_scales_without_an_exception() =>
        Gen.Select(Gen.String[0, 60], Gen.Long[1, 1_000], Gen.Long[1, 1_000], Gen.Enum<UnitSystem>()).Sample((text, top, bottom, system) =>
        {
            foreach (var line in new[] { text, $"2 cups/{text}", $"1 lb 2 oz/500 g {text}", $"10g/½oz plus 1 tsp {text}" })
                Assert.NotNull(RecipeScaling.Display(IngredientParser.Parse(line, "en"), new Rational(top, bottom), system).Amount);
        });
}

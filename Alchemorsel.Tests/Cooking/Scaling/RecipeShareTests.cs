using Alchemorsel.Cooking.Ingredients;
using Alchemorsel.Cooking.Quantities;
using Alchemorsel.Cooking.Scaling;

namespace Alchemorsel.Tests.Cooking.Scaling;

public sealed class RecipeShareTests
{
    [Theory]
    [InlineData("basil pesto", 4, null, null, "1")]
    [InlineData("2 basil pesto", 4, null, null, "2")]
    [InlineData("3 naan", 4, "8 naan", null, "3/8")]
    [InlineData("2-3 naan", 4, "8 naan", null, "3/8")]
    [InlineData("1 serving basil pesto", 4, null, null, "1/4")]
    [InlineData("1 serving basil pesto", null, null, null, null)]
    [InlineData("250 ml vegetable stock", 4, "1.5 litres", null, "1/6")]
    [InlineData("200 g pizza dough", 2, "800 g", null, "1/4")]
    [InlineData("200 g pizza dough", 2, null, 500d, "2/5")]
    [InlineData("200 g pizza dough", 2, null, null, null)]
    [InlineData("200 ml pizza dough", 2, "4 balls", 500d, null)]
    [InlineData("1 batch pizza dough", 2, "4 balls", 500d, "1")]
    public void A_line_takes_its_share_of_what_the_recipe_makes(string line, int? servings, string? yield, double? grams, string? expected) =>
        Assert.Equal(expected, RecipeShare.Of(IngredientParser.Parse(line), servings, yield, grams)?.ToString());

    [Theory]
    [InlineData("1", "the whole recipe")]
    [InlineData("3/8", "⅜ of the recipe")]
    [InlineData("5/2", "2½ times the recipe")]
    [InlineData("137/400", "0.34 of the recipe")]
    public void A_share_is_said_as_a_cook_would(string share, string words)
    {
        Assert.True(Rational.TryParse(share, out var value));
        Assert.Equal(words, RecipeShare.ToWords(value));
    }
}

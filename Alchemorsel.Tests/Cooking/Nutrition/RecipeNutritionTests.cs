using Alchemorsel.Cooking.Ingredients;
using Alchemorsel.Cooking.Nutrition;
using Alchemorsel.Cooking.Quantities;
using CsCheck;

namespace Alchemorsel.Tests.Cooking.Nutrition;

public sealed class RecipeNutritionTests
{
    private static readonly string[] Kinds =
        [" g rice", " cups rice", " oz butter", " large eggs", " cloves garlic", " tbsp oil", " xylqors", " lettuces"];

    private static readonly Gen<string[]> Recipes =
        Gen.Select(Gen.Int[1, 12], Gen.Int[0, Kinds.Length - 1], (count, kind) => $"{count}{Kinds[kind]}").Array[1, 10];

    [Theory]
    [InlineData("200 g rice", 200, MassSource.Written)]
    [InlineData("1 lb 2 oz rice", 510.29, MassSource.Written)]
    [InlineData("10g/½oz butter", 10, MassSource.Written)]
    [InlineData("2-4 oz butter", 85.05, MassSource.Written)]
    [InlineData("1 cup rice", 189.27, MassSource.Volume)]
    [InlineData("1 cup (200 g) rice", 200, MassSource.Written)]
    [InlineData("1 cup chopped walnuts", 117, MassSource.Volume)]
    [InlineData("2 large eggs", 100, MassSource.Pieces)]
    [InlineData("2 eggs", 88, MassSource.Pieces)]
    [InlineData("3 cloves garlic", 9, MassSource.Pieces)]
    [InlineData("1 stick butter", 113, MassSource.Pieces)]
    [InlineData("1 head lettuce", 600, MassSource.Pieces)]
    [InlineData("2 x 400g tins beans", 800, MassSource.Written)]
    [InlineData("1 (14-ounce) can beans", 396.89, MassSource.Written)]
    [InlineData("2 (15 oz) cans beans, drained", 510.29, MassSource.Written)]
    [InlineData("400g tin beans, drained", 240, MassSource.Written)]
    [InlineData("1 knob of butter", 14.4, MassSource.Convention)]
    [InlineData("1 litre oil for deep-frying", 90, MassSource.Volume)]
    public void A_line_weighs_what_a_cook_would_weigh(string text, double grams, MassSource source)
    {
        var line = Assert.Single(Of(1, text).Lines);
        Assert.Equal((grams, source, Coverage.Counted), (Math.Round(line.Mass!.Grams, 2), line.Mass.Source, line.Coverage));
    }

    [Theory]
    [InlineData("salt", Coverage.Negligible)]
    [InlineData("Salz und Pfeffer", Coverage.Negligible)]
    [InlineData("paprika, to taste", Coverage.Negligible)]
    [InlineData("500 ml water", Coverage.Negligible)]
    [InlineData("1 pepper", Coverage.UnknownFood)]
    [InlineData("rice", Coverage.NoAmount)]
    [InlineData("1 can beans", Coverage.UnknownMass)]
    [InlineData("2 tbsp oil (optional)", Coverage.Optional)]
    [InlineData("2 tbsp xylqor", Coverage.UnknownFood)]
    public void A_line_that_is_not_counted_says_why(string text, Coverage coverage) =>
        Assert.Equal(coverage, Assert.Single(Of(1, text).Lines).Coverage);

    [Fact]
    public void Coverage_counts_lines_and_known_mass()
    {
        var recipe = Of(4, "300 g rice", "100 g xylqor", "salt", "1 tbsp oil (optional)");
        Assert.Equal((2, 3, 0.75), (recipe.CoveredLines, recipe.CountedLines, recipe.MassShare));
        Assert.Equal(1080, recipe.Totals.Energy!.Value, 6);
        Assert.Equal(270, recipe.PerServing!.Energy!.Value, 6);
        Assert.Equal(360, recipe.Per100Grams!.Energy!.Value, 6);
    }

    [Fact]
    public void A_household_knows_its_own_food_and_mass_better()
    {
        IngredientLine[] lines = [IngredientParser.Parse("1 bowl xylqor", "en")];
        var rice = TestFoods.Find("rice", null)!.Food;
        var recipe = RecipeNutrition.Calculate(
            lines, 1, TestFoods.Find, "en", new Dictionary<int, LineOverride> { [0] = new(rice, 50) });
        Assert.Equal(180, recipe.Totals.Energy!.Value, 6);
        Assert.Equal(MassSource.Given, recipe.Lines[0].Mass!.Source);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Without_a_number_of_servings_there_is_no_serving(double servings) => Assert.Null(Of(servings, "100 g rice").PerServing);

    [Fact]
    public void A_serving_stays_the_same_when_the_recipe_grows() => Gen.Select(Recipes, Gen.Int[1, 9]).Sample((texts, factor) =>
    {
        var lines = Array.ConvertAll(texts, text => IngredientParser.Parse(text, "en"));
        var more = Array.ConvertAll(lines, line => line with
        {
            Amounts = [.. line.Amounts.Select(amount => amount with { Quantity = amount.Quantity * new Rational(factor) })],
        });
        var one = RecipeNutrition.Calculate(lines, 4, TestFoods.Find);
        Assert.Equal(Energy(one), Energy(RecipeNutrition.Calculate(more, 4 * factor, TestFoods.Find)), 1e-6);
    }, iter: 500);

    [Fact]
    public void The_order_of_lines_does_not_matter() => Recipes.Sample(texts =>
        Assert.Equal(Energy(Of(2, texts)), Energy(Of(2, [.. texts.Reverse()])), 1e-6), iter: 500);

    [Fact]
    public void Another_line_never_takes_anything_away() => Gen.Select(Recipes, Recipes).Sample((texts, more) =>
    {
        var few = Of(1, texts).Totals.Values();
        var many = Of(1, [.. texts, .. more]).Totals.Values();
        Assert.All(few.Zip(many), pair => Assert.True(pair.First <= pair.Second));
    }, iter: 500);

    private static double Energy(RecipeNutrition recipe) => recipe.PerServing!.Energy!.Value;

    private static RecipeNutrition Of(double servings, params string[] lines) =>
        RecipeNutrition.Calculate(Array.ConvertAll(lines, line => IngredientParser.Parse(line, null)), servings, TestFoods.Find);
}

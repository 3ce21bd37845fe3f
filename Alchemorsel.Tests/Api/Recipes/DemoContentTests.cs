using Alchemorsel.Api.Recipes;
using Alchemorsel.Api.Recipes.Demo;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Cooking.Ingredients;
using Alchemorsel.Cooking.Units;

namespace Alchemorsel.Tests.Api.Recipes;

public sealed class DemoContentTests
{
    // Reading is strict: an unknown member or a broken rule ends it with the file's name.
    private static readonly IReadOnlyList<RecipeInput> Recipes = DemoRecipes.Read();

    public static TheoryData<string> Titles => [.. Recipes.Select(recipe => recipe.Title)];

    [Fact]
    public void There_are_enough_recipes_to_try_the_product_with()
    {
        Assert.True(Recipes.Count >= 40, $"Only {Recipes.Count} demo recipes.");
        Assert.Equal(Recipes.Count, Recipes.Select(recipe => recipe.Title).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.True(Recipes.Select(recipe => recipe.Cuisine).Distinct().Count() >= 15, "The cuisines are not varied.");
        Assert.True(Recipes.Select(recipe => recipe.Language).Distinct().Count() >= 5, "The languages are not varied.");
    }

    [Theory]
    [MemberData(nameof(Titles))]
    public void A_recipe_keeps_to_the_rules_and_can_be_cooked_from(string title)
    {
        var recipe = Find(title);

        Assert.Empty(RecipeRules.Check(recipe));
        Assert.Null(recipe.ImageUrl);
        Assert.Equal(RecipeStatus.Published, recipe.Status);
        Assert.True(recipe.Servings is not null || recipe.YieldText is not null, "It says neither servings nor yield.");
        Assert.True(recipe.TotalMinutes >= (recipe.PrepMinutes ?? 0) + (recipe.CookMinutes ?? 0), "The total time is shorter than its parts.");
        Assert.True(Lines(recipe).Count() >= 3, "Hardly any ingredients.");
        Assert.NotEmpty(recipe.Steps.SelectMany(section => section.Steps));
    }

    [Theory]
    [MemberData(nameof(Titles))]
    public void Every_ingredient_line_is_understood(string title)
    {
        var recipe = Find(title);

        // Japanese puts the unit before its number ("大さじ2"), which the parser keeps as text.
        foreach (var line in Lines(recipe).Where(line => !line.Contains("さじ", StringComparison.Ordinal)))
        {
            var parsed = IngredientParser.Parse(line, recipe.Language);
            Assert.False(string.IsNullOrWhiteSpace(parsed.Food), $"'{line}' has no food.");
            // A number that stays in the food was not read as a quantity.
            Assert.False(parsed.Quantity is null && line.Any(char.IsAsciiDigit), $"'{line}' has no quantity.");
            Assert.False(parsed.Food.Any(char.IsAsciiDigit), $"'{line}' was read as the food '{parsed.Food}'.");
        }
    }

    [Fact]
    public void Some_recipes_use_another_one_as_an_ingredient()
    {
        var titles = Recipes.Select(recipe => recipe.Title).ToHashSet(StringComparer.OrdinalIgnoreCase);

        var nested = Recipes.Where(recipe => Lines(recipe).Any(line => titles.Contains(IngredientParser.Parse(line, recipe.Language).Food)));

        Assert.True(nested.Count() >= 2);
    }

    [Fact]
    public void Both_systems_of_units_occur()
    {
        var systems = Recipes
            .SelectMany(recipe => Lines(recipe).Select(line => IngredientParser.Parse(line, recipe.Language).Unit?.System))
            .ToHashSet();

        Assert.Contains(UnitSystem.Metric, systems);
        Assert.Contains(UnitSystem.UsCustomary, systems);
    }

    [Fact]
    public void Sections_and_nutrition_occur()
    {
        Assert.Contains(Recipes, recipe => recipe.Ingredients.Count > 1);
        Assert.Contains(Recipes, recipe => recipe.Steps.Count > 1);
        Assert.Contains(Recipes, recipe => recipe.Nutrition?.Calories > 0);
    }

    private static RecipeInput Find(string title) => Recipes.Single(recipe => recipe.Title == title);

    private static IEnumerable<string> Lines(RecipeInput recipe) => recipe.Ingredients.SelectMany(section => section.Lines);
}

using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Contracts.Search;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;

namespace Alchemorsel.Tests.Api.Search;

[Collection(ApiGroup.Name)]
public sealed class SuggestionTests(ApiFixture api)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Titles_that_begin_so_come_before_those_with_a_word_that_does()
    {
        using var cook = await KitchenAsync("Carrot soup", "Glazed carrots", "Carrot and apple salad", "Bread");

        Assert.Equal(["Carrot and apple salad", "Carrot soup", "Glazed carrots"], await TitlesAsync(cook, "carr"));
        Assert.Equal(["Carrot soup"], await TitlesAsync(cook, "carrot so"));
        Assert.Equal(["Carrot and apple salad"], await TitlesAsync(cook, "apple sal"));
    }

    [Theory]
    [InlineData("CRÈME", "Crème brûlée")]
    [InlineData("brulee", "Crème brûlée")]
    [InlineData("carott", "Carrot soup")]
    [InlineData("親子", "親子丼")]
    public async Task Accents_case_and_slips_are_forgiven(string typed, string title)
    {
        using var cook = await KitchenAsync("Crème brûlée", "Carrot soup", "親子丼");

        Assert.Equal([title], await TitlesAsync(cook, typed));
    }

    [Fact]
    public async Task A_food_is_suggested_where_a_recipe_has_it()
    {
        using var cook = await KitchenAsync("Supper");
        await cook.CreateAsync(new RecipeInput { Title = "Stew", Ingredients = [new IngredientSectionInput(null, ["2 carrots", "1 onion"])] });

        Assert.Contains("carrot", (await SuggestAsync(cook, "carr")).Foods, StringComparer.OrdinalIgnoreCase);
        Assert.Contains("Karotte", (await SuggestAsync(cook, "karott")).Foods, StringComparer.OrdinalIgnoreCase);
        Assert.Empty((await SuggestAsync(cook, "caulif")).Foods);
    }

    [Fact]
    public async Task They_are_few_of_the_household_alone_and_never_archived()
    {
        using var cook = await api.NewCookAsync();
        for (var number = 0; number < Limits.SuggestionsMax + 3; number++)
            await cook.CreateAsync($"Pea soup {number:d2}");
        var archived = await cook.CreateAsync("Pea soup 000");
        (await cook.SendAsync(HttpMethod.Post, $"/{archived.Id}/archive")).Dispose();
        using var stranger = await api.NewCookAsync();

        var titles = await TitlesAsync(cook, "pea");

        Assert.Equal(Limits.SuggestionsMax, titles.Count);
        Assert.Equal("Pea soup 00", titles[0]);
        Assert.DoesNotContain("Pea soup 000", titles);
        Assert.Empty(await TitlesAsync(stranger, "pea"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("%20%20")]
    [InlineData("'%20%26%20!%3A*%20%5C")]
    [InlineData("%00")]
    [InlineData("zzzzzzzz")]
    public async Task Nothing_typed_and_nothing_found_is_nothing(string typed)
    {
        using var cook = await KitchenAsync("Carrot soup");

        Assert.Empty(await TitlesAsync(cook, Uri.UnescapeDataString(typed)));
    }

    private async Task<HttpClient> KitchenAsync(params string[] titles)
    {
        var cook = await api.NewCookAsync();
        foreach (var title in titles)
            await cook.CreateAsync(title);
        return cook;
    }

    private static async Task<List<string>> TitlesAsync(HttpClient cook, string typed)
        => [.. (await SuggestAsync(cook, typed)).Recipes.Select(recipe => recipe.Title)];

    private static async Task<RecipeSuggestions> SuggestAsync(HttpClient cook, string typed)
    {
        using var answer = await cook.GetAsync($"/api/v1/recipes/suggestions?q={Uri.EscapeDataString(typed)}", Cancellation);
        answer.EnsureSuccessStatusCode();
        return await answer.ReadAsync<RecipeSuggestions>();
    }
}

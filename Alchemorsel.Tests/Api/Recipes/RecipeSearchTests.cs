using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Tests.Infrastructure;

namespace Alchemorsel.Tests.Api.Recipes;

[Collection(ApiGroup.Name)]
public sealed class RecipeSearchTests(ApiFixture api)
{
    [Theory]
    [InlineData("carbonara")]
    [InlineData("carbon")]
    [InlineData("spaghetti carb")]
    [InlineData("spagheti carbonra")]
    [InlineData("SPAGETTI")]
    [InlineData("guancale")]
    [InlineData("whisking")]
    [InlineData("\"spaghetti carbonara\"")]
    [InlineData("pasta -fish")]
    public async Task A_recipe_is_found_by(string words)
    {
        using var cook = await api.NewCookAsync();
        await CarbonaraAsync(cook);
        await cook.CreateAsync("Plum cake");

        Assert.Equal(["Spaghetti Carbonara"], await cook.SearchAsync(words));
    }

    [Theory]
    [InlineData("tofu")]
    [InlineData("\"carbonara spaghetti\"")]
    [InlineData("!!!")]
    [InlineData("'); drop table recipe; --")]
    public async Task A_recipe_is_not_found_by(string words)
    {
        using var cook = await api.NewCookAsync();
        await cook.CreateAsync("Plum cake");

        Assert.Empty(await cook.SearchAsync(words));
    }

    [Theory]
    [InlineData("Crème brûlée", "creme brulee", "fr")]
    [InlineData("Käsespätzle", "kasespatzle", "de")]
    [InlineData("Grüße aus der Küche", "grusse", "de")]
    [InlineData("Smørrebrød", "smorrebrod", "da")]
    [InlineData("Piroggen", "Píröggèn", null)]
    [InlineData("Борщ украинский", "борщ", "ru")]
    public async Task Accents_do_not_matter(string title, string words, string? language)
    {
        using var cook = await api.NewCookAsync();
        await cook.CreateAsync(new RecipeInput { Title = title, Language = language });

        Assert.Equal([title], await cook.SearchAsync(words));
    }

    [Theory]
    [InlineData("chiken")]
    [InlineData("chikcen")]
    [InlineData("soop")]
    [InlineData("soup of chiken")]
    public async Task A_misspelt_word_is_forgiven(string words)
    {
        using var cook = await api.NewCookAsync();
        await cook.CreateAsync("Chicken soup of the day");
        await cook.CreateAsync("Plum cake");

        Assert.Equal(["Chicken soup of the day"], await cook.SearchAsync(words));
    }

    [Theory]
    [InlineData("q=ham", new[] { "Ham pie" })]
    [InlineData("q=hamb", new[] { "Hamburger" })]
    [InlineData("q=ha", new[] { "Hamburger", "Ham pie" })]
    [InlineData("q=ham&tag=grill", new[] { "Hamburger" })]
    [InlineData("q=hma&tag=grill", new string[0])]
    public async Task A_word_that_there_is_goes_on_only_where_no_recipe_has_it(string query, string[] titles)
    {
        using var cook = await api.NewCookAsync();
        await cook.CreateAsync("Ham pie");
        await cook.CreateAsync(new RecipeInput { Title = "Hamburger", Tags = ["Grill"] });

        Assert.Equal(titles, await cook.TitlesAsync(query));
        Assert.Equal(titles.Length, (await cook.FacetsAsync(query)).Total);
    }

    [Fact]
    public async Task A_word_spelt_right_does_not_bring_its_look_alikes()
    {
        using var cook = await api.NewCookAsync();
        await cook.CreateAsync("Chicken soup");
        await cook.CreateAsync("Chickpea stew");

        Assert.Equal(["Chicken soup"], await cook.SearchAsync("chicken"));
    }

    [Fact]
    public async Task A_title_counts_more_than_a_tag_and_a_tag_more_than_a_step()
    {
        using var cook = await api.NewCookAsync();
        await cook.CreateAsync("Lemon tart");
        await cook.CreateAsync(new RecipeInput { Title = "Salad", Steps = [new(null, ["Squeeze the lemon."])] });
        await cook.CreateAsync(new RecipeInput { Title = "Sorbet", Tags = ["Lemon"] });

        Assert.Equal(["Lemon tart", "Sorbet", "Salad"], await cook.SearchAsync("lemon"));
    }

    private static Task<RecipeDetails> CarbonaraAsync(HttpClient cook) => cook.CreateAsync(new RecipeInput
    {
        Title = "Spaghetti Carbonara",
        Language = "en",
        Tags = ["Pasta"],
        Ingredients = [new(null, ["400 g spaghetti", "150 g guanciale"])],
        Steps = [new(null, ["Whisk the eggs."])],
    });
}

using System.Net;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Tests.Infrastructure;

namespace Alchemorsel.Tests.Api.Recipes;

[Collection(ApiGroup.Name)]
public sealed class RecipeListTests(ApiFixture api)
{
    [Fact]
    public async Task Every_order_shows_each_recipe_once_while_others_are_added()
    {
        using var cook = await api.NewCookAsync();
        foreach (var number in Enumerable.Range(0, 105))
        {
            await cook.CreateAsync(
                new RecipeInput { Title = $"Soup {number * 37 % 105:000}", TotalMinutes = number % 4 == 0 ? null : number % 5 });
        }
        var before = (await cook.ListAsync("limit=100")).Items.Concat((await AllAsync(cook, "limit=100", () => Task.CompletedTask)).Skip(100))
            .Select(recipe => recipe.Id).ToHashSet();
        Assert.Equal(105, before.Count);

        foreach (var order in new[] { "sort=newest", "sort=title", "sort=quickest", "q=soup", "q=soop" })
        {
            var seen = (await AllAsync(cook, $"{order}&limit=10", () => cook.CreateAsync("Soup added meanwhile"))).Select(recipe => recipe.Id).ToList();

            Assert.Equal(seen.Count, seen.Distinct().Count());
            Assert.Superset(before, seen.ToHashSet());
        }
    }

    [Fact]
    public async Task The_orders_are_what_they_say()
    {
        using var cook = await api.NewCookAsync();
        await cook.CreateAsync(new RecipeInput { Title = "banana bread", PrepMinutes = 10, CookMinutes = 50 });
        await cook.CreateAsync(new RecipeInput { Title = "Éclairs" });
        await cook.CreateAsync(new RecipeInput { Title = "Apple pie", TotalMinutes = 45 });

        Assert.Equal(["Apple pie", "Éclairs", "banana bread"], await cook.TitlesAsync(""));
        Assert.Equal(["Apple pie", "banana bread", "Éclairs"], await cook.TitlesAsync("sort=title"));
        Assert.Equal(["Apple pie", "banana bread", "Éclairs"], await cook.TitlesAsync("sort=quickest"));
        Assert.Equal([45, null, 60], (await cook.ListAsync()).Items.Select(recipe => recipe.TotalMinutes));
    }

    [Fact]
    public async Task Filters_narrow_together_whatever_the_spelling()
    {
        using var cook = await api.NewCookAsync();
        await cook.CreateAsync(new RecipeInput { Title = "Tarte", Cuisine = "Française", Category = "Dessert", Tags = ["Fête"], TotalMinutes = 60 });
        await cook.CreateAsync(new RecipeInput { Title = "Quiche", Cuisine = "francaise", Category = "Main", Tags = ["fete"], TotalMinutes = 30 });
        await cook.CreateAsync(new RecipeInput { Title = "Stew", Cuisine = "Irish", Status = RecipeStatus.Draft });

        Assert.Equal(["Quiche", "Tarte"], await cook.TitlesAsync("cuisine=FRANCAISE&tag=fete"));
        Assert.Equal(["Tarte"], await cook.TitlesAsync("cuisine=francaise&category=dessert"));
        Assert.Equal(["Quiche"], await cook.TitlesAsync("maxMinutes=59"));
        Assert.Equal(["Stew"], await cook.TitlesAsync("status=draft"));
        Assert.Equal(["Quiche", "Tarte"], await cook.TitlesAsync("status=published"));
        Assert.Equal(["Quiche"], await cook.TitlesAsync("q=quiche&maxMinutes=30"));
        Assert.Empty(await cook.TitlesAsync("q=quiche&maxMinutes=29"));
    }

    [Fact]
    public async Task Facets_count_the_spellings_of_one_thing_together()
    {
        using var cook = await api.NewCookAsync();
        await cook.CreateAsync(new RecipeInput { Title = "One", Cuisine = "Thai", Tags = ["Spicy", "Quick"] });
        await cook.CreateAsync(new RecipeInput { Title = "Two", Cuisine = "thai", Tags = ["spicy"] });
        await cook.CreateAsync(new RecipeInput { Title = "Three", Cuisine = "Greek", Category = "Soup" });

        using var answer = await cook.SendAsync(HttpMethod.Get, "/facets");
        var facets = await answer.ReadAsync<RecipeFacets>();

        Assert.Equal([new Facet("Spicy", 2), new Facet("Quick", 1)], facets.Tags);
        Assert.Equal([new Facet("Thai", 2), new Facet("Greek", 1)], facets.Cuisines);
        Assert.Equal([new Facet("Soup", 1)], facets.Categories);
    }

    [Theory]
    [InlineData("cursor=nonsense", "cursor")]
    [InlineData("sort=sideways", "sort")]
    [InlineData("status=eaten", "status")]
    [InlineData("limit=101", "limit")]
    public async Task A_query_that_makes_no_sense_is_refused_by_name(string query, string field)
    {
        using var cook = await api.NewCookAsync();

        using var answer = await cook.SendAsync(HttpMethod.Get, $"?{query}");

        Assert.Equal([field], (await answer.RefusalAsync()).Errors.Keys);
    }

    [Fact]
    public async Task A_cursor_continues_only_the_query_it_came_from()
    {
        using var cook = await api.NewCookAsync();
        await cook.CreateAsync("First");
        await cook.CreateAsync("Second");
        var next = (await cook.ListAsync("limit=1")).Next;

        using var other = await cook.SendAsync(HttpMethod.Get, $"?limit=1&sort=title&cursor={next}");

        Assert.Equal(HttpStatusCode.BadRequest, other.StatusCode);
        Assert.Equal(["First"], await cook.TitlesAsync($"limit=5&cursor={next}"));
    }

    private static async Task<List<RecipeSummary>> AllAsync(HttpClient cook, string query, Func<Task> betweenPages)
    {
        var all = new List<RecipeSummary>();
        string? cursor = null;
        do
        {
            var page = await cook.ListAsync(cursor is null ? query : $"{query}&cursor={cursor}");
            all.AddRange(page.Items);
            cursor = page.Next;
            await betweenPages();
        }
        // Recipes added during the walk can lengthen it, but not without end.
        while (cursor is not null && all.Count < 500);
        return all;
    }
}

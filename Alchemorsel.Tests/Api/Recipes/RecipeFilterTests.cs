using System.Net.Http.Json;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts.Home;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alchemorsel.Tests.Api.Recipes;

/// <summary>What the list can be narrowed and sorted by beyond words, and what it says of its matches.</summary>
[Collection(ApiGroup.Name)]
public sealed class RecipeFilterTests(ApiFixture api)
{
    [Fact]
    public async Task Foods_are_asked_for_by_any_of_their_names_and_must_all_be_there()
    {
        using var cook = await api.NewCookAsync();
        await cook.CreateAsync(Input("Ratatouille", "1 eggplant", "2 tomatoes"));
        await cook.CreateAsync(Input("Baba ganoush", "2 aubergines", "1 splarg"));

        Assert.Equal(["Baba ganoush", "Ratatouille"], await cook.TitlesAsync("food=aubergine"));
        Assert.Equal(["Ratatouille"], await cook.TitlesAsync("food=eggplant&food=Tomato"));
        Assert.Equal(["Baba ganoush"], await cook.TitlesAsync("food=Splarg"));
        Assert.Equal(["Ratatouille"], await cook.TitlesAsync("withoutFood=splarg"));
        Assert.Equal(["Baba ganoush"], await cook.TitlesAsync("food=eggplant&withoutFood=tomatoes"));
        Assert.Empty(await cook.TitlesAsync("withoutFood=splarg&withoutFood=tomato"));
    }

    [Fact]
    public async Task An_excluded_allergen_lets_nothing_through_that_holds_it_may_hold_it_or_is_unknown()
    {
        using var cook = await api.NewCookAsync();
        await cook.CreateAsync(Input("Carrot salad", "3 carrots", "1 tbsp olive oil"));
        await cook.CreateAsync(Input("Cheese toast", "2 slices bread", "50 g cheddar"));
        await cook.CreateAsync(Input("Mystery stew", "3 carrots", "1 splarg"));
        await cook.CreateAsync(Input("Corrected salad", "3 carrots") with { Allergens = new AllergenOverride(["milk"], []) });

        Assert.Equal(["Carrot salad"], await cook.TitlesAsync("withoutAllergen=milk"));
        Assert.Equal(["Mystery stew", "Carrot salad"], await cook.TitlesAsync("withoutAllergen=milk&allowUnknown=true"));
        Assert.Equal(["Corrected salad", "Carrot salad"], await cook.TitlesAsync("withoutAllergen=gluten"));
        Assert.Equal(["Carrot salad"], await cook.TitlesAsync("withoutAllergen=gluten&withoutAllergen=MILK"));
        Assert.Equal(["Carrot salad"], await cook.TitlesAsync("q=salad&withoutAllergen=milk"));
    }

    [Fact]
    public async Task Several_tags_and_diets_must_all_hold_and_difficulty_is_one_of_three()
    {
        using var cook = await api.NewCookAsync();
        await cook.CreateAsync(Input("Carrot salad", "3 carrots") with { Tags = ["Quick", "Raw"], Difficulty = Difficulty.Easy });
        await cook.CreateAsync(Input("Cheese toast", "50 g cheddar") with { Tags = ["Quick"], Difficulty = Difficulty.Hard });

        Assert.Equal(["Cheese toast", "Carrot salad"], await cook.TitlesAsync("tag=quick"));
        Assert.Equal(["Carrot salad"], await cook.TitlesAsync("tag=quick&tag=raw"));
        Assert.Equal(["Carrot salad"], await cook.TitlesAsync("diet=vegan&diet=glutenFree"));
        Assert.Equal(["Cheese toast"], await cook.TitlesAsync("difficulty=hard"));
    }

    [Fact]
    public async Task Every_list_says_which_diets_its_recipes_fit_for_sure()
    {
        using var cook = await api.NewCookAsync();
        await cook.CreateAsync(Input("Carrot salad", "3 carrots"));
        await cook.CreateAsync(Input("Cheese toast", "50 g cheddar"));
        await cook.CreateAsync(Input("Mystery stew", "3 splargs"));

        var listed = (await cook.ListAsync()).Items;
        Assert.Equal(["Mystery stew", "Cheese toast", "Carrot salad"], listed.Select(recipe => recipe.Title));
        Assert.Empty(listed[0].Diets);
        Assert.Contains("vegetarian", listed[1].Diets);
        Assert.DoesNotContain("vegan", listed[1].Diets);
        Assert.Superset(new HashSet<string> { "vegan", "vegetarian", "glutenFree", "dairyFree" }, listed[2].Diets.ToHashSet());
        var home = (await cook.GetFromJsonAsync<HomeView>("/api/v1/home", Json.Options, TestContext.Current.CancellationToken))!;
        Assert.All(home.Sections.SelectMany(section => section.Recipes), recipe =>
            Assert.Equal(listed.Single(other => other.Id == recipe.Id).Diets, recipe.Diets));
    }

    [Fact]
    public async Task Ratings_and_cooking_sort_with_those_that_have_none_last_and_every_page_continues()
    {
        using var cook = await api.NewCookAsync();
        var recipes = new List<Guid>();
        foreach (var number in Enumerable.Range(0, 9))
            recipes.Add((await cook.CreateAsync($"Soup {number}")).Id);
        await using (var scope = api.NewScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<AlchemorselDbContext>();
            for (var number = 0; number < 5; number++)
            {
                var (id, rating, at) = (recipes[number], 1 + (number / 2), DateTimeOffset.UnixEpoch.AddDays(number / 2));
                await db.Set<RecipeSearchDocument>().IgnoreQueryFilters().Where(row => row.RecipeId == id).ExecuteUpdateAsync(
                    row => row.SetProperty(search => search.Rating, rating).SetProperty(search => search.CookedCount, number)
                        .SetProperty(search => search.LastCookedAt, at),
                    TestContext.Current.CancellationToken);
            }
        }

        string[] byRating = ["Soup 4", "Soup 3", "Soup 2", "Soup 1", "Soup 0", "Soup 8", "Soup 7", "Soup 6", "Soup 5"];
        Assert.Equal(byRating, await cook.TitlesAsync("sort=rating"));
        Assert.Equal(byRating, await cook.TitlesAsync("sort=lastCooked"));
        Assert.Equal(byRating, await cook.TitlesAsync("sort=rating&q=soup"));
        Assert.Equal(["Soup 4", "Soup 3"], await cook.TitlesAsync("minRating=2&limit=2"));
        foreach (var sort in new[] { "rating", "lastCooked", "mostCooked", "random", "title", "relevance" })
        {
            foreach (var words in new[] { "", "&q=soup", "&q=soop" })
            {
                var whole = await cook.TitlesAsync($"sort={sort}{words}");
                Assert.Equal(9, whole.Distinct().Count());
                Assert.Equal(whole, await PagedAsync(cook, $"sort={sort}{words}&limit=2"));
            }
        }
    }

    [Fact]
    public void The_random_order_begins_elsewhere_every_day()
    {
        var starts = Enumerable.Range(0, 366).Select(day => RecipeOrder.StartOf(new DateOnly(2026, 1, 1).AddDays(day))).ToList();

        Assert.Equal(366, starts.Distinct().Count());
        Assert.InRange(starts.Count(start => start < 0), 120, 246);
    }

    [Fact]
    public async Task Each_facet_is_counted_under_the_other_filters()
    {
        using var cook = await api.NewCookAsync();
        await cook.CreateAsync(new RecipeInput { Title = "Green curry", Cuisine = "Thai", Tags = ["Spicy"], TotalMinutes = 20 });
        await cook.CreateAsync(new RecipeInput { Title = "Red curry", Cuisine = "Thai", Tags = ["Mild"], TotalMinutes = 50 });
        await cook.CreateAsync(new RecipeInput { Title = "Lamb curry", Cuisine = "Indian", Tags = ["Spicy"] });

        var facets = await cook.FacetsAsync("cuisine=thai");
        Assert.Equal(2, facets.Total);
        Assert.Equal([new Facet("Thai", 2), new Facet("Indian", 1)], facets.Cuisines);
        Assert.Equal([new Facet("Mild", 1), new Facet("Spicy", 1)], facets.Tags);
        Assert.Equal([new Facet("30", 1), new Facet("60", 2), new Facet("120", 2)], facets.Minutes);

        facets = await cook.FacetsAsync("cuisine=thai&tag=spicy");
        Assert.Equal([new Facet("Indian", 1), new Facet("Thai", 1)], facets.Cuisines);
        // All tags that are asked for must be there: another one is counted beside those.
        Assert.Equal([new Facet("Spicy", 1)], facets.Tags);
        Assert.Equal(1, (await cook.FacetsAsync("q=gren+cury")).Total);
        Assert.False(facets.More);
    }

    [Fact]
    public async Task A_search_says_where_its_words_stand()
    {
        using var cook = await api.NewCookAsync();
        await cook.CreateAsync(Input("Crème brûlée", "4 egg yolks") with { Tags = ["Sunday"] });

        var title = Assert.Single((await cook.ListAsync("q=creme")).Items);
        Assert.Equal([new TextRange(0, 5)], title.Match!.Title);
        var food = Assert.Single((await cook.ListAsync("q=yolk")).Items).Match!;
        Assert.Equal("ingredients", food.Snippet!.Part);
        Assert.Equal("yolks", food.Snippet.Text.Substring(food.Snippet.Ranges[0].Start, food.Snippet.Ranges[0].Length));
        Assert.Null(Assert.Single((await cook.ListAsync("tag=sunday")).Items).Match);
    }

    [Theory]
    [InlineData("diet=carnivore", "diet")]
    [InlineData("withoutAllergen=dairy", "withoutAllergen")]
    [InlineData("withoutAllergen=milk&allowUnknown=perhaps", "allowUnknown")]
    [InlineData("difficulty=impossible", "difficulty")]
    [InlineData("minRating=6", "minRating")]
    [InlineData("collection=mine", "collection")]
    public async Task What_can_not_be_understood_is_refused_by_its_field_and_never_ignored(string query, string field)
    {
        using var cook = await api.NewCookAsync();

        foreach (var path in new[] { "", "/facets" })
        {
            using var answer = await cook.SendAsync(HttpMethod.Get, $"{path}?{query}");
            Assert.Equal([field], (await answer.RefusalAsync()).Errors.Keys);
        }
    }

    [Fact]
    public async Task Another_household_sees_nothing_of_it()
    {
        using var cook = await api.NewCookAsync();
        await cook.CreateAsync(Input("Carrot salad", "3 carrots") with { Tags = ["Raw"] });
        using var stranger = await api.NewCookAsync();

        foreach (var query in new[] { "", "food=carrot", "q=carrot", "q=carot", "tag=raw", "sort=random" })
            Assert.Empty(await stranger.TitlesAsync(query));
        Assert.Equal(0, (await stranger.FacetsAsync("q=carrot")).Total);
    }

    [Fact]
    public async Task A_row_that_is_marked_is_derived_anew()
    {
        using var cook = await api.NewCookAsync();
        var recipe = await cook.CreateAsync(Input("Carrot salad", "3 carrots"));
        await using var scope = api.NewScope();
        var db = scope.ServiceProvider.GetRequiredService<AlchemorselDbContext>();
        var row = db.Set<RecipeSearchDocument>().IgnoreQueryFilters().Where(search => search.RecipeId == recipe.Id);
        await row.ExecuteUpdateAsync(
            set => set.SetProperty(search => search.DerivedBy, (short)0).SetProperty(search => search.Foods, new List<string>())
                .SetProperty(search => search.CookedCount, 3),
            TestContext.Current.CancellationToken);

        await RefreshAllAsync();

        var derived = await row.AsNoTracking().SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(RecipeSearchIndex.Version, derived.DerivedBy);
        Assert.Equal(["carrot"], derived.Foods);
        Assert.Equal(3, derived.CookedCount);
    }

    [Fact]
    public async Task A_row_that_is_derived_anew_still_knows_what_is_in_the_recipes_that_it_uses()
    {
        using var cook = await api.NewCookAsync();
        var sauce = await cook.CreateAsync(Input("Satay sauce", "100 g peanuts"));
        var skewers = await cook.CreateAsync(Input("Skewers", "400 g chicken breast", "satay sauce") with
        {
            Links = [new IngredientLinkInput("satay sauce", sauce.Id)],
        });
        await using var scope = api.NewScope();
        var db = scope.ServiceProvider.GetRequiredService<AlchemorselDbContext>();
        await db.Set<RecipeSearchDocument>().IgnoreQueryFilters().Where(search => search.RecipeId == skewers.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(search => search.DerivedBy, (short)0), TestContext.Current.CancellationToken);

        await RefreshAllAsync();

        Assert.Empty(await cook.TitlesAsync("withoutAllergen=peanuts"));
    }

    private Task RefreshAllAsync() => SearchRefresh.RunAllAsync(api);

    private static RecipeInput Input(string title, params string[] lines)
        => new() { Title = title, Ingredients = [new IngredientSectionInput(null, lines)] };

    private static async Task<List<string>> PagedAsync(HttpClient cook, string query)
    {
        var titles = new List<string>();
        string? cursor = null;
        do
        {
            var page = await cook.ListAsync(cursor is null ? query : $"{query}&cursor={cursor}");
            titles.AddRange(page.Items.Select(recipe => recipe.Title));
            cursor = page.Next;
        }
        while (cursor is not null && titles.Count < 50);
        return titles;
    }
}

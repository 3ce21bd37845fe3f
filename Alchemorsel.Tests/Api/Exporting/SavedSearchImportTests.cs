using System.Text.Json.Nodes;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Foods;
using Alchemorsel.Contracts.Importing;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Tests.Api.Importing.Jobs;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;
using static Alchemorsel.Tests.Api.Exporting.ArchiveFiles;

namespace Alchemorsel.Tests.Api.Exporting;

/// <summary>Saved searches of an archive: what they name is found again where they come to, and what is there already stays.</summary>
[Collection(ApiGroup.Name)]
public sealed class SavedSearchImportTests(ApiFixture api)
{
    private const string Document = "saved-searches.jsonl";

    [Fact]
    public async Task A_search_looks_in_the_collection_that_came_or_in_the_one_of_its_name_that_was_filled_up()
    {
        using var from = await api.NewCookAsync();
        using var to = await api.NewCookAsync();
        var cake = await from.CreateAsync("Plum cake");
        await from.CreateAsync("Not a cake");
        var first = await from.CollectAsync("Twice", null);
        var second = await from.CollectAsync("Twice", null, cake.Id);
        await from.KeepAsync("In the first", new RecipeCriteria { Collection = first.Id });
        await from.KeepAsync("In the second", new RecipeCriteria { Collection = second.Id });
        var mine = await to.CollectAsync("TWICE", "Mine");

        var job = await to.EndAsync(to.ImportFileAsync(await ArchiveAsync(from)));

        Assert.Equal((2, 0, null), Of(job));
        var kept = await to.KeptAsync();
        Assert.Equal([("In the first", "TWICE", false), ("In the second", "Twice", false)], kept.Select(search => (search.Name, search.CollectionName, search.CollectionGone)));
        Assert.Equal(mine.Id, kept[0].Query.Collection);
        Assert.Equal(["Plum cake"], (await to.ListAsync($"collection={kept[1].Query.Collection}")).Items.Select(recipe => recipe.Title));
        Assert.All(kept, search => Assert.Equal("Cook", search.By));
    }

    [Fact]
    public async Task A_search_whose_collection_is_not_here_comes_finds_nothing_and_is_named()
    {
        using var from = await api.NewCookAsync();
        using var to = await api.NewCookAsync();
        await from.CreateAsync("Plum cake");
        var gone = await from.CollectAsync("Gone", null);
        await from.KeepAsync("All", new RecipeCriteria { Sort = RecipeSort.Title });
        await from.KeepAsync("In what is gone", new RecipeCriteria { Collection = gone.Id });
        await from.DoAsync(HttpMethod.Delete, $"/collections/{gone.Id}");

        var job = await to.EndAsync(to.ImportFileAsync(await ArchiveAsync(from)));

        var (added, kept, problem) = Of(job);
        Assert.Equal((2, 0), (added, kept));
        Assert.StartsWith($"{Document}: Line 3 ", problem, StringComparison.Ordinal);
        var search = (await to.KeptAsync())[1];
        Assert.True(search.CollectionGone);
        Assert.NotEqual(gone.Id, search.Query.Collection);
        Assert.Empty((await to.SendAsync<Page<RecipeSummary>>(HttpMethod.Get, search.Href["/api/v1".Length..], null)).Items);
    }

    [Fact]
    public async Task A_food_of_ones_own_is_named_by_the_code_that_it_has_here()
    {
        using var from = await api.NewCookAsync();
        using var to = await api.NewCookAsync();
        await from.DoAsync(HttpMethod.Post, "/foods", new FoodInput { Name = "Quince jam" });
        await from.DoAsync(HttpMethod.Put, "/foods/own:quince-jam", new FoodInput { Name = "Fig jam" });
        await from.KeepAsync("No fig", new RecipeCriteria { WithoutFoods = ["own:quince-jam", "garlic"] });
        // Here the code means something else.
        await to.DoAsync(HttpMethod.Post, "/foods", new FoodInput { Name = "Quince jam" });

        var job = await to.EndAsync(to.ImportFileAsync(await ArchiveAsync(from)));

        Assert.Equal((1, 0, null), Of(job));
        var foods = (await to.SendAsync<JsonNode>(HttpMethod.Get, "/foods?changed=true", null))["items"]!.AsArray();
        var fig = (string)foods.Single(food => (string)food!["name"]! == "Fig jam")!["code"]!;
        Assert.Equal([fig, "garlic"], Assert.Single(await to.KeptAsync()).Query.WithoutFoods);
    }

    [Fact]
    public async Task What_the_household_keeps_under_a_name_stays_and_there_are_never_more_than_it_can_have()
    {
        using var from = await api.NewCookAsync();
        using var to = await api.NewCookAsync();
        await from.KeepAsync("Mine", new RecipeCriteria { Q = "theirs" });
        await from.KeepAsync("New", new RecipeCriteria { Q = "new" });
        await from.KeepAsync("One too many", new RecipeCriteria { Q = "many" });
        await to.KeepAsync("MINE", new RecipeCriteria { Q = "mine" });
        for (var number = 2; number < Limits.SavedSearchesMax; number++)
            await to.KeepAsync($"Search {number}", new RecipeCriteria { Q = $"{number}" });

        var job = await to.EndAsync(to.ImportFileAsync(await ArchiveAsync(from)));

        Assert.Equal((1, 1, $"{Document}: line 4 could not be taken over."), Of(job));
        var kept = await to.KeptAsync();
        Assert.Equal((Limits.SavedSearchesMax, "mine"), (kept.Count, kept.Single(search => search.Name == "MINE").Query.Q));
        Assert.Contains(kept, search => search.Name == "New");
    }

    [Fact]
    public async Task A_line_that_is_no_search_is_named_and_the_others_come()
    {
        using var from = await api.NewCookAsync();
        using var to = await api.NewCookAsync();
        await from.KeepAsync("Before", new RecipeCriteria { Tags = ["a"] });
        var hostile = Rewritten(await ArchiveAsync(from), (name, text) => name != Document ? text : text + $$$"""
            not json
            {"name":"A filter that nobody knows","query":{"withoutAllergens":["nuts"]}}
            {"name":"An allergen that nobody knows","query":{"withoutAllergen":["kryptonite"]}}
            {"name":"Nothing asked","query":{}}
            {"name":"No query"}
            {"name":"{{{new string('a', Limits.NameMax + 1)}}}","query":{"q":"long"}}
            {"name":"\u0000\u0007","query":{"q":"no name"}}
            {"name":"Nulls","query":{"tag":null,"food":[null],"sort":99}}
            {"name":"Before","query":{"q":"twice"}}
            {"name":"After","by":"{{{Guid.CreateVersion7()}}}","query":{"q":"after"},"createdAt":"2999-01-01T00:00:00Z"}

            """);

        var job = await to.EndAsync(to.ImportFileAsync(hostile));

        Assert.Equal(ImportJobState.Finished, job.State);
        Assert.Equal((2, 1, $"{Document}: 8 lines could not be taken over, the first is line 3."), Of(job));
        var kept = await to.KeptAsync();
        Assert.Equal(["After", "Before"], kept.Select(search => search.Name));
        Assert.Null(kept[0].By);
        Assert.True(kept[0].CreatedAt <= TimeProvider.System.GetUtcNow());
    }

    [Fact]
    public async Task A_collection_of_somebody_else_is_never_meant()
    {
        using var stranger = await api.NewCookAsync();
        using var from = await api.NewCookAsync();
        using var to = await api.NewCookAsync();
        var theirs = await stranger.CollectAsync("Secret", null, (await stranger.CreateAsync("Secret cake")).Id);
        await from.KeepAsync("Look", new RecipeCriteria { Q = "cake" });
        var hostile = Rewritten(await ArchiveAsync(from), (name, text) =>
            name == Document ? text.Replace("\"q\":\"cake\"", $"\"collection\":\"{theirs.Id}\"", StringComparison.Ordinal) : text);

        await to.EndAsync(to.ImportFileAsync(hostile));

        var search = Assert.Single(await to.KeptAsync());
        Assert.Equal((true, null), (search.CollectionGone, search.CollectionName));
        Assert.NotEqual(theirs.Id, search.Query.Collection);
    }

    private static (int Added, int Kept, string? Problem) Of(ImportJob job)
        => job.Library.Single(part => part.Kind == ImportedKind.SavedSearches) is var part ? (part.Added, part.Kept, part.Problem) : default;
}

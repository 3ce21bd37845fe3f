using System.Net;
using System.Net.Http.Json;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Collections;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Api.Social;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Alchemorsel.Tests.Api.SavedSearches;

[Collection(ApiGroup.Name)]
public sealed class SavedSearchTests(ApiFixture api)
{
    private const string Collections = "/api/v1/collections";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_search_is_saved_opened_changed_and_deleted()
    {
        var cook = await api.NewCookAsync();
        await cook.CreateAsync(Input("Quick soup", "Soup", 20));
        await cook.CreateAsync(Input("Slow soup", "Soup", 200));

        var saved = await cook.SaveSearchAsync("  Quick   soups ", new RecipeCriteria { Tags = ["soup"], MaxMinutes = 30, Sort = RecipeSort.Title });
        Assert.Equal(("Quick   soups", "/api/v1/recipes?tag=soup&maxMinutes=30&sort=title", "Cook"), (saved.Name, saved.Href, saved.By));
        Assert.Equal(["Quick soup"], await cook.RunAsync(saved));
        await cook.CreateAsync(Input("Instant soup", "Soup", 5));
        Assert.Equal(["Instant soup", "Quick soup"], await cook.RunAsync(saved));

        using (var changed = await cook.PutSearchAsync(saved.Id, "Slow soups", new RecipeCriteria { Q = "slow soup" }, saved.Version))
        {
            Assert.Equal(HttpStatusCode.NoContent, changed.StatusCode);
            Assert.Equal($"\"{(await cook.ReadSearchAsync(saved.Id)).Version}\"", changed.Headers.ETag?.Tag);
        }
        var read = await cook.ReadSearchAsync(saved.Id);
        Assert.Equal(("Slow soups", "slow soup", null), (read.Name, read.Query.Q, read.Query.MaxMinutes));
        Assert.Empty(read.Query.Tags);
        Assert.Equal(["Slow soup"], await cook.RunAsync(read));

        Assert.Equal(HttpStatusCode.NoContent, (await cook.DeleteAsync($"{SavedSearchClient.Root}/{saved.Id}", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await cook.GetAsync($"{SavedSearchClient.Root}/{saved.Id}", Cancellation)).StatusCode);
        Assert.Equal(3, (await cook.ListAsync()).Items.Count);
    }

    [Fact]
    public async Task The_household_shares_its_searches_by_name_and_each_name_is_there_once()
    {
        var cook = await api.NewCookAsync();
        var member = await api.NewMemberAsync(cook, "Grace");
        foreach (var name in new[] { "Sundays", "éclairs" })
            await cook.SaveSearchAsync(name, new RecipeCriteria { Q = name });
        await member.SaveSearchAsync("Advent", new RecipeCriteria { Tags = ["christmas"] });

        var all = await cook.ListSearchesAsync();
        Assert.Equal([("Advent", "Grace"), ("éclairs", "Cook"), ("Sundays", "Cook")], all.Select(search => (search.Name, search.By)));

        using var taken = await member.PostSearchAsync("ECLAIRS", new RecipeCriteria { Q = "choux" });
        await AssertProblemAsync(taken, HttpStatusCode.Conflict, "saved-search-taken");
        using var renamed = await cook.PutSearchAsync(all[0].Id, "sundays", all[0].Query, all[0].Version);
        await AssertProblemAsync(renamed, HttpStatusCode.Conflict, "saved-search-taken");
        using var itself = await cook.PutSearchAsync(all[0].Id, "ADVENT", all[0].Query, all[0].Version);
        Assert.Equal(HttpStatusCode.NoContent, itself.StatusCode);
    }

    [Fact]
    public async Task A_change_needs_the_version_that_it_was_made_on()
    {
        var cook = await api.NewCookAsync();
        var saved = await cook.SaveSearchAsync("Soups", new RecipeCriteria { Q = "soup" });
        using var first = await cook.PutSearchAsync(saved.Id, "Good soups", saved.Query, saved.Version);

        using var stale = await cook.PutSearchAsync(saved.Id, "Better soups", saved.Query, saved.Version);
        using var bare = await cook.PutSearchAsync(saved.Id, "Better soups", saved.Query, null);

        await AssertProblemAsync(stale, HttpStatusCode.PreconditionFailed, "changed-meanwhile");
        await AssertProblemAsync(bare, (HttpStatusCode)428, "precondition-required");
        Assert.Equal("Good soups", (await cook.ReadSearchAsync(saved.Id)).Name);
    }

    [Fact]
    public async Task Excluded_allergens_stay_excluded_word_for_word()
    {
        var cook = await api.NewCookAsync();
        await cook.CreateAsync(Lines("Carrot salad", "3 carrots"));
        await cook.CreateAsync(Lines("Cheese toast", "50 g cheddar"));
        await cook.CreateAsync(Lines("Mystery stew", "1 splarg"));

        var strict = await cook.SaveSearchAsync("No milk", new RecipeCriteria { WithoutAllergens = ["MILK", "peanuts", "milk"] });
        var lenient = await cook.SaveSearchAsync("No milk that we know of", new RecipeCriteria { WithoutAllergens = ["milk"], AllowUnknown = true });

        Assert.Equal(["milk", "peanuts"], (await cook.ReadSearchAsync(strict.Id)).Query.WithoutAllergens);
        Assert.False(strict.Query.AllowUnknown);
        Assert.Equal(["Carrot salad"], await cook.RunAsync(strict));
        Assert.Equal(["Mystery stew", "Carrot salad"], await cook.RunAsync(lenient));
    }

    [Fact]
    public async Task A_search_in_a_collection_that_is_deleted_says_so_and_never_finds_more()
    {
        var cook = await api.NewCookAsync();
        var recipe = await cook.CreateAsync("Stollen");
        await cook.CreateAsync("Toast");
        var collection = await CollectAsync(cook, "Christmas", recipe.Id);
        var saved = await cook.SaveSearchAsync("Advent", new RecipeCriteria { Collection = collection });
        Assert.Equal(("Christmas", false), (saved.CollectionName, saved.CollectionGone));
        Assert.Equal(["Stollen"], await cook.RunAsync(saved));

        (await cook.DeleteAsync($"{Collections}/{collection}", Cancellation)).EnsureSuccessStatusCode();

        var gone = Assert.Single(await cook.ListSearchesAsync());
        Assert.Equal((null, true, (Guid?)collection), (gone.CollectionName, gone.CollectionGone, gone.Query.Collection));
        Assert.Empty(await cook.RunAsync(gone));
        using (var renamed = await cook.PutSearchAsync(saved.Id, "Old Advent", gone.Query, gone.Version))
            Assert.Equal(HttpStatusCode.NoContent, renamed.StatusCode);
        Assert.Empty(await cook.RunAsync(await cook.ReadSearchAsync(saved.Id)));
        using var another = await cook.PostSearchAsync("Another", gone.Query);
        Assert.Equal(["query.collection"], (await another.RefusalAsync()).Errors.Keys);
    }

    [Fact]
    public async Task A_household_has_room_for_so_many_and_no_more()
    {
        var cook = await api.NewCookAsync();
        for (var number = 0; number < Limits.SavedSearchesMax; number++)
            await cook.SaveSearchAsync($"Search {number}", new RecipeCriteria { Q = $"soup {number}" });

        using var full = await cook.PostSearchAsync("One more", new RecipeCriteria { Q = "soup" });
        await AssertProblemAsync(full, HttpStatusCode.UnprocessableEntity, "too-many-saved-searches");

        var all = await cook.ListSearchesAsync();
        Assert.Equal(Limits.SavedSearchesMax, all.Count);
        await cook.DeleteAsync($"{SavedSearchClient.Root}/{all[0].Id}", Cancellation);
        await cook.SaveSearchAsync("One more", new RecipeCriteria { Q = "soup" });
    }

    [Fact]
    public async Task Another_household_reads_and_changes_nothing()
    {
        var cook = await api.NewCookAsync();
        var stranger = await api.NewCookAsync();
        var recipe = await cook.CreateAsync("Stollen");
        var collection = await CollectAsync(cook, "Christmas", recipe.Id);
        var saved = await cook.SaveSearchAsync("Advent", new RecipeCriteria { Collection = collection });
        var theirs = await stranger.SaveSearchAsync("Advent", new RecipeCriteria { Q = "stollen" });

        var answers = new[]
        {
            await stranger.GetAsync($"{SavedSearchClient.Root}/{saved.Id}", Cancellation),
            await stranger.PutSearchAsync(saved.Id, "Mine now", theirs.Query, saved.Version),
            await stranger.DeleteAsync($"{SavedSearchClient.Root}/{saved.Id}", Cancellation),
        };

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode));
        Assert.Equal(theirs.Id, Assert.Single(await stranger.ListSearchesAsync()).Id);
        using var peeking = await stranger.PostSearchAsync("Theirs", new RecipeCriteria { Collection = collection });
        Assert.Equal(["query.collection"], (await peeking.RefusalAsync()).Errors.Keys);
        using var pointed = await stranger.PutSearchAsync(theirs.Id, "Advent", saved.Query, theirs.Version);
        Assert.Equal(["query.collection"], (await pointed.RefusalAsync()).Errors.Keys);
        Assert.Equal("Advent", Assert.Single(await cook.ListSearchesAsync()).Name);
    }

    [Fact]
    public async Task A_list_costs_the_same_for_one_and_for_many()
    {
        var cook = await api.NewCookAsync();
        await cook.SaveSearchAsync("First", new RecipeCriteria { Q = "first" });
        var few = await Statements.CountAsync(cook, SavedSearchClient.Root);

        for (var number = 0; number < 6; number++)
            await cook.SaveSearchAsync($"Search {number}", new RecipeCriteria { Collection = await CollectAsync(cook, $"Collection {number}") });

        Assert.Equal((1, 1), (few, await Statements.CountAsync(cook, SavedSearchClient.Root)));
    }

    private static RecipeInput Input(string title, string tag, int minutes) => new() { Title = title, Tags = [tag], TotalMinutes = minutes };

    private static RecipeInput Lines(string title, params string[] lines)
        => new() { Title = title, Ingredients = [new IngredientSectionInput(null, lines)], Steps = [new StepSectionInput(null, ["Serve."])] };

    private static async Task<Guid> CollectAsync(HttpClient cook, string name, params Guid[] recipes)
    {
        using var made = await cook.PostAsJsonAsync(Collections, new CollectionInput { Name = name }, Json.Options, Cancellation);
        var id = (await made.ReadAsync<CollectionInfo>()).Id;
        foreach (var recipe in recipes)
            (await cook.PutAsync($"{Collections}/{id}/recipes/{recipe}", null, Cancellation)).EnsureSuccessStatusCode();
        return id;
    }

    private static async Task AssertProblemAsync(HttpResponseMessage answer, HttpStatusCode status, string type)
    {
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal($"urn:alchemorsel:problem:{type}", (await answer.ReadAsync<ProblemDetails>()).Type);
    }
}

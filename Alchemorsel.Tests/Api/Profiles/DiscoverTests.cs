using System.Net;
using System.Text.Json;
using Alchemorsel.Api.Publishing;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Households;
using Alchemorsel.Contracts.Profiles;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Contracts.Social;
using Alchemorsel.Tests.Api.Accounts;
using Alchemorsel.Tests.Api.Exporting;
using Alchemorsel.Tests.Api.Households;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Tests.Api.Profiles;

/// <summary>Reading public recipes, and nothing else of the kitchen that they are from.</summary>
[Collection(ApiGroup.Name)]
public sealed class DiscoverTests(ApiFixture api)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_public_recipe_shows_what_is_cooked_from_and_nothing_that_the_kitchen_keeps_for_itself()
    {
        var (cook, handle) = await api.NewPublicCookAsync("Ada Baker");
        var pesto = await cook.CreateAsync("Basil pesto");
        var pasta = await cook.CreateAsync(new RecipeInput
        {
            Title = "Pasta",
            Notes = "Secret: twice the garlic.",
            Ingredients = [new IngredientSectionInput(null, ["200 g pasta", "2 tbsp basil pesto"])],
            Steps = [new StepSectionInput(null, ["Boil."])],
            Links = [new IngredientLinkInput("2 tbsp basil pesto", pesto.Id)],
        });
        await cook.DoAsync(HttpMethod.Put, $"/recipes/{pasta.Id}/rating", new RatingInput { Stars = 2 });
        await cook.DoAsync(HttpMethod.Post, $"/recipes/{pasta.Id}/cooked", new CookedInput { Note = "The in-laws came." });
        await cook.PublishAsync(pasta.Id);
        var reader = await api.NewCookAsync();
        var me = await cook.MeAsync();

        using var answer = await reader.OpenPublicAsync(pasta.Id);
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        var shown = JsonSerializer.Deserialize<PublicRecipeDetails>(text, Json.Options)!;

        Assert.Equal(("Pasta", handle, "Ada Baker", false), (shown.Recipe.Title, shown.By.Handle, shown.By.DisplayName, shown.Mine));
        Assert.Equal(["200 g pasta", "2 tbsp basil pesto"], shown.Recipe.Ingredients[0].Lines.Select(line => line.Text));
        Assert.Equal(RecipeStanding.None, shown.Recipe.Standing);
        foreach (var secret in new[] { "garlic", "in-laws", $"{pesto.Id}", $"{me.Id}", $"{me.HouseholdId}", me.HouseholdName, me.Email })
            Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase);
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    // What it is about: nothing acts for the other household before PublicRecipes.OpenAsync has found that this very recipe is public.
    [Fact]
    public async Task A_public_recipe_opens_nothing_else_of_its_kitchen()
    {
        var (cook, handle) = await api.NewPublicCookAsync();
        var soup = await cook.PublishNewAsync("Soup");
        var hidden = (await cook.CreateAsync("Hidden stew")).Id;
        await cook.EditAsync(await cook.ReadRecipeAsync(soup), new RecipeInput { Title = "Soup", Ingredients = [new(null, ["1 hidden stew"])], Links = [new("1 hidden stew", hidden)] });
        var (shown, secret) = (await cook.AddPictureAsync(soup), await cook.AddPictureAsync(hidden));
        var entry = await cook.CookedAsync(soup, new CookedInput { Note = "Good." });
        await cook.PhotoAsync(soup, entry.Id);
        var photo = (await cook.SendAsync<CookedEntryInfo>(HttpMethod.Get, $"/recipes/{soup}/cooked/{entry.Id}", null)).Photos[0].Id;
        var collection = (await cook.CollectAsync("Soups", null, soup, hidden)).Id;
        var reader = await api.NewCookAsync();

        Assert.Equal(HttpStatusCode.OK, await StatusAsync($"/discover/media/{shown}/64.webp"));
        foreach (var path in new[]
        {
            $"/discover/recipes/{hidden}", $"/discover/media/{secret}/64.webp", $"/discover/media/{photo}/64.webp", $"/discover/recipes/{collection}",
            $"/recipes/{soup}", $"/recipes/{hidden}", $"/recipes/{soup}/cooked", $"/recipes/{soup}/revisions", $"/recipes/{soup}/nested", $"/recipes/{soup}/cost",
            $"/recipes/{soup}/export/json", $"/recipes/{soup}/publication", $"/collections/{collection}", $"/collections/{collection}/recipes",
        })
        {
            Assert.Equal((path, HttpStatusCode.NotFound), (path, await StatusAsync(path)));
        }

        using var media = await reader.GetAsync($"/media/{shown}/64.webp", Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, media.StatusCode);
        using var copy = await reader.PostAsync($"/api/v1/discover/recipes/{hidden}/copy", null, Cancellation);
        await copy.AssertProblemAsync(404, "not-found");
        Assert.Equal(["Soup"], await reader.DiscoverAsync($"profile={handle}"));

        async Task<HttpStatusCode> StatusAsync(string path)
        {
            using var answer = await reader.GetAsync($"/api/v1{path}", Cancellation);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task A_copy_is_the_readers_own_and_says_from_whom_it_is()
    {
        var (cook, handle) = await api.NewPublicCookAsync("Ada Baker");
        var soup = await cook.CreateAsync(new RecipeInput { Title = "Soup", Notes = "Ours alone.", Ingredients = [new(null, ["1 onion"])] });
        await cook.AddPictureAsync(soup.Id);
        await cook.PublishAsync(soup.Id);
        var reader = await api.NewCookAsync();

        var copy = await reader.SendAsync<RecipeDetails>(HttpMethod.Post, $"/discover/recipes/{soup.Id}/copy", null);
        await cook.DoAsync(HttpMethod.Delete, $"/recipes/{soup.Id}/publication");

        var kept = await reader.ReadRecipeAsync(copy.Id);
        Assert.Equal(("Soup", $"Ada Baker (@{handle})", null, 1), (kept.Title, kept.Author, kept.Notes, kept.Images.Count));
        using var picture = await reader.GetAsync($"/media/{kept.Images[0].Id}/64.webp", Cancellation);
        Assert.Equal(HttpStatusCode.OK, picture.StatusCode);
        Assert.Single((await reader.ListAsync()).Items);
        Assert.Single((await cook.ListAsync()).Items);
    }

    [Fact]
    public async Task The_list_is_the_newest_first_and_goes_on_where_a_page_ends()
    {
        var (cook, handle) = await api.NewPublicCookAsync();
        foreach (var title in new[] { "First dish", "Second dish", "Third dish" })
            await cook.PublishNewAsync(title);
        var reader = await api.NewCookAsync();

        Assert.Equal(["Third dish", "Second dish", "First dish"], (await reader.DiscoverAsync("limit=100")).Where(title => title.EndsWith("dish", StringComparison.Ordinal)).Take(3));
        var first = await reader.SendAsync<Page<PublicRecipe>>(HttpMethod.Get, $"/discover?profile={handle}&limit=2", null);
        var rest = await reader.SendAsync<Page<PublicRecipe>>(HttpMethod.Get, $"/discover?profile={handle}&limit=2&cursor={first.Next}", null);
        Assert.Equal((2, 1, null), (first.Items.Count, rest.Items.Count, rest.Next));
    }

    [Fact]
    public async Task Whoever_is_not_discoverable_is_shown_to_followers_and_by_handle_alone()
    {
        var (cook, handle) = await api.NewPublicCookAsync(discoverable: false);
        await cook.PublishNewAsync("Quiet soup");
        var (reader, _) = await api.NewPublicCookAsync();

        Assert.DoesNotContain("Quiet soup", await reader.DiscoverAsync("limit=100"));
        Assert.Equal(["Quiet soup"], await reader.DiscoverAsync($"profile={handle}"));
        Assert.Empty(await reader.DiscoverAsync("followed=true"));
        await reader.FollowAsync(handle);
        Assert.Equal(["Quiet soup"], await reader.DiscoverAsync("followed=true"));
    }

    [Fact]
    public async Task Words_are_looked_for_in_titles_and_never_in_what_the_kitchen_keeps_for_itself()
    {
        var (cook, _) = await api.NewPublicCookAsync();
        var soup = await cook.CreateAsync(new RecipeInput { Title = "Quibbled parsnips", Notes = "Wuzzlement.", Description = "For Flibbert." });
        await cook.PublishAsync(soup.Id);
        var reader = await api.NewCookAsync();

        Assert.Equal(["Quibbled parsnips"], await reader.DiscoverAsync("q=quibbled+parsnip"));
        Assert.Empty(await reader.DiscoverAsync("q=wuzzlement"));
        Assert.Empty(await reader.DiscoverAsync("q=flibbert"));
        using var both = await reader.GetAsync("/api/v1/discover?followed=true&q=soup", Cancellation);
        await both.AssertProblemAsync(400, "validation", "q");
    }

    [Fact]
    public async Task A_kitchen_with_a_severe_allergy_is_not_shown_what_it_can_not_have_unless_it_asks()
    {
        var (cook, handle) = await api.NewPublicCookAsync();
        var cake = await cook.CreateAsync(new RecipeInput { Title = "Walnut cake", Ingredients = [new(null, ["200 g walnuts"])] });
        var soup = await cook.CreateAsync(new RecipeInput { Title = "Onion soup", Ingredients = [new(null, ["3 onions"])] });
        await cook.PublishAsync(cake.Id);
        await cook.PublishAsync(soup.Id);
        var (reader, _) = await api.NewPublicCookAsync();
        await reader.FollowAsync(handle);
        await reader.DoAsync(HttpMethod.Put, "/households/current/settings", new HouseholdSettings { Allergies = [new HouseholdAllergy("nuts", AllergySeverity.Severe)] });

        Assert.Equal(["Onion soup"], await reader.DiscoverAsync($"profile={handle}"));
        Assert.Equal(2, (await reader.DiscoverAsync($"profile={handle}&ignoreAllergies=true")).Length);
        Assert.Equal(["Onion soup"], await ActivityAsync(reader));
    }

    [Fact]
    public async Task The_activity_is_what_those_do_whom_one_follows_for_90_days()
    {
        var (ada, adas) = await api.NewPublicCookAsync("Ada");
        var (ben, bens) = await api.NewPublicCookAsync("Ben");
        var (stranger, _) = await api.NewPublicCookAsync();
        var (reader, _) = await api.NewPublicCookAsync();
        await reader.FollowAsync(adas);
        await reader.FollowAsync(bens);
        var old = await ada.PublishNewAsync("Old soup");
        await ada.PublishNewAsync("Soup");
        await stranger.PublishNewAsync("Stew");
        await ben.PublishNewAsync("Bread");
        await AgeAsync(old, TimeSpan.FromDays(Limits.ActivityDaysMax + 1));

        Assert.Equal(["Bread", "Soup"], await ActivityAsync(reader));
        var first = await reader.SendAsync<Page<ActivityEntry>>(HttpMethod.Get, "/activity?limit=1", null);
        var entry = Assert.Single(first.Items);
        Assert.Equal((ActivityKind.RecipePublished, bens, "Bread"), (entry.Kind, entry.By.Handle, entry.Recipe!.Title));
        var rest = await reader.SendAsync<Page<ActivityEntry>>(HttpMethod.Get, $"/activity?limit=1&cursor={first.Next}", null);
        Assert.Equal(["Soup"], rest.Items.Select(one => one.Recipe!.Title));
        Assert.Null(rest.Next);
        // It is a public recipe still.
        Assert.Equal(["Bread", "Soup", "Old soup"], await reader.DiscoverAsync("followed=true"));
    }

    [Fact]
    public void The_first_id_of_a_moment_is_below_every_id_that_is_made_then()
    {
        var moment = new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
        var first = ActivityEndpoints.FirstIdOf(moment);

        Assert.True(first.CompareTo(Guid.CreateVersion7(moment)) < 0);
        Assert.True(first.CompareTo(Guid.CreateVersion7(moment.AddMilliseconds(-1))) > 0);
    }

    private static async Task<string[]> ActivityAsync(HttpClient cook) =>
        [.. (await cook.SendAsync<Page<ActivityEntry>>(HttpMethod.Get, "/activity", null)).Items.Select(entry => entry.Recipe!.Title)];

    /// <summary>As if it had been made public so long ago.</summary>
    private Task AgeAsync(Guid recipe, TimeSpan by) => api.WithDbAsync(db =>
    {
        var then = TimeProvider.System.GetUtcNow() - by;
        return db.Database.ExecuteSqlAsync($"UPDATE publication SET id = {Guid.CreateVersion7(then)}, since = {then} WHERE recipe_id = {recipe}", Cancellation);
    });
}

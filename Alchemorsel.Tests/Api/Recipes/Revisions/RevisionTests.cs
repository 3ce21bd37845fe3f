using System.Net;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Recipes.Revisions;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alchemorsel.Tests.Api.Recipes.Revisions;

[Collection(ApiGroup.Name)]
public sealed class RevisionTests(ApiFixture api)
{
    private static readonly RecipeInput Full = new()
    {
        Title = "Pasta al pomodoro",
        Description = "Weeknight pasta.",
        Servings = 4,
        YieldText = "4 plates",
        PrepMinutes = 10,
        CookMinutes = 20,
        TotalMinutes = 35,
        Cuisine = "Italian",
        Category = "Main",
        Difficulty = Difficulty.Easy,
        Author = "Nonna",
        Language = "en",
        SourceUrl = "https://example.org/pasta",
        Notes = "Salt the water.",
        Tags = ["quick", "vegan"],
        Equipment = ["pot"],
        Ingredients = [new("For the sauce", ["2 cups crushed tomatoes", "1 portion of magic"])],
        Steps = [new("Cook", ["Boil.", "Toss."])],
        Nutrition = new Nutrition { Calories = 420.5m },
        Allergens = new AllergenOverride(["celery"], []),
        Status = RecipeStatus.Draft,
        Links = [new("1 portion of magic", null)],
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_save_is_a_revision_with_who_when_and_what()
    {
        using var cook = await api.NewCookAsync();
        var recipe = await cook.CreateAsync(Full);
        await cook.ChangeAsync(recipe.Id, Full with { Title = "Pasta", Steps = [new("Cook", ["Boil.", "Toss.", "Eat."])] });

        var revisions = (await cook.RevisionsAsync(recipe.Id)).Items;

        Assert.Equal([(2, RevisionKind.Edited), (1, RevisionKind.Created)], revisions.Select(revision => (revision.Number, revision.Kind)));
        Assert.Equal([1, null], revisions.Select(revision => revision.Previous));
        Assert.Equal(["Title; steps: 1 added", "Written"], revisions.Select(revision => revision.Summary));
        Assert.All(revisions, revision => Assert.Equal("Cook", revision.Author));
        Assert.Equal(recipe.UpdatedAt, revisions[1].SavedAt);
    }

    [Fact]
    public async Task A_revision_holds_everything_that_a_save_can_say()
    {
        // A field that is added to recipes is to be in revisions from its first day: every one is set here, and comes back.
        Assert.All(
            typeof(RecipeInput).GetProperties().Where(property => property.Name != nameof(RecipeInput.ImageUrl)),
            property => Assert.False(
                property.GetValue(Full) is null or RecipeStatus.Published or System.Collections.ICollection { Count: 0 }, $"Set {property.Name} in this test."));
        using var cook = await api.NewCookAsync();
        var recipe = await cook.CreateAsync(Full);

        var revision = await cook.RevisionAsync(recipe.Id, 1);

        Assert.Equivalent(Full, revision.Recipe, strict: true);
    }

    [Fact]
    public async Task A_save_that_changes_nothing_makes_no_revision()
    {
        using var cook = await api.NewCookAsync();
        var recipe = await cook.CreateAsync(Full);

        await cook.ChangeAsync(recipe.Id, Full with { Tags = [" quick", "vegan", "Quick"] });

        Assert.Equal([1], (await cook.RevisionsAsync(recipe.Id)).Items.Select(revision => revision.Number));
    }

    [Fact]
    public async Task A_recipe_older_than_its_revisions_keeps_its_first_state_with_the_next_save()
    {
        using var cook = await api.NewCookAsync();
        var recipe = await cook.CreateAsync("Old soup");
        await InDatabaseAsync(db => db.Set<RecipeRevision>().IgnoreQueryFilters().Where(row => row.RecipeId == recipe.Id).ExecuteDeleteAsync(Cancellation));
        Assert.Empty((await cook.RevisionsAsync(recipe.Id)).Items);

        await cook.ChangeAsync(recipe.Id, new RecipeInput { Title = "New soup" });

        var revisions = (await cook.RevisionsAsync(recipe.Id)).Items;
        Assert.Equal([2, 1], revisions.Select(revision => revision.Number));
        Assert.Equal((null, recipe.UpdatedAt), (revisions[1].Author, revisions[1].SavedAt));
        Assert.Equal("Old soup", (await cook.RevisionAsync(recipe.Id, 1)).Recipe.Title);
        Assert.Equal("New soup", (await cook.RevisionAsync(recipe.Id, 2)).Recipe.Title);
    }

    [Fact]
    public async Task What_changed_a_recipe_past_its_revisions_is_kept_by_the_next_save()
    {
        using var cook = await api.NewCookAsync();
        var recipe = await cook.CreateAsync(new RecipeInput { Title = "Soup", Tags = ["old"] });
        await InDatabaseAsync(db => db.Set<Alchemorsel.Api.Recipes.Recipe>().IgnoreQueryFilters().Where(row => row.Id == recipe.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.Notes, "Renamed behind the back."), Cancellation));

        await cook.ChangeAsync(recipe.Id, new RecipeInput { Title = "Soup", Tags = ["new"] });

        Assert.Equal([3, 2, 1], (await cook.RevisionsAsync(recipe.Id)).Items.Select(revision => revision.Number));
        Assert.Equal("Renamed behind the back.", (await cook.RevisionAsync(recipe.Id, 2)).Recipe.Notes);
    }

    [Fact]
    public async Task Restoring_makes_a_new_revision_and_loses_nothing()
    {
        using var cook = await api.NewCookAsync();
        var recipe = await cook.CreateAsync(Full);
        var version = await cook.ChangeAsync(recipe.Id, new RecipeInput { Title = "Ruined" });

        using var answer = await cook.SendAsync(HttpMethod.Post, $"/{recipe.Id}/revisions/1/restore", ifMatch: version);
        var restored = await answer.ReadAsync<RecipeDetails>();
        var revisions = (await cook.RevisionsAsync(recipe.Id)).Items;

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal($"\"{restored.Version}\"", answer.Headers.ETag?.Tag);
        Assert.Equivalent(restored, await cook.ReadRecipeAsync(recipe.Id), strict: true);
        Assert.Equal((Full.Title, RecipeStatus.Draft, 420.5m), (restored.Title, restored.Status, restored.Nutrition?.Calories));
        Assert.Equal([RevisionKind.Restored, RevisionKind.Edited, RevisionKind.Created], revisions.Select(revision => revision.Kind));
        Assert.Equal("Ruined", (await cook.RevisionAsync(recipe.Id, 2)).Recipe.Title);
        Assert.Equivalent(Full, (await cook.RevisionAsync(recipe.Id, 3)).Recipe, strict: true);
        Assert.Equal([Full.Title], await cook.SearchAsync("pomodoro"));
    }

    [Fact]
    public async Task Restoring_needs_the_version_that_was_read()
    {
        using var cook = await api.NewCookAsync();
        var recipe = await cook.CreateAsync("One");
        await cook.ChangeAsync(recipe.Id, new RecipeInput { Title = "Two" });

        using var missing = await cook.SendAsync(HttpMethod.Post, $"/{recipe.Id}/revisions/1/restore");
        using var stale = await cook.SendAsync(HttpMethod.Post, $"/{recipe.Id}/revisions/1/restore", ifMatch: recipe.Version);
        using var none = await cook.SendAsync(HttpMethod.Post, $"/{recipe.Id}/revisions/9/restore", ifMatch: recipe.Version);

        Assert.Equal(HttpStatusCode.PreconditionRequired, missing.StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        Assert.Equal("Two", (await cook.ReadRecipeAsync(recipe.Id)).Title);
    }

    [Fact]
    public async Task Of_saves_at_the_same_moment_each_that_succeeds_has_its_own_number()
    {
        using var cook = await api.NewCookAsync();
        var recipe = await cook.CreateAsync("Contested");

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(
            number => cook.SendAsync(HttpMethod.Put, $"/{recipe.Id}", new RecipeInput { Title = $"Version {number}" }, recipe.Version)));

        Assert.Equal(5, answers.Count(answer => answer.StatusCode == HttpStatusCode.PreconditionFailed));
        Assert.Equal([2, 1], (await cook.RevisionsAsync(recipe.Id)).Items.Select(revision => revision.Number));
    }

    [Fact]
    public async Task The_list_goes_on_from_page_to_page_and_old_revisions_are_thinned()
    {
        using var cook = await api.NewCookAsync();
        var recipe = await cook.CreateAsync("Number 1");
        var version = recipe.Version;
        for (var number = 2; number <= 70; number++)
            version = await cook.ChangeAsync(recipe.Id, new RecipeInput { Title = $"Number {number}" }, version);

        var numbers = new List<int>();
        string? next = null;
        do
        {
            var page = await cook.RevisionsAsync(recipe.Id, $"limit=30&cursor={next}");
            numbers.AddRange(page.Items.Select(revision => revision.Number));
            next = page.Next;
        }
        while (next is not null);

        Assert.Equal([.. Enumerable.Range(21, 50).Reverse(), 20, 10, 1], numbers);
        Assert.Equal("Number 20", (await cook.RevisionAsync(recipe.Id, 20)).Recipe.Title);
    }

    [Theory]
    [InlineData(60, 53)]
    [InlineData(1_000, 110)]
    [InlineData(10_000, 150)]
    [InlineData(100_000, 250)]
    public void What_is_kept_grows_slower_than_what_is_saved(int saves, int atMost)
        => Assert.InRange(Enumerable.Range(1, saves).Count(number => RevisionThinning.Keeps(number, saves)), 50, atMost);

    [Fact]
    public async Task What_is_asked_for_wrongly_is_named()
    {
        using var cook = await api.NewCookAsync();
        var recipe = await cook.CreateAsync("Toast");

        using var limit = await cook.SendAsync(HttpMethod.Get, $"/{recipe.Id}/revisions?limit=0");
        using var cursor = await cook.SendAsync(HttpMethod.Get, $"/{recipe.Id}/revisions?cursor=nonsense");
        using var number = await cook.SendAsync(HttpMethod.Get, $"/{recipe.Id}/revisions/9");

        Assert.Equal(["limit"], (await limit.RefusalAsync()).Errors.Keys);
        Assert.Equal(["cursor"], (await cursor.RefusalAsync()).Errors.Keys);
        Assert.Equal(HttpStatusCode.NotFound, number.StatusCode);
    }

    [Fact]
    public async Task Another_household_sees_no_revision()
    {
        using var owner = await api.NewCookAsync();
        using var stranger = await api.NewCookAsync();
        var recipe = await owner.CreateAsync("Secret sauce");

        using var list = await stranger.SendAsync(HttpMethod.Get, $"/{recipe.Id}/revisions");
        using var read = await stranger.SendAsync(HttpMethod.Get, $"/{recipe.Id}/revisions/1");
        using var restored = await stranger.SendAsync(HttpMethod.Post, $"/{recipe.Id}/revisions/1/restore", ifMatch: recipe.Version);

        Assert.All([list, read, restored], answer => Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode));
    }

    [Fact]
    public async Task A_deleted_recipe_takes_its_revisions_along()
    {
        using var cook = await api.NewCookAsync();
        var recipe = await cook.CreateAsync("Leftovers");
        using var archived = await cook.SendAsync(HttpMethod.Post, $"/{recipe.Id}/archive");
        using var deleted = await cook.SendAsync(HttpMethod.Delete, $"/{recipe.Id}");

        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        await InDatabaseAsync(async db => Assert.False(
            await db.Set<RecipeRevision>().IgnoreQueryFilters().AnyAsync(row => row.RecipeId == recipe.Id, Cancellation)));
    }

    private async Task InDatabaseAsync(Func<AlchemorselDbContext, Task> work)
    {
        await using var scope = api.NewScope();
        await work(scope.ServiceProvider.GetRequiredService<AlchemorselDbContext>());
    }
}

using Alchemorsel.Api.Data;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Tests.Api.Recipes.Revisions;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Alchemorsel.Tests.Api.Recipes;

[Collection(ApiGroup.Name)]
public sealed class RecipeSearchRefreshTests(ApiFixture api)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(RecipeSearchIndex.Stale)]
    [InlineData(RecipeSearchIndex.Unread)]
    public async Task A_recipe_that_cannot_be_derived_is_set_apart_and_holds_nobody_back(short mark)
    {
        var cook = await api.NewCookAsync();
        var recipes = new List<Guid>();
        for (var number = 0; number < 4; number++)
            recipes.Add((await cook.CreateAsync(Input($"Carrot soup {number}"))).Id);
        await using var scope = api.NewScope();
        var db = scope.ServiceProvider.GetRequiredService<AlchemorselDbContext>();
        var documents = db.Set<RecipeSearchDocument>().IgnoreQueryFilters().AsNoTracking().Where(row => recipes.Contains(row.RecipeId));
        var failures = db.Set<RecipeSearchFailure>().IgnoreQueryFilters().AsNoTracking().Where(row => recipes.Contains(row.RecipeId));
        await PoisonAsync(db, recipes[1], "{\"no\": \"lines\"}");
        await documents.ExecuteUpdateAsync(
            set => set.SetProperty(row => row.DerivedBy, mark).SetProperty(row => row.Foods, new List<string>()), Cancellation);
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());

        await SearchRefresh.RunAllAsync(api, clock);

        Assert.All(
            await documents.Where(row => row.RecipeId != recipes[1]).ToListAsync(Cancellation),
            row => Assert.Equal((RecipeSearchIndex.Version, "carrot"), (row.DerivedBy, Assert.Single(row.Foods))));
        Assert.Equal(mark, (await documents.SingleAsync(row => row.RecipeId == recipes[1], Cancellation)).DerivedBy);
        var failure = await failures.SingleAsync(Cancellation);
        Assert.Equal((recipes[1], 1), (failure.RecipeId, failure.Attempts));
        Assert.True(failure.RetryAt > clock.GetUtcNow());
        var refresh = SearchRefresh.New(api, clock);
        Assert.Equal(0, await refresh.RunOnceAsync(Cancellation));
        Assert.True(await refresh.CountStuckAsync(Cancellation) >= 1);

        // The pause is over, and nothing is better: the next one is longer.
        clock.SetUtcNow(failure.RetryAt.AddSeconds(1));
        await SearchRefresh.RunAllAsync(api, clock);
        var again = await failures.SingleAsync(Cancellation);
        Assert.Equal(2, again.Attempts);
        Assert.True(again.RetryAt - clock.GetUtcNow() > TimeSpan.FromMinutes(1.5));

        await PoisonAsync(db, recipes[1], await LinesAsync(db, recipes[0]));
        clock.SetUtcNow(again.RetryAt.AddSeconds(1));
        while (await refresh.RunOnceAsync(Cancellation) > 0)
        {
        }
        await refresh.CountStuckAsync(Cancellation);
        Assert.Empty(await failures.ToListAsync(Cancellation));
        Assert.Equal(["carrot"], (await documents.SingleAsync(row => row.RecipeId == recipes[1], Cancellation)).Foods);
    }

    [Fact]
    public async Task Lines_that_are_marked_are_read_again_without_a_revision_since_the_text_stays()
    {
        var cook = await api.NewCookAsync();
        var soup = await cook.CreateAsync(Input("Carrot soup"));
        await using var scope = api.NewScope();
        var db = scope.ServiceProvider.GetRequiredService<AlchemorselDbContext>();
        var document = db.Set<RecipeSearchDocument>().IgnoreQueryFilters().AsNoTracking().Where(row => row.RecipeId == soup.Id);
        // The lines as an earlier reader left them.
        await db.Database.ExecuteSqlAsync(
            $"UPDATE recipe SET ingredients = jsonb_set(ingredients, ARRAY['0','lines','0','food'], '\"roots\"') WHERE id = {soup.Id}", Cancellation);
        await document.ExecuteUpdateAsync(set => set.SetProperty(row => row.DerivedBy, RecipeSearchIndex.Unread), Cancellation);

        await SearchRefresh.RunAllAsync(api);

        Assert.Equal("carrots", (await cook.ReadRecipeAsync(soup.Id)).Ingredients[0].Lines[0].Food);
        Assert.Equal(RecipeSearchIndex.Version, (await document.SingleAsync(Cancellation)).DerivedBy);
        Assert.Single((await cook.RevisionsAsync(soup.Id)).Items);
    }

    private static Task PoisonAsync(AlchemorselDbContext db, Guid recipe, string ingredients)
        => db.Database.ExecuteSqlAsync($"UPDATE recipe SET ingredients = {ingredients}::jsonb WHERE id = {recipe}", Cancellation);

    private static Task<string> LinesAsync(AlchemorselDbContext db, Guid recipe)
        => db.Database.SqlQuery<string>($"SELECT ingredients::text AS \"Value\" FROM recipe WHERE id = {recipe}").SingleAsync(Cancellation);

    private static RecipeInput Input(string title)
        => new() { Title = title, Language = "en", Ingredients = [new IngredientSectionInput(null, ["3 carrots"])] };
}

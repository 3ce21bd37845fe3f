using Alchemorsel.Api.Data;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Api.Recipes.Duplicates;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alchemorsel.Tests.Api.Recipes.Duplicates;

[Collection(ApiGroup.Name)]
public sealed class RecipeDuplicatesTests(ApiFixture api)
{
    private static readonly RecipeInput Soup = new()
    {
        Title = "Crème soup",
        SourceUrl = "https://example.com/creme-soup",
        Ingredients = [new IngredientSectionInput(null, ["2 leeks", "1 l water", "200 ml cream"])],
    };

    [Fact]
    public async Task A_recipe_from_the_same_page_is_a_duplicate_whatever_it_is_called()
    {
        using var cook = await api.NewCookAsync();
        var kept = await cook.CreateAsync(Soup);

        var found = await FindAsync(kept.Id, new RecipeInput { Title = "Another name", SourceUrl = "http://www.example.com/creme-soup/?utm_source=x" });

        Assert.Equal((kept.Id, "Crème soup", DuplicateReason.SameSource), Told(Assert.Single(found)));
    }

    [Fact]
    public async Task A_recipe_with_the_same_title_and_foods_is_a_duplicate_whatever_the_amounts()
    {
        using var cook = await api.NewCookAsync();
        var kept = await cook.CreateAsync(Soup with { SourceUrl = null });

        var found = await FindAsync(kept.Id, new RecipeInput
        {
            Title = " CREME  soup",
            Ingredients = [new IngredientSectionInput("Soup", ["3 leeks, sliced", "100 ml cream"]), new IngredientSectionInput(null, ["water"])],
        });

        Assert.Equal((kept.Id, "Crème soup", DuplicateReason.SameDish), Told(Assert.Single(found)));
    }

    [Fact]
    public async Task Neither_a_title_nor_foods_alone_make_a_duplicate()
    {
        using var cook = await api.NewCookAsync();
        var kept = await cook.CreateAsync(Soup);

        Assert.Empty(await FindAsync(kept.Id, new RecipeInput { Title = "Crème soup", Ingredients = [new IngredientSectionInput(null, ["1 pumpkin"])] }));
        Assert.Empty(await FindAsync(kept.Id, Soup with { Title = "Leeks", SourceUrl = null }));
    }

    [Fact]
    public async Task An_archived_recipe_and_the_recipe_itself_are_no_duplicates()
    {
        using var cook = await api.NewCookAsync();
        var kept = await cook.CreateAsync(Soup);
        Assert.Empty(await FindAsync(kept.Id, Soup, except: kept.Id));

        (await cook.SendAsync(HttpMethod.Post, $"/{kept.Id}/archive")).EnsureSuccessStatusCode();

        Assert.Empty(await FindAsync(kept.Id, Soup));
    }

    [Fact]
    public async Task Another_household_has_no_duplicate_of_it()
    {
        using var cook = await api.NewCookAsync();
        using var stranger = await api.NewCookAsync();
        await cook.CreateAsync(Soup);
        var strangers = await stranger.CreateAsync("Something else");

        Assert.Empty(await FindAsync(strangers.Id, Soup));
    }

    private static (Guid, string, DuplicateReason) Told(RecipeDuplicate found) => (found.Recipe.Id, found.Recipe.Title, found.Reason);

    /// <summary>As the household of <paramref name="member"/>, a recipe of it.</summary>
    private async Task<IReadOnlyList<RecipeDuplicate>> FindAsync(Guid member, RecipeInput input, Guid? except = null)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var scope = api.NewScope();
        var db = scope.ServiceProvider.GetRequiredService<AlchemorselDbContext>();
        var household = await db.Set<Recipe>().IgnoreQueryFilters().Where(recipe => recipe.Id == member).Select(recipe => recipe.HouseholdId)
            .SingleAsync(cancellation);
        scope.ServiceProvider.GetRequiredService<CurrentHousehold>().ActFor(household);
        return await RecipeDuplicates.FindAsync(db, input, cancellation, except);
    }
}

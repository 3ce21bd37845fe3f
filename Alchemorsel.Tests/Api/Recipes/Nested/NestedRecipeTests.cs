using Alchemorsel.Api.Data;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Api.Recipes.Nested;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Tests.Api.Recipes.Revisions;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alchemorsel.Tests.Api.Recipes.Nested;

[Collection(ApiGroup.Name)]
public sealed class NestedRecipeTests(ApiFixture api)
{
    private static readonly string[] Names =
        ["Tomato base", "Onion base", "Garlic base", "Celery base", "Carrot base", "Leek base", "Fennel base", "Parsnip base"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_cook_decides_which_recipe_a_line_uses_and_the_choice_outlives_saves()
    {
        using var cook = await api.NewCookAsync();
        await cook.CreateAsync("Pizza dough");
        var better = await cook.CreateAsync("Our sourdough pizza base");
        var pizza = await cook.CreateAsync(Using("Pizza", "500 g pizza dough") with { Links = [new("500 g pizza dough", better.Id)] });
        Assert.Equal(better.Id, LinkOf(pizza)?.Id);

        // Saved as editors do that know nothing of links; the amount changes along the way.
        await cook.ChangeAsync(pizza.Id, Using("Pizza", "1 egg", "750 g pizza dough"));
        var kept = (await cook.ReadRecipeAsync(pizza.Id)).Ingredients[0].Lines[1];
        await cook.ChangeAsync(pizza.Id, Using("Pizza", "750 g pizza dough") with { Links = [new("750 g pizza dough", null)] });
        var none = LinkOf(await cook.ReadRecipeAsync(pizza.Id));
        await cook.ChangeAsync(pizza.Id, Using("Pizza", "750 g pizza dough", "salt"));
        var stillNone = LinkOf(await cook.ReadRecipeAsync(pizza.Id));
        await cook.ChangeAsync(pizza.Id, Using("Pizza", "750 g pizza dough") with { Links = [] });

        Assert.Equal(better.Id, kept.Recipe?.Id);
        Assert.Null(none);
        Assert.Null(stillNone);
        Assert.Equal("Pizza dough", LinkOf(await cook.ReadRecipeAsync(pizza.Id))?.Title);
    }

    [Fact]
    public async Task A_restored_revision_has_its_links_again()
    {
        using var cook = await api.NewCookAsync();
        var filling = await cook.CreateAsync("Some filling");
        var pie = await cook.CreateAsync(Using("Pie", "1 batch of goo") with { Links = [new("1 batch of goo", filling.Id)] });
        var version = await cook.ChangeAsync(pie.Id, Using("Pie", "1 batch of goo") with { Links = [] });
        Assert.Null(LinkOf(await cook.ReadRecipeAsync(pie.Id)));

        using var answer = await cook.SendAsync(HttpMethod.Post, $"/{pie.Id}/revisions/1/restore", ifMatch: version);

        Assert.Equal(filling.Id, LinkOf(await answer.ReadAsync<RecipeDetails>())?.Id);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public async Task A_link_that_closes_a_circle_is_refused_at_its_line(int length)
    {
        using var cook = await api.NewCookAsync();
        var chain = await ChainAsync(cook, length);

        // The last one uses the first.
        var last = chain[^1];
        var closing = Using(Names[length - 1], "salt", "a bit of this", "a bit of that") with { Links = [new("a bit of that", chain[0].Id)] };
        using var answer = await cook.SendAsync(HttpMethod.Put, $"/{last.Id}", closing, (await cook.ReadRecipeAsync(last.Id)).Version);

        Assert.Equal(["ingredients[0].lines[2]"], (await answer.RefusalAsync()).Errors.Keys);
        Assert.DoesNotContain((await cook.ReadRecipeAsync(last.Id)).Ingredients.SelectMany(section => section.Lines), line => line.Text == "a bit of that");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public async Task A_title_that_would_close_a_circle_makes_no_link(int length)
    {
        using var cook = await api.NewCookAsync();
        var chain = await ChainAsync(cook, length);
        var last = chain[^1];

        await cook.ChangeAsync(last.Id, Using(last.Title, "100 g tomato base"));

        Assert.Equal("tomato base", (await cook.ReadRecipeAsync(last.Id)).Ingredients[0].Lines[0].Food);
        Assert.Null(LinkOf(await cook.ReadRecipeAsync(last.Id)));
    }

    [Fact]
    public async Task A_link_to_no_recipe_or_to_a_strangers_is_refused_alike()
    {
        using var cook = await api.NewCookAsync();
        using var neighbour = await api.NewCookAsync();
        var theirs = await neighbour.CreateAsync("Their sauce");

        using var foreign = await cook.PostAsync(Using("Pasta", "sauce") with { Links = [new("sauce", theirs.Id)] });
        using var missing = await cook.PostAsync(Using("Pasta", "sauce") with { Links = [new("sauce", Guid.CreateVersion7())] });

        var (one, other) = (await foreign.RefusalAsync(), await missing.RefusalAsync());
        Assert.Equal(["ingredients[0].lines[0]"], one.Errors.Keys);
        Assert.Equal(one.Errors, other.Errors);
        Assert.Empty((await cook.ListAsync()).Items);
    }

    [Fact]
    public async Task Readers_are_safe_from_the_circle_that_two_saves_at_one_moment_close()
    {
        using var cook = await api.NewCookAsync();
        var (egg, hen) = (await cook.CreateAsync(Using("Egg", "1 part")), await cook.CreateAsync(Using("Hen", "1 part")));

        // Whichever way the race ends, in a circle or with one refused, both recipes and the tree can be read.
        await Task.WhenAll(
            cook.SendAsync(HttpMethod.Put, $"/{egg.Id}", Using("Egg", "1 part") with { Links = [new("1 part", hen.Id)] }, egg.Version),
            cook.SendAsync(HttpMethod.Put, $"/{hen.Id}", Using("Hen", "1 part") with { Links = [new("1 part", egg.Id)] }, hen.Version));
        await CloseAsync(egg.Id, hen.Id);
        await CloseAsync(hen.Id, egg.Id);

        var tree = await LoadAsync(egg.Id);

        Assert.Equal(["Hen", "Egg"], tree.DeepestFirst.Select(recipe => recipe.Title));
        Assert.Equal(hen.Id, tree.Find(tree.DeepestFirst[1], tree.DeepestFirst[1].Ingredients[0].Lines[0])?.Id);
        Assert.Null(tree.Find(tree.DeepestFirst[0], tree.DeepestFirst[0].Ingredients[0].Lines[0]));
        // And a cook who saves one of them gets out of it.
        await cook.ChangeAsync(egg.Id, Using("Egg", "1 part", "salt"));
        Assert.Null(LinkOf(await cook.ReadRecipeAsync(egg.Id)));
    }

    [Fact]
    public async Task The_tree_has_each_recipe_once_below_all_that_use_it()
    {
        using var cook = await api.NewCookAsync();
        var stock = await cook.CreateAsync("Stock");
        var sauce = await cook.CreateAsync(Using("Sauce", "1 l stock", "salt"));
        var filling = await cook.CreateAsync(Using("Filling", "1 l sauce", "2 l stock"));
        var pie = await cook.CreateAsync(Using("Pie", "1 kg filling", "1 l sauce", "1 l stock"));

        var tree = await LoadAsync(pie.Id);

        Assert.Equal([stock.Id, sauce.Id, filling.Id, pie.Id], tree.DeepestFirst.Select(recipe => recipe.Id));
        var lines = tree.DeepestFirst[^1].Ingredients[0].Lines;
        Assert.Equal(new Guid?[] { filling.Id, sauce.Id, stock.Id }, lines.Select(line => tree.Find(tree.DeepestFirst[^1], line)?.Id));
    }

    [Fact]
    public async Task The_tree_ends_at_its_depth_and_at_its_number()
    {
        using var cook = await api.NewCookAsync();
        var chain = await ChainAsync(cook, NestedRecipes.DepthMax + 3);
        var parts = new List<RecipeDetails>();
        for (var number = 0; number < NestedRecipes.RecipesMax + 5; number++)
            parts.Add(await cook.CreateAsync($"Piece {number}"));
        var wide = await cook.CreateAsync(
            Using("Wide", [.. parts.Select(part => part.Title)]) with { Links = [.. parts.Select(part => new IngredientLinkInput(part.Title, part.Id))] });

        Assert.Equal(NestedRecipes.DepthMax + 1, (await LoadAsync(chain[0].Id)).DeepestFirst.Count);
        // "Piece 1" to "Piece 54" differ by their number alone, and each line still finds its own.
        Assert.Equal(parts.Select(part => part.Id), wide.Ingredients[0].Lines.Select(line => line.Recipe!.Id));
        Assert.Equal(NestedRecipes.RecipesMax + 1, (await LoadAsync(wide.Id)).DeepestFirst.Count);
    }

    [Fact]
    public async Task A_recipe_of_another_household_is_never_in_the_tree()
    {
        using var cook = await api.NewCookAsync();
        using var neighbour = await api.NewCookAsync();
        var mine = await cook.CreateAsync(Using("Mine", "1 part"));
        var theirs = await neighbour.CreateAsync("Theirs");
        await CloseAsync(mine.Id, theirs.Id);

        Assert.Equal([mine.Id], (await LoadAsync(mine.Id)).DeepestFirst.Select(recipe => recipe.Id));
    }

    // Each uses the next.
    private static async Task<List<RecipeDetails>> ChainAsync(HttpClient cook, int length)
    {
        var chain = new List<RecipeDetails>();
        for (var number = length - 1; number >= 0; number--)
        {
            var input = Using(Names[number], "1 of the next");
            chain.Insert(0, await cook.CreateAsync(chain.Count == 0 ? input : input with { Links = [new("1 of the next", chain[0].Id)] }));
        }
        return chain;
    }

    private static RecipeInput Using(string title, params string[] lines)
        => new() { Title = title, Language = "en", Ingredients = [new(null, lines)] };

    private static RecipeLink? LinkOf(RecipeDetails recipe) => recipe.Ingredients[0].Lines[0].Recipe;

    private Task<NestedRecipes> LoadAsync(Guid id)
        => InHouseholdOfAsync(id, (db, recipe) => NestedRecipes.LoadAsync(db, recipe, Cancellation));

    // What no request can do: the second half of a circle.
    private Task<int> CloseAsync(Guid id, Guid used) => InHouseholdOfAsync(id, async (db, recipe) =>
    {
        db.Update(recipe);
        recipe.Ingredients = [new IngredientGroup(null, [recipe.Ingredients[0].Lines[0] with { RecipeId = used, LinkChosen = true }])];
        return await db.SaveChangesAsync(Cancellation);
    });

    private async Task<T> InHouseholdOfAsync<T>(Guid id, Func<AlchemorselDbContext, Recipe, Task<T>> work)
    {
        await using var scope = api.NewScope();
        var db = scope.ServiceProvider.GetRequiredService<AlchemorselDbContext>();
        var recipe = await db.Set<Recipe>().IgnoreQueryFilters().AsNoTracking().SingleAsync(row => row.Id == id, Cancellation);
        scope.ServiceProvider.GetRequiredService<CurrentHousehold>().ActFor(recipe.HouseholdId);
        return await work(db, recipe);
    }
}

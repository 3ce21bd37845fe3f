using System.Net;
using System.Net.Http.Json;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Collections;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;

namespace Alchemorsel.Tests.Api.Collections;

[Collection(ApiGroup.Name)]
public sealed class CollectionTests(ApiFixture api)
{
    private const string Root = "/api/v1/collections";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_collection_is_made_renamed_and_deleted_while_its_recipes_stay()
    {
        var cook = await api.NewCookAsync();
        var recipe = await cook.CreateAsync("Stollen");

        var made = await CreateAsync(cook, " Christmas ", "For the tins.");
        Assert.Equal(("Christmas", "For the tins.", 0), (made.Name, made.Description, made.Recipes));
        await AddAsync(cook, made.Id, recipe.Id);
        using (var renamed = await cook.PutAsJsonAsync($"{Root}/{made.Id}", new CollectionInput { Name = "Advent" }, Json.Options, Cancellation))
            Assert.Equal(HttpStatusCode.NoContent, renamed.StatusCode);
        var read = await ReadAsync<CollectionInfo>(cook, $"{Root}/{made.Id}");
        Assert.Equal(("Advent", null, 1), (read.Name, read.Description, read.Recipes));

        Assert.Equal(HttpStatusCode.NoContent, (await cook.DeleteAsync($"{Root}/{made.Id}", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await cook.GetAsync($"{Root}/{made.Id}", Cancellation)).StatusCode);
        Assert.Equal("Stollen", (await cook.ReadRecipeAsync(recipe.Id)).Title);
    }

    [Fact]
    public async Task Recipes_stand_in_the_order_that_the_household_gives_them()
    {
        var cook = await api.NewCookAsync();
        var collection = await CreateAsync(cook, "Sundays");
        var recipes = await FillAsync(cook, collection.Id, "One", "Two", "Three", "Four");

        await MoveAsync(cook, collection.Id, recipes[3], null);
        Assert.Equal(["Four", "One", "Two", "Three"], await TitlesAsync(cook, collection.Id));
        await MoveAsync(cook, collection.Id, recipes[0], recipes[2]);
        Assert.Equal(["Four", "Two", "Three", "One"], await TitlesAsync(cook, collection.Id));
        await MoveAsync(cook, collection.Id, recipes[2], recipes[3]);
        Assert.Equal(["Four", "Three", "Two", "One"], await TitlesAsync(cook, collection.Id));

        Assert.Equal(HttpStatusCode.NoContent, (await cook.DeleteAsync($"{Root}/{collection.Id}/recipes/{recipes[1]}", Cancellation)).StatusCode);
        await AddAsync(cook, collection.Id, recipes[3]);
        Assert.Equal(["Four", "Three", "One"], await TitlesAsync(cook, collection.Id));
    }

    [Fact]
    public async Task Places_between_two_neighbours_never_run_out()
    {
        var cook = await api.NewCookAsync();
        var collection = await CreateAsync(cook, "Sundays");
        var recipes = await FillAsync(cook, collection.Id, "First", "Left", "Right");

        // Each move halves the room behind the first, so the twentieth finds none left.
        for (var move = 1; move <= 25; move++)
            await MoveAsync(cook, collection.Id, recipes[1 + (move % 2)], recipes[0]);

        Assert.Equal(["First", "Right", "Left"], await TitlesAsync(cook, collection.Id));
    }

    [Fact]
    public async Task A_collection_is_read_page_by_page_without_what_is_archived()
    {
        var cook = await api.NewCookAsync();
        var collection = await CreateAsync(cook, "Sundays");
        var recipes = await FillAsync(cook, collection.Id, "One", "Two", "Three", "Four", "Five");
        (await cook.SendAsync(HttpMethod.Post, $"/{recipes[2]}/archive")).EnsureSuccessStatusCode();

        var first = await ReadAsync<Page<RecipeSummary>>(cook, $"{Root}/{collection.Id}/recipes?limit=3");
        var second = await ReadAsync<Page<RecipeSummary>>(cook, $"{Root}/{collection.Id}/recipes?limit=3&cursor={first.Next}");

        Assert.Equal(["One", "Two", "Four"], first.Items.Select(recipe => recipe.Title));
        Assert.Equal(["Five"], second.Items.Select(recipe => recipe.Title));
        Assert.Null(second.Next);
        Assert.Equal(4, (await ReadAsync<CollectionInfo>(cook, $"{Root}/{collection.Id}")).Recipes);
    }

    [Fact]
    public async Task Collections_are_listed_by_name_and_say_whether_a_recipe_is_in_them()
    {
        var cook = await api.NewCookAsync();
        var recipe = await cook.CreateAsync("Stollen");
        foreach (var name in new[] { "sundays", "Éclairs", "Advent" })
            await CreateAsync(cook, name);
        var all = await ReadAsync<Page<CollectionInfo>>(cook, Root);
        await AddAsync(cook, all.Items[1].Id, recipe.Id);

        Assert.Equal(["Advent", "Éclairs", "sundays"], all.Items.Select(collection => collection.Name));
        Assert.All(all.Items, collection => Assert.Null(collection.Contains));
        var asked = await ReadAsync<Page<CollectionInfo>>(cook, $"{Root}?recipe={recipe.Id}&limit=2");
        Assert.Equal([false, true], asked.Items.Select(collection => collection.Contains));
        var rest = await ReadAsync<Page<CollectionInfo>>(cook, $"{Root}?recipe={recipe.Id}&limit=2&cursor={asked.Next}");
        Assert.Equal("sundays", Assert.Single(rest.Items).Name);
    }

    [Fact]
    public async Task The_list_of_recipes_narrows_to_a_collection_and_to_favourites()
    {
        var cook = await api.NewCookAsync();
        var collection = await CreateAsync(cook, "Sundays");
        var recipes = await FillAsync(cook, collection.Id, "Roast", "Gravy");
        await cook.CreateAsync("Toast");
        await cook.PutAsync($"{RecipeClient.Root}/{recipes[1]}/favourite", null, Cancellation);

        Assert.Equal(["Gravy", "Roast"], await cook.TitlesAsync($"collection={collection.Id}&sort=title"));
        Assert.Equal(["Gravy"], await cook.TitlesAsync("favourite=true"));
        Assert.Equal(3, (await cook.TitlesAsync("favourite=false&collection=")).Length);
        foreach (var (query, field) in new[] { ("favourite=perhaps", "favourite"), ("collection=sundays", "collection") })
        {
            using var answer = await cook.GetAsync($"{RecipeClient.Root}?{query}", Cancellation);
            Assert.Equal([field], (await answer.RefusalAsync()).Errors.Keys);
        }
    }

    [Fact]
    public async Task A_list_costs_the_same_for_one_and_for_many()
    {
        var cook = await api.NewCookAsync();
        var collection = await CreateAsync(cook, "One");
        await FillAsync(cook, collection.Id, "First soup");
        var paths = new[] { Root, $"{Root}/{collection.Id}", $"{Root}/{collection.Id}/recipes", $"{RecipeClient.Root}?collection={collection.Id}" };
        var few = new List<int>();
        foreach (var path in paths)
            few.Add(await Statements.CountAsync(cook, path));

        await FillAsync(cook, collection.Id, [.. Enumerable.Range(0, 6).Select(number => $"Soup number {number}")]);
        foreach (var name in new[] { "Two", "Three", "Four" })
            await FillAsync(cook, (await CreateAsync(cook, name)).Id, $"Recipe for {name}");
        var many = new List<int>();
        foreach (var path in paths)
            many.Add(await Statements.CountAsync(cook, path));

        Assert.Equal(few, many);
        Assert.All(many, count => Assert.InRange(count, 1, 3));
    }

    [Fact]
    public async Task Recipes_added_at_once_all_have_a_place_of_their_own()
    {
        var cook = await api.NewCookAsync();
        var collection = await CreateAsync(cook, "Sundays");
        var recipes = new List<Guid>();
        for (var number = 0; number < 8; number++)
            recipes.Add((await cook.CreateAsync($"Roast {number}")).Id);

        await Task.WhenAll(recipes.Select(recipe => AddAsync(cook, collection.Id, recipe)));
        await MoveAsync(cook, collection.Id, recipes[0], recipes[7]);

        var titles = await TitlesAsync(cook, collection.Id);
        Assert.Equal(8, titles.Distinct().Count());
        Assert.Equal(Array.IndexOf(titles, "Roast 7") + 1, Array.IndexOf(titles, "Roast 0"));
    }

    [Theory]
    [InlineData("", 0, "name")]
    [InlineData("  ", 0, "name")]
    [InlineData("Sundays", 1001, "description")]
    public async Task What_is_out_of_bounds_is_refused_by_name(string name, int description, string field)
    {
        var cook = await api.NewCookAsync();
        using var answer = await cook.PostAsJsonAsync(
            Root, new CollectionInput { Name = name, Description = new string('x', description) }, Json.Options, Cancellation);

        Assert.Equal([field], (await answer.RefusalAsync()).Errors.Keys);
    }

    [Fact]
    public async Task A_move_behind_what_is_not_there_is_refused_by_name()
    {
        var cook = await api.NewCookAsync();
        var collection = await CreateAsync(cook, "Sundays");
        var recipes = await FillAsync(cook, collection.Id, "One", "Two");

        foreach (var after in new[] { recipes[0], collection.Id })
        {
            using var answer = await cook.PutAsJsonAsync(Position(collection.Id, recipes[0]), new PositionInput { After = after }, Json.Options, Cancellation);
            Assert.Contains("after", (await answer.RefusalAsync()).Errors.Keys);
        }

        foreach (var query in new[] { "limit=0", "cursor=nonsense" })
        {
            using var answer = await cook.GetAsync($"{Root}/{collection.Id}/recipes?{query}", Cancellation);
            Assert.Equal([query[..query.IndexOf('=', StringComparison.Ordinal)]], (await answer.RefusalAsync()).Errors.Keys);
        }
    }

    [Fact]
    public async Task Another_household_reads_and_changes_nothing()
    {
        var cook = await api.NewCookAsync();
        var stranger = await api.NewCookAsync();
        var collection = await CreateAsync(cook, "Sundays");
        var recipes = await FillAsync(cook, collection.Id, "One", "Two");
        var theirs = await CreateAsync(stranger, "Theirs");
        var own = await stranger.CreateAsync("Own");
        var input = new CollectionInput { Name = "Mine now" };

        var answers = new[]
        {
            await stranger.GetAsync($"{Root}/{collection.Id}", Cancellation),
            await stranger.GetAsync($"{Root}/{collection.Id}/recipes", Cancellation),
            await stranger.PutAsJsonAsync($"{Root}/{collection.Id}", input, Json.Options, Cancellation),
            await stranger.PutAsync($"{Root}/{collection.Id}/recipes/{own.Id}", null, Cancellation),
            await stranger.PutAsync($"{Root}/{theirs.Id}/recipes/{recipes[0]}", null, Cancellation),
            await stranger.DeleteAsync($"{Root}/{collection.Id}/recipes/{recipes[0]}", Cancellation),
            await stranger.PutAsJsonAsync(Position(collection.Id, recipes[1]), new PositionInput(), Json.Options, Cancellation),
            await stranger.DeleteAsync($"{Root}/{collection.Id}", Cancellation),
        };

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode));
        Assert.Equal("Theirs", Assert.Single((await ReadAsync<Page<CollectionInfo>>(stranger, Root)).Items).Name);
        Assert.Empty(await stranger.TitlesAsync($"collection={collection.Id}"));
        Assert.Equal(["One", "Two"], await TitlesAsync(cook, collection.Id));
    }

    private static string Position(Guid collection, Guid recipe) => $"{Root}/{collection}/recipes/{recipe}/position";

    private static async Task<T> ReadAsync<T>(HttpClient cook, string path) => (await cook.GetFromJsonAsync<T>(path, Json.Options, Cancellation))!;

    private static async Task<CollectionInfo> CreateAsync(HttpClient cook, string name, string? description = null)
    {
        using var answer = await cook.PostAsJsonAsync(Root, new CollectionInput { Name = name, Description = description }, Json.Options, Cancellation);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return await answer.ReadAsync<CollectionInfo>();
    }

    private static async Task<List<Guid>> FillAsync(HttpClient cook, Guid collection, params string[] titles)
    {
        var recipes = new List<Guid>();
        foreach (var title in titles)
        {
            recipes.Add((await cook.CreateAsync(title)).Id);
            await AddAsync(cook, collection, recipes[^1]);
        }

        return recipes;
    }

    private static async Task AddAsync(HttpClient cook, Guid collection, Guid recipe)
    {
        using var answer = await cook.PutAsync($"{Root}/{collection}/recipes/{recipe}", null, Cancellation);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    private static async Task MoveAsync(HttpClient cook, Guid collection, Guid recipe, Guid? after)
    {
        using var answer = await cook.PutAsJsonAsync(Position(collection, recipe), new PositionInput { After = after }, Json.Options, Cancellation);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    private static async Task<string[]> TitlesAsync(HttpClient cook, Guid collection)
        => [.. (await ReadAsync<Page<RecipeSummary>>(cook, $"{Root}/{collection}/recipes")).Items.Select(recipe => recipe.Title)];
}

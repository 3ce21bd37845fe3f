using System.Net;
using System.Net.Http.Json;
using Alchemorsel.Api.Ingredients;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Contracts.Units;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;

namespace Alchemorsel.Tests.Api.Units;

[Collection(ApiGroup.Name)]
public sealed class UnitTests(ApiFixture api)
{
    private const string Root = "/api/v1/units";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_unit_comes_with_its_size_and_the_words_that_mean_it()
    {
        var units = await ListAsync(await api.NewCookAsync());

        var cup = units.Units.Single(unit => unit.Code == "cup");
        Assert.Equal(("cups", "volume", "ml"), (cup.Plural, cup.Dimension, cup.Base));
        Assert.InRange(cup.Size!.Value, 230, 250);
        Assert.Contains("cup", cup.Words);
        Assert.Contains(units.Units, unit => unit is { Size: null, Base: null });
        Assert.Empty(units.Own);
    }

    [Fact]
    public async Task A_unit_of_the_households_own_is_read_from_then_on_and_in_the_recipes_that_are_there_but_in_nobody_elses()
    {
        var (cook, stranger) = (await api.NewCookAsync(), await api.NewCookAsync());
        var cocoa = await cook.CreateAsync(Input("Cocoa", "2 mugs milk"));
        var theirs = await stranger.CreateAsync(Input("Cocoa", "2 mugs milk"));

        var change = await PostAsync(cook, new OwnUnitInput { Names = ["mug", "Becher"], Quantity = "300", Unit = "ml" });

        Assert.Equal(1, change.Recipes);
        Assert.Equal(("600", "ml", "milk", "2 mugs milk"), await LineAsync(cook, cocoa.Id));
        var fresh = await cook.CreateAsync(Input("Rice pudding", "1 Becher milk"));
        Assert.Equal(("300", "ml", "milk", "1 Becher milk"), await LineAsync(cook, fresh.Id));
        Assert.NotEqual("ml", (await LineAsync(stranger, theirs.Id)).Unit);
        Assert.Empty((await ListAsync(stranger)).Own);

        using var changed = await cook.PutAsJsonAsync(
            $"{Root}/{change.Id}", new OwnUnitInput { Names = ["mug"], Quantity = "1/4", Unit = "l" }, Json.Options, Cancellation);
        Assert.Equal(2, (await changed.Content.ReadFromJsonAsync<UnitChange>(Json.Options, Cancellation))!.Recipes);
        Assert.Equal(("1/2", "l"), ((await LineAsync(cook, cocoa.Id)).Quantity, (await LineAsync(cook, cocoa.Id)).Unit));
        Assert.Equal(["mug"], Assert.Single((await ListAsync(cook)).Own).Names);

        using var foreign = await stranger.DeleteAsync($"{Root}/{change.Id}", Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        (await cook.DeleteAsync($"{Root}/{change.Id}", Cancellation)).EnsureSuccessStatusCode();
        // Everybody's mug, which holds nobody knows how much.
        Assert.Equal("mug", (await LineAsync(cook, cocoa.Id)).Unit);
    }

    [Fact]
    public async Task Every_recipe_that_uses_a_unit_follows_it_in_the_end_however_many_there_are()
    {
        var cook = await api.NewCookAsync();
        var recipes = new List<RecipeDetails>();
        for (var number = 0; number < Rereading.AtOnceMax + 5; number++)
            recipes.Add(await cook.CreateAsync(Input($"Cocoa {number}", "2 mugs milk")));
        var water = await cook.CreateAsync(Input("Water", "1 l water"));

        var made = await PostAsync(cook, new OwnUnitInput { Names = ["mug"], Quantity = "300", Unit = "ml" });

        // The background reads one at a time as well; what it has in hand at that moment is not different yet.
        Assert.InRange(made.Recipes, Rereading.AtOnceMax - 1, Rereading.AtOnceMax);
        Assert.Equal(5, made.Waiting);
        // What is saved without its lines being read is still to be read.
        using (var archived = await cook.SendAsync(HttpMethod.Post, $"/{recipes[0].Id}/archive"))
            archived.EnsureSuccessStatusCode();
        using (var put = await cook.SendAsync(HttpMethod.Put, $"/{recipes[1].Id}", Input("Cocoa of old", "2 mugs milk"), recipes[1].Version))
            put.EnsureSuccessStatusCode();
        await SearchRefresh.RunAllAsync(api);
        foreach (var recipe in recipes)
            Assert.Equal(("600", "ml", "milk", "2 mugs milk"), await LineAsync(cook, recipe.Id));
        Assert.Equal(water.Version, (await cook.ReadRecipeAsync(water.Id)).Version);

        (await cook.DeleteAsync($"{Root}/{made.Id}", Cancellation)).EnsureSuccessStatusCode();
        await SearchRefresh.RunAllAsync(api);
        foreach (var recipe in recipes)
            Assert.Equal("mug", (await LineAsync(cook, recipe.Id)).Unit);
    }

    [Theory]
    [InlineData("mug", "none", "ml", "quantity")]
    [InlineData("mug", "0", "ml", "quantity")]
    [InlineData("mug", "300", "splarg", "unit")]
    [InlineData("mug", "3", "pinch", "unit")]
    [InlineData("mug 2", "300", "ml", "names[0]")]
    [InlineData("Tumbler", "300", "ml", "names[0]")]
    public async Task A_unit_that_is_none_is_refused_by_its_field(string name, string quantity, string unit, string field)
    {
        var cook = await api.NewCookAsync();
        await PostAsync(cook, new OwnUnitInput { Names = ["tumbler"], Quantity = "200", Unit = "ml" });
        using var refused = await cook.PostAsJsonAsync(Root, new OwnUnitInput { Names = [name], Quantity = quantity, Unit = unit }, Json.Options, Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains($"\"{field}\"", await refused.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    private static RecipeInput Input(string title, string line)
        => new() { Title = title, Servings = 2, Ingredients = [new IngredientSectionInput(null, [line])] };

    private static async Task<UnitList> ListAsync(HttpClient cook) => (await cook.GetFromJsonAsync<UnitList>(Root, Json.Options, Cancellation))!;

    private static async Task<UnitChange> PostAsync(HttpClient cook, OwnUnitInput input)
    {
        using var made = await cook.PostAsJsonAsync(Root, input, Json.Options, Cancellation);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        return (await made.Content.ReadFromJsonAsync<UnitChange>(Json.Options, Cancellation))!;
    }

    private static async Task<(string? Quantity, string? Unit, string Food, string Text)> LineAsync(HttpClient cook, Guid recipe)
    {
        var line = (await cook.ReadRecipeAsync(recipe)).Ingredients[0].Lines[0];
        return (line.Quantity, line.Unit, line.Food, line.Text);
    }
}

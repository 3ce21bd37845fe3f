using System.Net;
using System.Net.Http.Json;
using Alchemorsel.Contracts.Foods;
using Alchemorsel.Contracts.Home;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Contracts.Search;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;

namespace Alchemorsel.Tests.Api.Foods;

/// <summary>Recipes are found by foods as the household knows them: its own, renamed and merged ones.</summary>
[Collection(ApiGroup.Name)]
public sealed class FoodFilterTests(ApiFixture api)
{
    private const string Foods = "/api/v1/foods";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_food_of_the_households_own_narrows_lists_and_counts_by_each_of_its_names()
    {
        var cook = await KitchenAsync();
        await OwnAsync(cook, "Grandma's sprinkle", "house sprinkle");

        foreach (var name in new[] { "Grandma's sprinkle", "house sprinkle", "HOUSE SPRINKLE" })
        {
            var asked = Uri.EscapeDataString(name);
            Assert.Equal(["Dumplings"], await cook.TitlesAsync($"food={asked}"));
            Assert.Equal(["Bread"], await cook.TitlesAsync($"withoutFood={asked}"));
            Assert.Equal(1, (await cook.FacetsAsync($"food={asked}")).Total);
            Assert.Equal(1, (await cook.FacetsAsync($"withoutFood={asked}")).Total);
        }
    }

    [Fact]
    public async Task Foods_of_the_households_own_are_suggested_by_each_of_their_names_and_only_here()
    {
        var (cook, stranger) = (await KitchenAsync(), await KitchenAsync());
        await OwnAsync(cook, "Grandma's sprinkle", "house sprinkle");

        Assert.Equal(["Grandma's sprinkle"], await SuggestedAsync(cook, "grand"));
        Assert.Equal(["house sprinkle"], await SuggestedAsync(cook, "HOUSE SP"));
        Assert.Empty(await SuggestedAsync(stranger, "grand"));

        static async Task<IReadOnlyList<string>> SuggestedAsync(HttpClient cook, string typed)
            => (await cook.GetFromJsonAsync<RecipeSuggestions>($"{RecipeClient.Root}/suggestions?q={Uri.EscapeDataString(typed)}", Json.Options, Cancellation))!.Foods;
    }

    [Fact]
    public async Task A_renamed_food_is_found_by_its_new_name_and_by_the_old_one()
    {
        var cook = await KitchenAsync();
        (await cook.PutAsJsonAsync($"{Foods}/plain-flour", new FoodInput { Name = "Zaubermehl" }, Json.Options, Cancellation)).EnsureSuccessStatusCode();

        Assert.Equal(["Bread"], await cook.TitlesAsync("food=Zaubermehl"));
        Assert.Equal(["Bread"], await cook.TitlesAsync("food=plain%20flour"));
        Assert.Equal(["Dumplings"], await cook.TitlesAsync("withoutFood=Zaubermehl"));
    }

    [Fact]
    public async Task A_name_that_was_merged_into_a_food_means_that_food_and_only_here()
    {
        var (cook, stranger) = (await KitchenAsync(), await KitchenAsync());
        (await cook.PostAsJsonAsync($"{Foods}/merge", new FoodMerge { Names = ["house sprinkle"], Into = "plain-flour" }, Json.Options, Cancellation))
            .EnsureSuccessStatusCode();

        Assert.Equal(["Bread", "Dumplings"], (await cook.TitlesAsync("food=house%20sprinkle")).Order());
        Assert.Empty(await cook.TitlesAsync("withoutFood=house%20sprinkle"));
        Assert.Equal(["Dumplings"], await stranger.TitlesAsync("food=house%20sprinkle"));
    }

    [Fact]
    public async Task What_can_be_made_leaves_out_foods_of_the_households_own()
    {
        var cook = await KitchenAsync();
        await OwnAsync(cook, "Grandma's sprinkle", "house sprinkle");
        var made = await cook.GetFromJsonAsync<MakeableRecipes>(
            "/api/v1/recipes/makeable?have=plain%20flour&have=tofu&maxMissing=10&withoutFood=grandma's%20sprinkle", Json.Options, Cancellation);
        Assert.Equal(["Bread"], made!.Recipes.Select(entry => entry.Recipe.Title));
    }

    [Fact]
    public async Task What_every_kitchen_has_is_taken_for_granted_under_the_households_own_name_too()
    {
        var cook = await api.NewCookAsync();
        await cook.CreateAsync(Input("Boiled potatoes", "500 g potatoes", "1 tsp salt", "1 pinch of house salt"));
        await OwnAsync(cook, "House salt", "salt");

        var made = await cook.GetFromJsonAsync<MakeableRecipes>("/api/v1/recipes/makeable?have=potatoes&maxMissing=0", Json.Options, Cancellation);

        Assert.Empty(Assert.Single(made!.Recipes).Missing);
    }

    [Fact]
    public async Task What_is_in_season_is_so_under_the_households_own_name()
    {
        var cook = await api.NewCookAsync();
        await OwnAsync(cook, "Garden rhubarb", "rhubarb", "pumpkin", "kale", "apple", "strawberry", "tomato", "leek", "aubergine", "pea");
        await cook.CreateAsync(Input("Crumble", "rhubarb", "pumpkin", "kale", "apple", "strawberry", "tomato", "leek", "aubergine", "pea"));

        var home = await cook.GetFromJsonAsync<HomeView>("/api/v1/home", Json.Options, Cancellation);

        Assert.Equal(("Crumble", HomeReason.Seasonal), (home!.Suggestion?.Title, home.Because));
    }

    [Fact]
    public async Task Asking_for_a_food_costs_one_statement_more_and_asking_for_none_costs_nothing()
    {
        var cook = await KitchenAsync();
        var plain = await Statements.CountAsync(cook, RecipeClient.Root);
        Assert.Equal(plain + 1, await Statements.CountAsync(cook, $"{RecipeClient.Root}?food=flour&withoutFood=sprinkle&withoutFood=tofu"));
        var facets = await Statements.CountAsync(cook, $"{RecipeClient.Root}/facets");
        Assert.Equal(facets + 1, await Statements.CountAsync(cook, $"{RecipeClient.Root}/facets?food=plain%20flour&withoutFood=sprinkle"));
        var makeable = await Statements.CountAsync(cook, $"{RecipeClient.Root}/makeable?have=plain%20flour");
        Assert.Equal(makeable, await Statements.CountAsync(cook, $"{RecipeClient.Root}/makeable?have=plain%20flour&withoutFood=sprinkle"));
    }

    private async Task<HttpClient> KitchenAsync()
    {
        var cook = await api.NewCookAsync();
        await cook.CreateAsync(Input("Bread", "500 g plain flour"));
        await cook.CreateAsync(Input("Dumplings", "200 g tofu", "3 tbsp house sprinkle"));
        return cook;
    }

    private static async Task OwnAsync(HttpClient cook, string name, params string[] aliases)
    {
        using var made = await cook.PostAsJsonAsync(Foods, new FoodInput { Name = name, Aliases = aliases }, Json.Options, Cancellation);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
    }

    private static RecipeInput Input(string title, params string[] lines)
        => new() { Title = title, Language = "en", Ingredients = [new IngredientSectionInput(null, lines)] };
}

using System.Net.Http.Json;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts.Foods;
using Alchemorsel.Contracts.Panels;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Cooking.Foods;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alchemorsel.Tests.Api.Recipes;

/// <summary>What is in a recipe is in the recipes that use it.</summary>
[Collection(ApiGroup.Name)]
public sealed class RecipeContentsTests(ApiFixture api)
{
    [Fact]
    public async Task Allergens_foods_and_figures_of_a_used_recipe_are_those_of_the_recipe()
    {
        var cook = await api.NewCookAsync();
        var pesto = await cook.CreateAsync(Input("Green splarg", 4, "100 g walnuts", "100 g sugar"));
        var pasta = await cook.CreateAsync(Input("Supper", 2, "2 servings green splarg", "1 apple"));

        var row = await RowAsync(pasta.Id);
        Assert.True(row.Allergens.HasFlag(Allergens.Nuts));
        Assert.Contains("walnut", row.Foods);
        Assert.Equal((0, pesto.Id), (row.UnknownLines, Assert.Single(row.Uses)));

        var (part, whole) = (await NutritionAsync(cook, pasta.Id), await NutritionAsync(cook, pesto.Id));
        var line = part.Lines[0];
        Assert.Equal((LineCoverage.Counted, 100d, 0.5), (line.Coverage, line.Grams!.Value, line.Share!.Value));
        Assert.Equal((pesto.Id, null), (line.Recipe!.Id, line.Food));
        Assert.Equal(whole.Nutrients[0].InAll!.Value / 2, line.Energy!.Value, 0.5);
    }

    [Fact]
    public async Task When_a_used_recipe_is_saved_or_deleted_the_recipes_that_use_it_say_so()
    {
        var cook = await api.NewCookAsync();
        var filling = await cook.CreateAsync(Input("Splarg filling", 4, "100 g sugar"));
        var tart = await cook.CreateAsync(Input("Splarg tart", 4, "1 splarg filling", "1 apple"));
        var party = await cook.CreateAsync(Input("Party", 8, "1 splarg tart"));
        Assert.Equal(Allergens.None, (await RowAsync(party.Id)).Allergens);

        using (var saved = await cook.SendAsync(HttpMethod.Put, $"/{filling.Id}", Input("Splarg filling", 4, "100 g walnuts"), filling.Version))
            saved.EnsureSuccessStatusCode();
        foreach (var user in new[] { tart, party })
        {
            Assert.True((await RowAsync(user.Id)).Allergens.HasFlag(Allergens.Nuts));
            Assert.Equal(user.Version, (await cook.ReadRecipeAsync(user.Id)).Version);
        }

        (await cook.SendAsync(HttpMethod.Post, $"/{filling.Id}/archive")).EnsureSuccessStatusCode();
        (await cook.SendAsync(HttpMethod.Delete, $"/{filling.Id}")).EnsureSuccessStatusCode();
        Assert.Equal((1, 1), ((await RowAsync(tart.Id)).UnknownLines, (await RowAsync(party.Id)).UnknownLines));
    }

    [Fact]
    public async Task A_correction_of_a_used_recipe_counts_and_what_is_not_understood_in_it_keeps_diets_from_being_promised()
    {
        var cook = await api.NewCookAsync();
        var mix = await cook.CreateAsync(
            Input("Splarg mix", 1, "100 g oats") with { Allergens = new AllergenOverride([], ["gluten"]) });
        var porridge = await cook.CreateAsync(Input("Porridge", 1, "1 splarg mix", "1 apple"));
        Assert.True((await RowAsync(porridge.Id)).Diets.HasFlag(Diets.GlutenFree));

        using var saved = await cook.SendAsync(HttpMethod.Put, $"/{mix.Id}", Input("Splarg mix", 1, "100 g oats", "3 glorps"), mix.Version);
        saved.EnsureSuccessStatusCode();
        var row = await RowAsync(porridge.Id);
        Assert.True(row.Allergens.HasFlag(Allergens.Gluten));
        Assert.Equal((1, Diets.None), (row.UnknownLines, row.Diets & Diets.Vegan));
    }

    [Fact]
    public async Task Renamed_and_merged_foods_are_followed_by_recipes_that_use_them_through_another_recipe()
    {
        var (cook, cancellation) = (await api.NewCookAsync(), TestContext.Current.CancellationToken);
        var spread = await cook.CreateAsync(Input("Splarg spread", 2, "100 g glorp"));
        var toast = await cook.CreateAsync(Input("Splarg toast", 2, "1 splarg spread"));
        using var made = await cook.PostAsJsonAsync(
            "/api/v1/foods",
            new FoodInput { Name = "glorp", AllergensAdded = ["gluten"], Price = new FoodPriceInfo(4, "EUR", 1, "kg") }, Json.Options, cancellation);
        var glorp = await made.ReadAsync<FoodChange>();
        Assert.Equal((2, Allergens.Gluten), (glorp.Recipes, (await RowAsync(toast.Id)).Allergens));

        // Under another name alone the line means nothing any more; with the old name beside it everything is as before.
        await PutAsync(new FoodInput { Name = "house paste", AllergensAdded = ["gluten"] });
        Assert.Equal((Allergens.None, 1), ((await RowAsync(toast.Id)).Allergens, (await RowAsync(toast.Id)).UnknownLines));
        await PutAsync(new FoodInput
        {
            Name = "house paste",
            Aliases = ["glorp"],
            AllergensAdded = ["gluten"],
            Price = new FoodPriceInfo(4, "EUR", 1, "kg"),
        });
        Assert.Equal([glorp.Code], (await RowAsync(toast.Id)).Foods);

        using var merged = await cook.PostAsJsonAsync(
            "/api/v1/foods/merge", new FoodMerge { Names = [glorp.Code], Into = "butter" }, Json.Options, cancellation);
        merged.EnsureSuccessStatusCode();
        foreach (var recipe in new[] { spread, toast })
        {
            var row = await RowAsync(recipe.Id);
            Assert.Equal((Allergens.Milk, "butter"), (row.Allergens, Assert.Single(row.Foods)));
        }

        // What was paid for it is paid for what it is now.
        var cost = await cook.GetFromJsonAsync<CostPanel>($"{RecipeClient.Root}/{toast.Id}/cost", Json.Options, cancellation);
        Assert.Equal(0.4m, Assert.Single(cost!.Totals).InAll);

        async Task PutAsync(FoodInput input) =>
            (await cook.PutAsJsonAsync($"/api/v1/foods/{glorp.Code}", input, Json.Options, cancellation)).EnsureSuccessStatusCode();
    }

    private static RecipeInput Input(string title, int servings, params string[] lines)
        => new() { Title = title, Language = "en", Servings = servings, Ingredients = [new IngredientSectionInput(null, lines)] };

    private static async Task<NutritionPanel> NutritionAsync(HttpClient cook, Guid recipe)
        => (await cook.GetFromJsonAsync<NutritionPanel>(
            $"{RecipeClient.Root}/{recipe}/nutrition", Json.Options, TestContext.Current.CancellationToken))!;

    private async Task<RecipeSearchDocument> RowAsync(Guid recipe)
    {
        await using var scope = api.NewScope();
        var db = scope.ServiceProvider.GetRequiredService<AlchemorselDbContext>();
        return await db.Set<RecipeSearchDocument>().IgnoreQueryFilters().AsNoTracking()
            .SingleAsync(row => row.RecipeId == recipe, TestContext.Current.CancellationToken);
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Alchemorsel.Contracts.Panels;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;

namespace Alchemorsel.Tests.Api.Panels;

[Collection(ApiGroup.Name)]
public sealed class PanelTests(ApiFixture api)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Figures_are_per_serving_and_per_100_g_and_say_how_much_they_know()
    {
        var cook = await api.NewCookAsync();
        var recipe = await cook.CreateAsync(Input("Pancakes", "200 g plain flour", "2 x 100 g sugar", "3 splargs", "1 pinch salt") with { Servings = 4 });

        var panel = await NutritionAsync(cook, recipe.Id);

        var energy = panel.Nutrients.Single(row => row.Nutrient == "energy");
        Assert.Equal(400, panel.Grams, 2.0);
        Assert.InRange(energy.InAll!.Value, 1_400, 1_600);
        Assert.Equal(energy.InAll!.Value / 4, energy.PerServing!.Value, 0.01);
        Assert.Equal(energy.InAll!.Value / panel.Grams * 100, energy.Per100Grams!.Value, 0.5);
        Assert.Equal((2_000d, (int)Math.Round(energy.PerServing!.Value / 20)), (energy.Reference!.Value, energy.Percent!.Value));
        Assert.Equal(["energy", "fat", "saturates"], panel.Nutrients.Take(3).Select(row => row.Nutrient));
        Assert.Equal((3, 4), (panel.Coverage.Known, panel.Coverage.Lines));
        Assert.Equal(
            [LineCoverage.Counted, LineCoverage.Counted, LineCoverage.UnknownFood, LineCoverage.Counted],
            panel.Lines.Select(line => line.Coverage));
        Assert.Equal((200d, LineMassSource.Written, "plain-flour"), (panel.Lines[0].Grams!.Value, panel.Lines[0].MassSource!.Value, panel.Lines[0].Food!.Code));
        Assert.Equal(200, panel.Lines[1].Grams);
    }

    [Fact]
    public async Task A_recipe_without_servings_has_no_figures_per_serving_and_one_of_unknown_foods_none_at_all()
    {
        var cook = await api.NewCookAsync();
        var jam = await cook.CreateAsync(Input("Jam", "1 kg sugar"));
        var sugars = (await NutritionAsync(cook, jam.Id)).Nutrients.Single(row => row.Nutrient == "sugars");
        Assert.Null(sugars.PerServing);
        Assert.InRange(sugars.Per100Grams!.Value, 95, 100);

        var splargs = await cook.CreateAsync(Input("Splargs", "3 splargs") with { Servings = 2 });
        Assert.All((await NutritionAsync(cook, splargs.Id)).Nutrients, row => Assert.Null(row.PerServing ?? row.InAll ?? row.Per100Grams));
    }

    [Fact]
    public async Task Stated_figures_stand_beside_the_computed_ones_count_first_and_can_be_taken_back()
    {
        var cook = await api.NewCookAsync();
        var recipe = await cook.CreateAsync(Input("Toast", "100 g bread") with { Servings = 1 });

        var version = await PutAsync(cook, recipe.Id, "nutrition", new Nutrition { Calories = 500, Sodium = 400 }, recipe.Version);
        var panel = await NutritionAsync(cook, recipe.Id);
        var (energy, salt) = (panel.Nutrients.Single(row => row.Nutrient == "energy"), panel.Nutrients.Single(row => row.Nutrient == "salt"));
        Assert.Equal((500d, 25), (energy.Stated!.Value, energy.Percent!.Value));
        Assert.NotEqual(500, energy.PerServing);
        Assert.Equal(1, salt.Stated!.Value, 0.001);
        Assert.Equal(version, panel.Version);

        using var cleared = await SendAsync(cook, HttpMethod.Delete, recipe.Id, "nutrition", null, version);
        Assert.Equal(HttpStatusCode.NoContent, cleared.StatusCode);
        Assert.Null((await NutritionAsync(cook, recipe.Id)).Stated);
        Assert.Null((await cook.ReadRecipeAsync(recipe.Id)).Nutrition);
    }

    [Fact]
    public async Task Allergens_name_the_lines_that_say_so_and_what_nobody_understands()
    {
        var cook = await api.NewCookAsync();
        var recipe = await cook.CreateAsync(Input("Cake", "200 g plain flour", "2 eggs", "100 ml cream or water", "3 splargs"));

        var panel = await AllergensAsync(cook, recipe.Id);

        Assert.Equal(14, panel.Allergens.Count);
        var gluten = panel.Allergens.Single(finding => finding.Allergen == "gluten");
        Assert.Equal((AllergenPresence.Contains, "200 g plain flour"), (gluten.Presence, Assert.Single(gluten.Because).Text));
        Assert.Equal(AllergenPresence.MayContain, panel.Allergens.Single(finding => finding.Allergen == "milk").Presence);
        Assert.Equal(AllergenPresence.NoneFound, panel.Allergens.Single(finding => finding.Allergen == "fish").Presence);
        Assert.Equal(["3 splargs"], panel.NotUnderstood);
        var vegan = panel.Diets.Single(finding => finding.Diet == "vegan");
        Assert.Equal(DietFit.No, vegan.Fit);
        Assert.Contains("2 eggs", vegan.Because);
        Assert.Equal(DietFit.Unknown, panel.Diets.Single(finding => finding.Diet == "porkFree").Fit);
    }

    [Fact]
    public async Task The_cooks_corrections_decide_allergens_and_the_diets_that_hang_on_them()
    {
        var cook = await api.NewCookAsync();
        var recipe = await cook.CreateAsync(Input("Porridge", "50 g rolled oats", "1 apple"));

        await PutAsync(cook, recipe.Id, "allergens", new AllergenOverride(["milk"], ["gluten"]), recipe.Version);

        var panel = await AllergensAsync(cook, recipe.Id);
        Assert.Equal(
            [(AllergenPresence.NoneFound, true), (AllergenPresence.Contains, true)],
            new[] { "gluten", "milk" }.Select(name => panel.Allergens.Single(finding => finding.Allergen == name)).Select(finding => (finding.Presence, finding.Corrected)));
        Assert.Equal(DietFit.Yes, panel.Diets.Single(finding => finding.Diet == "glutenFree").Fit);
        Assert.Equal(DietFit.No, panel.Diets.Single(finding => finding.Diet == "vegan").Fit);
        Assert.Equal(DietFit.No, panel.Diets.Single(finding => finding.Diet == "dairyFree").Fit);

        await PutAsync(cook, recipe.Id, "allergens", new AllergenOverride([], []), panel.Version);
        Assert.Null((await AllergensAsync(cook, recipe.Id)).Corrections);
    }

    [Fact]
    public async Task What_is_wrong_is_named_and_an_old_version_is_refused()
    {
        var cook = await api.NewCookAsync();
        var recipe = await cook.CreateAsync(Input("Toast", "bread"));

        using var negative = await SendAsync(cook, HttpMethod.Put, recipe.Id, "nutrition", new Nutrition { Fat = -1 }, recipe.Version);
        Assert.Equal(["fat"], (await negative.RefusalAsync()).Errors.Keys);
        using var unknown = await SendAsync(cook, HttpMethod.Put, recipe.Id, "allergens", new AllergenOverride(["air"], ["milk"]), recipe.Version);
        Assert.Equal(["contains[0]"], (await unknown.RefusalAsync()).Errors.Keys);
        using var both = await SendAsync(cook, HttpMethod.Put, recipe.Id, "allergens", new AllergenOverride(["milk"], ["milk"]), recipe.Version);
        Assert.Equal(["freeFrom"], (await both.RefusalAsync()).Errors.Keys);
        using var missing = await SendAsync(cook, HttpMethod.Put, recipe.Id, "nutrition", new Nutrition { Fat = 1 }, null);
        Assert.Equal(HttpStatusCode.PreconditionRequired, missing.StatusCode);
        using var old = await SendAsync(cook, HttpMethod.Put, recipe.Id, "nutrition", new Nutrition { Fat = 1 }, "1");
        Assert.Equal(HttpStatusCode.PreconditionFailed, old.StatusCode);
    }

    [Fact]
    public async Task Another_household_sees_and_changes_nothing()
    {
        var cook = await api.NewCookAsync();
        var recipe = await cook.CreateAsync(Input("Toast", "bread"));
        var stranger = await api.NewCookAsync();

        foreach (var part in new[] { "nutrition", "allergens" })
        {
            using var read = await SendAsync(stranger, HttpMethod.Get, recipe.Id, part, null, null);
            Assert.Equal(HttpStatusCode.NotFound, read.StatusCode);
            object body = part == "nutrition" ? new Nutrition() : new AllergenOverride([], []);
            using var write = await SendAsync(stranger, HttpMethod.Put, recipe.Id, part, body, recipe.Version);
            Assert.Equal(HttpStatusCode.NotFound, write.StatusCode);
        }
    }

    private static RecipeInput Input(string title, params string[] lines)
        => new() { Title = title, Ingredients = [new IngredientSectionInput(null, lines)], Language = "en" };

    private static async Task<NutritionPanel> NutritionAsync(HttpClient cook, Guid recipe)
        => (await cook.GetFromJsonAsync<NutritionPanel>($"{RecipeClient.Root}/{recipe}/nutrition", Json.Options, Cancellation))!;

    private static async Task<AllergenPanel> AllergensAsync(HttpClient cook, Guid recipe)
        => (await cook.GetFromJsonAsync<AllergenPanel>($"{RecipeClient.Root}/{recipe}/allergens", Json.Options, Cancellation))!;

    /// <summary>Saves, and gives the version after it.</summary>
    private static async Task<string> PutAsync(HttpClient cook, Guid recipe, string part, object body, string version)
    {
        using var answer = await SendAsync(cook, HttpMethod.Put, recipe, part, body, version);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        return answer.Headers.ETag!.Tag.Trim('"');
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient cook, HttpMethod method, Guid recipe, string part, object? body, string? version)
    {
        var request = new HttpRequestMessage(method, $"{RecipeClient.Root}/{recipe}/{part}");
        if (body is not null)
            request.Content = JsonContent.Create(body, body.GetType(), options: Json.Options);
        if (version is not null)
            request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{version}\""));
        return cook.SendAsync(request, Cancellation);
    }
}

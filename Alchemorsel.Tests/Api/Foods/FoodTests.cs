using System.Net;
using System.Net.Http.Json;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Foods;
using Alchemorsel.Contracts.Panels;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;

namespace Alchemorsel.Tests.Api.Foods;

[Collection(ApiGroup.Name)]
public sealed class FoodTests(ApiFixture api)
{
    private const string Root = "/api/v1/foods";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Foods_are_found_by_name_in_any_language_narrowed_by_aisle_and_paged()
    {
        var cook = await api.NewCookAsync();

        Assert.Contains("butter", (await ListAsync(cook, "?q=mantequilla&limit=100")).Items.Select(food => food.Code));
        var fish = await ListAsync(cook, "?aisle=fish&limit=5");
        Assert.All(fish.Items, food => Assert.Equal("fish", food.Aisle));
        var next = await ListAsync(cook, $"?aisle=fish&limit=5&cursor={fish.Next}");
        Assert.Equal(5, next.Items.Count);
        Assert.Empty(fish.Items.Intersect(next.Items));
        Assert.True(string.CompareOrdinal(fish.Items[^1].Name, next.Items[0].Name) <= 0);
    }

    [Fact]
    public async Task A_foods_page_says_what_is_known_of_it_and_which_recipes_use_it()
    {
        var cook = await api.NewCookAsync();
        var cake = await cook.CreateAsync(Input("Cake", "200 g plain flour"));

        var flour = await ReadAsync(cook, "plain-flour");

        Assert.Equal(("plain flour", "baking"), (flour.Name, flour.Aisle));
        Assert.Contains("gluten", flour.Allergens);
        Assert.NotEmpty(flour.Names["de"]);
        Assert.True(flour.Per100Grams.Single(row => row.Nutrient == "energy").Amount > 300);
        Assert.Equal((1, cake.Id), (flour.RecipeCount, Assert.Single(flour.Recipes).Id));
        Assert.Null(flour.Household);
    }

    [Fact]
    public async Task What_a_household_corrects_holds_for_its_recipes_at_once_and_for_nobody_elses()
    {
        var (cook, stranger) = (await api.NewCookAsync(), await api.NewCookAsync());
        var cake = await cook.CreateAsync(Input("Cake", "200 g plain flour"));
        var theirs = await stranger.CreateAsync(Input("Cake", "200 g plain flour"));
        Assert.Equal(AllergenPresence.Contains, await GlutenAsync(cook, cake.Id));

        var change = await PutAsync(cook, "plain-flour", new FoodInput { AllergensRemoved = ["gluten"], AllergensAdded = ["lupin"], Aisle = "dry" });

        Assert.Equal(new FoodChange("plain-flour", 1), change);
        Assert.Equal(AllergenPresence.NoneFound, await GlutenAsync(cook, cake.Id));
        Assert.Equal(cake.Version, (await cook.ReadRecipeAsync(cake.Id)).Version);
        var flour = await ReadAsync(cook, "plain-flour");
        Assert.Equal("dry", flour.Aisle);
        Assert.Contains("lupin", flour.Allergens);
        Assert.Contains("glutenFree", flour.Diets);
        Assert.Equal("plain-flour", Assert.Single((await ListAsync(cook, "?changed=true")).Items).Code);

        Assert.Equal(AllergenPresence.Contains, await GlutenAsync(stranger, theirs.Id));
        Assert.Null((await ReadAsync(stranger, "plain-flour")).Household);
        Assert.Empty((await ListAsync(stranger, "?changed=true")).Items);

        using var back = await cook.DeleteAsync($"{Root}/plain-flour", Cancellation);
        Assert.Equal(HttpStatusCode.OK, back.StatusCode);
        Assert.Equal(AllergenPresence.Contains, await GlutenAsync(cook, cake.Id));
    }

    [Fact]
    public async Task A_food_of_ones_own_is_known_by_all_its_names_counts_and_can_be_removed()
    {
        var (cook, stranger) = (await api.NewCookAsync(), await api.NewCookAsync());
        var cake = await cook.CreateAsync(Input("Cake", "200 g splarg mix", "1 glorp"));
        Assert.Equal(["glorp", "splarg mix"], (await UnknownAsync(cook)).Select(food => food.Name).Order());

        using var created = await cook.PostAsJsonAsync(
            Root,
            new FoodInput
            {
                Name = "Splarg mix",
                Aliases = ["glorp"],
                Aisle = "baking",
                AllergensAdded = ["nuts"],
                GramsPerPiece = 50,
                Diets = ["vegan"],
                Per100Grams = new Nutrition { Calories = 400 },
            },
            Json.Options, Cancellation);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        var change = await created.ReadAsync<FoodChange>();
        Assert.Equal(("own:splarg-mix", 1), (change.Code, change.Recipes));

        var panel = await cook.GetFromJsonAsync<NutritionPanel>($"{RecipeClient.Root}/{cake.Id}/nutrition", Json.Options, Cancellation);
        Assert.Equal(1_000, panel!.Nutrients.Single(row => row.Nutrient == "energy").InAll!.Value, 0.1);
        var allergens = await AllergensAsync(cook, cake.Id);
        Assert.Empty(allergens.NotUnderstood);
        Assert.Equal(AllergenPresence.Contains, allergens.Allergens.Single(finding => finding.Allergen == "nuts").Presence);
        Assert.Equal(DietFit.Yes, allergens.Diets.Single(diet => diet.Diet == "vegan").Fit);
        Assert.Empty(await UnknownAsync(cook));
        Assert.Equal(1, (await ReadAsync(cook, change.Code)).RecipeCount);
        using var hidden = await stranger.GetAsync($"{Root}/{change.Code}", Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        using var foreign = await stranger.PutAsJsonAsync($"{Root}/{change.Code}", new FoodInput { Name = "Mine" }, Json.Options, Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);

        using var removed = await cook.DeleteAsync($"{Root}/{change.Code}", Cancellation);
        Assert.Equal(HttpStatusCode.OK, removed.StatusCode);
        Assert.Equal(2, (await UnknownAsync(cook)).Count);
    }

    [Fact]
    public async Task A_food_without_figures_or_diets_is_understood_but_promises_nothing()
    {
        var cook = await api.NewCookAsync();
        var cake = await cook.CreateAsync(Input("Cake", "200 g splarg mix", "1 apple"));
        using var created = await cook.PostAsJsonAsync(Root, new FoodInput { Name = "splarg mix" }, Json.Options, Cancellation);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);

        var panel = await cook.GetFromJsonAsync<NutritionPanel>($"{RecipeClient.Root}/{cake.Id}/nutrition", Json.Options, Cancellation);
        Assert.Equal(LineCoverage.NoFigures, panel!.Lines[0].Coverage);
        var allergens = await AllergensAsync(cook, cake.Id);
        Assert.Empty(allergens.NotUnderstood);
        Assert.All(allergens.Diets, diet => Assert.Equal(DietFit.Unknown, diet.Fit));
    }

    [Fact]
    public async Task Names_that_nobody_knows_and_foods_of_ones_own_become_names_of_another_food()
    {
        var cook = await api.NewCookAsync();
        var cake = await cook.CreateAsync(Input("Cake", "200 g splargs", "100 g glorp"));
        using var created = await cook.PostAsJsonAsync(Root, new FoodInput { Name = "glorp" }, Json.Options, Cancellation);
        var glorp = await created.ReadAsync<FoodChange>();

        using var merged = await cook.PostAsJsonAsync(
            $"{Root}/merge", new FoodMerge { Names = ["splargs", glorp.Code], Into = "plain-flour" }, Json.Options, Cancellation);

        Assert.Equal(new FoodChange("plain-flour", 1), await merged.ReadAsync<FoodChange>());
        var flour = await ReadAsync(cook, "plain-flour");
        Assert.Equal(["splargs", "glorp"], flour.Household!.Aliases);
        Assert.Equal(1, flour.RecipeCount);
        Assert.Equal(AllergenPresence.Contains, await GlutenAsync(cook, cake.Id));
        Assert.Empty(await UnknownAsync(cook));
        Assert.Equal("plain-flour", Assert.Single((await ListAsync(cook, "?q=glorp")).Items).Code);
    }

    [Theory]
    [InlineData("""{"aisle":"moon"}""", "aisle")]
    [InlineData("""{"gramsPerMillilitre":-1}""", "gramsPerMillilitre")]
    [InlineData("""{"allergensAdded":["air"]}""", "allergensAdded[0]")]
    [InlineData("""{"allergensAdded":["milk"],"allergensRemoved":["milk"]}""", "allergensRemoved")]
    [InlineData("""{"diets":["vegan"]}""", "diets")]
    [InlineData("""{"per100Grams":{"calories":-1}}""", "per100Grams")]
    public async Task What_makes_no_sense_is_refused_by_its_field(string body, string field)
    {
        var cook = await api.NewCookAsync();
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await cook.PutAsync($"{Root}/butter", content, Cancellation);
        Assert.Contains(field, (await answer.RefusalAsync()).Errors.Keys);
    }

    [Fact]
    public async Task A_food_of_ones_own_needs_a_name_and_a_merge_a_food()
    {
        var cook = await api.NewCookAsync();
        using var nameless = await cook.PostAsJsonAsync(Root, new FoodInput(), Json.Options, Cancellation);
        Assert.Contains("name", (await nameless.RefusalAsync()).Errors.Keys);
        using var nowhere = await cook.PostAsJsonAsync($"{Root}/merge", new FoodMerge { Names = ["a"], Into = "own:none" }, Json.Options, Cancellation);
        Assert.Contains("into", (await nowhere.RefusalAsync()).Errors.Keys);
        using var none = await cook.GetAsync($"{Root}/no-such-food", Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        using var aisle = await cook.GetAsync($"{Root}?aisle=moon", Cancellation);
        Assert.Contains("aisle", (await aisle.RefusalAsync()).Errors.Keys);
    }

    [Fact]
    public async Task A_correction_costs_the_same_for_two_recipes_and_for_ten()
    {
        var (few, many) = (await api.NewCookAsync(), await api.NewCookAsync());
        for (var number = 0; number < 10; number++)
        {
            if (number < 2)
                await few.CreateAsync(Input($"Cake {number}", "200 g plain flour"));
            await many.CreateAsync(Input($"Cake {number}", "200 g plain flour"));
        }

        Assert.Equal(await CorrectAsync(few, 2), await CorrectAsync(many, 10));

        static async Task<int> CorrectAsync(HttpClient cook, int recipes)
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, $"{Root}/plain-flour")
            {
                Content = JsonContent.Create(new FoodInput { AllergensRemoved = ["gluten"] }, options: Json.Options),
            };
            var (sent, answer) = await Statements.OfAsync(cook, request);
            using (answer)
                Assert.Equal(recipes, (await answer.ReadAsync<FoodChange>()).Recipes);
            return sent.Count;
        }
    }

    private static RecipeInput Input(string title, params string[] lines)
        => new() { Title = title, Language = "en", Servings = 1, Ingredients = [new IngredientSectionInput(null, lines)] };

    private static async Task<Page<FoodSummary>> ListAsync(HttpClient cook, string query)
        => (await cook.GetFromJsonAsync<Page<FoodSummary>>(Root + query, Json.Options, Cancellation))!;

    private static async Task<FoodDetails> ReadAsync(HttpClient cook, string code)
        => (await cook.GetFromJsonAsync<FoodDetails>($"{Root}/{code}", Json.Options, Cancellation))!;

    private static async Task<IReadOnlyList<UnknownFood>> UnknownAsync(HttpClient cook)
        => (await cook.GetFromJsonAsync<IReadOnlyList<UnknownFood>>($"{Root}/unknown", Json.Options, Cancellation))!;

    private static async Task<FoodChange> PutAsync(HttpClient cook, string code, FoodInput input)
    {
        using var answer = await cook.PutAsJsonAsync($"{Root}/{code}", input, Json.Options, Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.ReadAsync<FoodChange>();
    }

    private static async Task<AllergenPanel> AllergensAsync(HttpClient cook, Guid recipe)
        => (await cook.GetFromJsonAsync<AllergenPanel>($"{RecipeClient.Root}/{recipe}/allergens", Json.Options, Cancellation))!;

    private static async Task<AllergenPresence> GlutenAsync(HttpClient cook, Guid recipe)
        => (await AllergensAsync(cook, recipe)).Allergens.Single(finding => finding.Allergen == "gluten").Presence;
}

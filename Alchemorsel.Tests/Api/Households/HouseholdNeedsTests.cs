using System.Net.Http.Json;
using Alchemorsel.Contracts.Home;
using Alchemorsel.Contracts.Households;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Contracts.Search;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;

namespace Alchemorsel.Tests.Api.Households;

/// <summary>What a kitchen says of its allergies, diets and language, and what comes of it.</summary>
[Collection(ApiGroup.Name)]
public sealed class HouseholdNeedsTests(ApiFixture api)
{
    private const string Safe = "Carrot salad", Nutty = "Satay noodles", Riddle = "Grandmother's secret";

    private static readonly string[] All = [Safe, Nutty, Riddle];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_severe_allergy_leaves_recipes_out_wherever_they_are_listed_or_suggested()
    {
        var cook = await KitchenAsync();
        Assert.Equal(All.Order(), await TitlesAsync(cook, ""));

        await SayAsync(cook, new HouseholdSettings { Allergies = [new("peanuts", AllergySeverity.Severe)] });

        // What may hold it counts as holding it, and so does what nobody understands.
        Assert.Equal([Safe], await TitlesAsync(cook, ""));
        Assert.Equal([Safe], await TitlesAsync(cook, "q=carrot"));
        Assert.Equal([Safe], await TitlesAsync(cook, "sort=title&withoutAllergen=milk"));
        Assert.Equal(1, (await cook.FacetsAsync("q=carrot")).Total);
        Assert.Equal([Safe], await MakeableAsync(cook));
        Assert.Equal([Safe], await AtHomeAsync(cook));
    }

    [Fact]
    public async Task Whoever_asks_for_everything_gets_everything()
    {
        var cook = await KitchenAsync();
        await SayAsync(cook, new HouseholdSettings { Allergies = [new("peanuts", AllergySeverity.Severe)] });

        Assert.Equal(All.Order(), await TitlesAsync(cook, "ignoreAllergies=true"));
        Assert.Equal([Safe, Riddle], await TitlesAsync(cook, "allowUnknown=true"));
        var refusal = await (await cook.GetAsync("/api/v1/recipes?ignoreAllergies=perhaps", Cancellation)).RefusalAsync();
        Assert.Equal("ignoreAllergies", Assert.Single(refusal.Errors.Keys));
    }

    [Fact]
    public async Task A_mild_allergy_leaves_nothing_out_and_neither_does_another_kitchens()
    {
        var (cook, other) = (await KitchenAsync(), await KitchenAsync());
        await SayAsync(other, new HouseholdSettings { Allergies = [new("peanuts", AllergySeverity.Severe)] });
        await SayAsync(cook, new HouseholdSettings { Allergies = [new("peanuts", AllergySeverity.Mild)] });

        Assert.Equal(All.Order(), await TitlesAsync(cook, ""));
        Assert.Equal(All.Order(), await MakeableAsync(cook));
        Assert.Equal(All.Order(), await AtHomeAsync(cook));
    }

    [Fact]
    public async Task A_diet_narrows_what_is_suggested_and_not_what_is_listed()
    {
        var cook = await KitchenAsync();
        await cook.CreateAsync(new RecipeInput { Title = "Roast chicken", Ingredients = [new(null, ["1 chicken", "2 carrots"])] });
        await SayAsync(cook, new HouseholdSettings { Diets = ["vegetarian"] });

        Assert.Contains("Roast chicken", await TitlesAsync(cook, ""));
        Assert.DoesNotContain("Roast chicken", await MakeableAsync(cook));
        Assert.DoesNotContain("Roast chicken", await AtHomeAsync(cook));
        Assert.Contains(Safe, await MakeableAsync(cook));
        Assert.Contains(Safe, await AtHomeAsync(cook));
    }

    [Fact]
    public async Task A_search_understands_the_language_of_the_kitchen_before_the_browsers()
    {
        var cook = await api.NewCookAsync();
        await cook.CreateAsync(new RecipeInput { Title = "Kartoffelsuppe", Language = "de", Steps = [new(null, ["Zuletzt die Birnen dazu."])] });
        cook.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        Assert.Empty(await TitlesAsync(cook, "q=%22birnen%22"));

        await SayAsync(cook, new HouseholdSettings { Locale = "de-AT" });

        Assert.Single(await TitlesAsync(cook, "q=%22birnen%22"));
    }

    private async Task<HttpClient> KitchenAsync()
    {
        var cook = await api.NewCookAsync();
        await cook.CreateAsync(new RecipeInput { Title = Safe, Ingredients = [new(null, ["3 carrots", "1 tbsp olive oil"])] });
        await cook.CreateAsync(new RecipeInput { Title = Nutty, Ingredients = [new(null, ["3 tbsp peanut butter", "2 carrots"])] });
        await cook.CreateAsync(new RecipeInput { Title = Riddle, Ingredients = [new(null, ["1 snorkelwort", "2 carrots"])] });
        return cook;
    }

    private static async Task SayAsync(HttpClient cook, HouseholdSettings settings)
    {
        using var answer = await cook.PutAsJsonAsync("/api/v1/households/current/settings", settings, Json.Options, Cancellation);
        answer.EnsureSuccessStatusCode();
    }

    private static async Task<IEnumerable<string>> TitlesAsync(HttpClient cook, string query) => (await cook.ListAsync(query)).Items.Select(recipe => recipe.Title).Order();

    private static async Task<IEnumerable<string>> MakeableAsync(HttpClient cook)
        => (await cook.GetFromJsonAsync<MakeableRecipes>("/api/v1/recipes/makeable?have=carrot", Json.Options, Cancellation))!.Recipes
            .Select(entry => entry.Recipe.Title).Order();

    private static async Task<IEnumerable<string>> AtHomeAsync(HttpClient cook)
    {
        var home = (await cook.GetFromJsonAsync<HomeView>("/api/v1/home", Json.Options, Cancellation))!;
        return home.Sections.SelectMany(section => section.Recipes).Append(home.Suggestion).OfType<RecipeSummary>().Select(recipe => recipe.Title).Distinct().Order();
    }
}

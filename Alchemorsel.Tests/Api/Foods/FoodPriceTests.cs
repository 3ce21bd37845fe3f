using System.Net;
using System.Net.Http.Json;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Foods;
using Alchemorsel.Contracts.Panels;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;

namespace Alchemorsel.Tests.Api.Foods;

/// <summary>What foods cost, and the recipes that are made of them.</summary>
[Collection(ApiGroup.Name)]
public sealed class FoodPriceTests(ApiFixture api)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_price_counts_in_the_recipes_that_use_the_food_and_in_those_that_use_them()
    {
        var cook = await api.NewCookAsync();
        var dough = await cook.CreateAsync(Input("Splarg dough", 4, "500 g plain flour", "300 ml water"));
        var pizza = await cook.CreateAsync(Input("Splarg pizza", 2, "2 servings splarg dough", "100 g butter", "3 glorps"));
        Assert.Empty((await CostAsync(cook, pizza.Id)).Totals);

        await PriceAsync(cook, "plain-flour", new FoodPriceInfo(1.20m, "EUR", 1, "kg"));
        await PriceAsync(cook, "butter", new FoodPriceInfo(3, "USD", 250, "g"));

        var whole = await CostAsync(cook, dough.Id);
        Assert.Equal((2, 2), (whole.Priced, whole.Counted));
        Assert.Equal(new CostTotal("EUR", 0.6m, 0.15m), Assert.Single(whole.Totals));
        var cost = await CostAsync(cook, pizza.Id);
        Assert.Equal((2, 3), (cost.Priced, cost.Counted));
        Assert.Equal([new CostTotal("USD", 1.2m, 0.6m), new CostTotal("EUR", 0.3m, 0.15m)], cost.Totals);
        Assert.Equal(
            [CostLineCoverage.Priced, CostLineCoverage.Priced, CostLineCoverage.NoPrice], cost.Lines.Select(line => line.Coverage));
        Assert.Equal((dough.Id, null), (cost.Lines[0].Recipe!.Id, cost.Lines[0].Food));

        var food = await cook.GetFromJsonAsync<FoodDetails>("/api/v1/foods/plain-flour", Json.Options, Cancellation);
        Assert.Equal(new FoodPriceInfo(1.20m, "EUR", 1, "kg"), food!.Household!.Price);
        var fresh = await cook.GetFromJsonAsync<FoodDetails>("/api/v1/foods/walnut", Json.Options, Cancellation);
        Assert.Equal("USD", fresh!.Currency);
        var list = await cook.GetFromJsonAsync<Page<FoodSummary>>("/api/v1/foods?changed=true", Json.Options, Cancellation);
        Assert.Equal(["USD", "EUR"], list!.Items.Select(row => row.Price!.Currency));
    }

    [Fact]
    public async Task A_price_is_nobody_elses()
    {
        var (cook, stranger) = (await api.NewCookAsync(), await api.NewCookAsync());
        var loaf = await cook.CreateAsync(Input("Loaf", 4, "500 g plain flour"));
        var theirs = await stranger.CreateAsync(Input("Loaf", 4, "500 g plain flour"));
        await PriceAsync(cook, "plain-flour", new FoodPriceInfo(1.20m, "EUR", 1, "kg"));

        Assert.Empty((await CostAsync(stranger, theirs.Id)).Totals);
        using var hidden = await stranger.GetAsync($"{RecipeClient.Root}/{loaf.Id}/cost", Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        Assert.Null((await stranger.GetFromJsonAsync<FoodDetails>("/api/v1/foods/walnut", Json.Options, Cancellation))!.Currency);
    }

    [Theory]
    [InlineData(-1, "EUR", 1, "kg", "price.amount")]
    [InlineData(1, "euro", 1, "kg", "price.currency")]
    [InlineData(1, "eur", 1, "kg", "price.currency")]
    [InlineData(1, "EUR", 0, "kg", "price.quantity")]
    [InlineData(1, "EUR", 1, "splarg", "price.unit")]
    public async Task A_price_that_is_none_is_refused_by_its_field(double amount, string currency, double quantity, string unit, string field)
    {
        var cook = await api.NewCookAsync();
        using var refused = await cook.PutAsJsonAsync(
            "/api/v1/foods/butter", new FoodInput { Price = new FoodPriceInfo((decimal)amount, currency, (decimal)quantity, unit) }, Json.Options, Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains($"\"{field}\"", await refused.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    private static RecipeInput Input(string title, int servings, params string[] lines)
        => new() { Title = title, Language = "en", Servings = servings, Ingredients = [new IngredientSectionInput(null, lines)] };

    private static async Task PriceAsync(HttpClient cook, string code, FoodPriceInfo price)
        => (await cook.PutAsJsonAsync($"/api/v1/foods/{code}", new FoodInput { Price = price }, Json.Options, Cancellation)).EnsureSuccessStatusCode();

    private static async Task<CostPanel> CostAsync(HttpClient cook, Guid recipe)
        => (await cook.GetFromJsonAsync<CostPanel>($"{RecipeClient.Root}/{recipe}/cost", Json.Options, Cancellation))!;
}

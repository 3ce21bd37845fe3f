using System.Net;
using System.Net.Http.Json;
using Alchemorsel.Contracts.Foods;
using Alchemorsel.Contracts.Households;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Api.Social;
using Alchemorsel.Tests.Infrastructure;

namespace Alchemorsel.Tests.Api.Households;

[Collection(ApiGroup.Name)]
public sealed class HouseholdSettingsTests(ApiFixture api)
{
    private const string Path = "/api/v1/households/current/settings";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_kitchen_is_in_the_north_and_has_no_currency()
        => Assert.Equivalent(new HouseholdSettings { Hemisphere = Hemisphere.North, Currency = null }, await ReadAsync(await api.NewCookAsync()), strict: true);

    [Fact]
    public async Task What_one_owner_says_holds_for_all_of_them_and_for_nobody_else()
    {
        var (cook, stranger) = (await api.NewCookAsync(), await api.NewCookAsync());
        var member = await api.NewMemberAsync(cook, role: HouseholdRole.Owner);
        var said = new HouseholdSettings
        {
            Hemisphere = Hemisphere.South,
            Currency = "NZD",
            Allergies = [new("peanuts", AllergySeverity.Severe), new("milk", AllergySeverity.Mild)],
            Diets = ["vegetarian"],
            Units = MeasureUnits.Metric,
            Locale = "de-AT",
            FirstDayOfWeek = DayOfWeek.Sunday,
        };

        Assert.Equal(HttpStatusCode.NoContent, (await SayAsync(member, said)).StatusCode);

        Assert.Equivalent(said, await ReadAsync(cook), strict: true);
        Assert.Equivalent(new HouseholdSettings(), await ReadAsync(stranger), strict: true);
        Assert.Equal(HttpStatusCode.NoContent, (await SayAsync(cook, new HouseholdSettings { Currency = "" })).StatusCode);
        Assert.Equivalent(new HouseholdSettings(), await ReadAsync(member), strict: true);
        using var nobody = api.NewClient();
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.GetAsync(Path, Cancellation)).StatusCode);
    }

    [Theory]
    [InlineData("eur")]
    [InlineData("EU")]
    [InlineData("Euro")]
    [InlineData("\u20ac")]
    public async Task A_currency_that_is_none_is_refused_by_its_field(string currency)
    {
        var refusal = await (await SayAsync(await api.NewCookAsync(), new HouseholdSettings { Currency = currency })).RefusalAsync();
        Assert.Equal("currency", Assert.Single(refusal.Errors.Keys));
    }

    [Theory]
    [InlineData("""{ "allergies": [{ "allergen": "peanut", "severity": "severe" }] }""", "allergies")]
    [InlineData("""{ "allergies": [{ "allergen": "milk", "severity": "severe" }, { "allergen": "Milk", "severity": "mild" }] }""", "allergies")]
    [InlineData("""{ "allergies": [null] }""", "allergies")]
    [InlineData("""{ "allergies": [{ "allergen": "milk", "severity": 7 }] }""", "allergies")]
    [InlineData("""{ "diets": ["raw"] }""", "diets")]
    [InlineData("""{ "units": 9 }""", "units")]
    [InlineData("""{ "locale": "German!" }""", "locale")]
    [InlineData("""{ "firstDayOfWeek": 8 }""", "firstDayOfWeek")]
    public async Task What_makes_no_sense_is_refused_by_its_field_and_nothing_is_saved(string body, string field)
    {
        var cook = await api.NewCookAsync();
        var said = new HouseholdSettings { Allergies = [new("celery", AllergySeverity.Severe)] };
        (await SayAsync(cook, said)).EnsureSuccessStatusCode();

        using var answer = await cook.PutAsync(Path, new StringContent(body, System.Text.Encoding.UTF8, "application/json"), Cancellation);

        Assert.StartsWith(field, Assert.Single((await answer.RefusalAsync()).Errors.Keys), StringComparison.Ordinal);
        Assert.Equivalent(said, await ReadAsync(cook), strict: true);
    }

    [Fact]
    public async Task A_new_price_is_in_the_currency_of_the_kitchen_and_an_old_one_keeps_its_own()
    {
        var cook = await api.NewCookAsync();
        var butter = new FoodInput { Price = new FoodPriceInfo(3, "USD", 250, "g") };
        (await cook.PutAsJsonAsync("/api/v1/foods/butter", butter, Json.Options, Cancellation)).EnsureSuccessStatusCode();
        Assert.Equal("USD", await CurrencyAsync(cook, "walnut"));

        (await SayAsync(cook, new HouseholdSettings { Currency = "CHF" })).EnsureSuccessStatusCode();

        Assert.Equal("CHF", await CurrencyAsync(cook, "walnut"));
        Assert.Equal("USD", await CurrencyAsync(cook, "butter"));
    }

    private static async Task<HouseholdSettings> ReadAsync(HttpClient cook)
        => (await cook.GetFromJsonAsync<HouseholdSettings>(Path, Json.Options, Cancellation))!;

    private static Task<HttpResponseMessage> SayAsync(HttpClient cook, HouseholdSettings settings)
        => cook.PutAsJsonAsync(Path, settings, Json.Options, Cancellation);

    private static async Task<string?> CurrencyAsync(HttpClient cook, string food)
        => (await cook.GetFromJsonAsync<FoodDetails>($"/api/v1/foods/{food}", Json.Options, Cancellation))!.Currency;
}

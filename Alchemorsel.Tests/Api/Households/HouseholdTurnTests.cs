using System.Net;
using System.Net.Http.Json;
using Alchemorsel.Contracts.Foods;
using Alchemorsel.Contracts.Households;
using Alchemorsel.Contracts.Social;
using Alchemorsel.Contracts.Units;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;

namespace Alchemorsel.Tests.Api.Households;

/// <summary>What a household has one of, said by several at the same moment: each is answered as if it had come alone, and one of them holds.</summary>
[Collection(ApiGroup.Name)]
public sealed class HouseholdTurnTests(ApiFixture api)
{
    private const int Several = 6;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_names_of_a_unit_first_put_at_once_are_all_taken()
    {
        var cook = await api.NewCookAsync();

        await AtOnceAsync(number => cook.PutAsJsonAsync("/api/v1/units/tbsp/names", new UnitNamesInput { Name = $"spoon {Letter(number)}" }, Json.Options, Cancellation));

        Assert.Single((await cook.GetFromJsonAsync<IReadOnlyList<ShownUnit>>("/api/v1/units/names", Json.Options, Cancellation))!);
        await AtOnceAsync(_ => cook.DeleteAsync("/api/v1/units/tbsp/names", Cancellation), HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Two_units_of_ones_own_never_get_the_same_name()
    {
        var cook = await api.NewCookAsync();

        await AtOnceAsync(
            _ => cook.PostAsJsonAsync("/api/v1/units", new OwnUnitInput { Names = ["tumbler"], Quantity = "200", Unit = "ml" }, Json.Options, Cancellation),
            HttpStatusCode.BadRequest);

        Assert.Single((await cook.GetFromJsonAsync<UnitList>("/api/v1/units", Json.Options, Cancellation))!.Own);
    }

    [Fact]
    public async Task What_is_known_of_a_food_first_put_at_once_is_all_taken()
    {
        var cook = await api.NewCookAsync();

        await AtOnceAsync(number => cook.PutAsJsonAsync("/api/v1/foods/butter", new FoodInput { GramsPerPiece = 100 + number }, Json.Options, Cancellation));

        Assert.NotNull((await cook.GetFromJsonAsync<FoodDetails>("/api/v1/foods/butter", Json.Options, Cancellation))!.Household);
        await AtOnceAsync(_ => cook.DeleteAsync("/api/v1/foods/butter", Cancellation), HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Foods_of_one_name_made_at_once_are_several_foods()
    {
        var cook = await api.NewCookAsync();

        await AtOnceAsync(_ => cook.PostAsJsonAsync("/api/v1/foods", new FoodInput { Name = "splarg" }, Json.Options, Cancellation));
        await AtOnceAsync(number => cook.PostAsJsonAsync(
            "/api/v1/foods/merge", new FoodMerge { Names = [$"glorp {Letter(number)}"], Into = "butter" }, Json.Options, Cancellation));

        var butter = await cook.GetFromJsonAsync<FoodDetails>("/api/v1/foods/butter", Json.Options, Cancellation);
        Assert.Equal(Several, butter!.Household!.Aliases.Count);
    }

    [Fact]
    public async Task Settings_ratings_favourites_and_drafts_take_what_comes_at_once_as_well()
    {
        var cook = await api.NewCookAsync();
        var soup = await cook.CreateAsync("Soup");

        await AtOnceAsync(_ => cook.PutAsJsonAsync("/api/v1/households/current/settings", new HouseholdSettings { Currency = "EUR" }, Json.Options, Cancellation));
        await AtOnceAsync(number => cook.PutAsJsonAsync($"/api/v1/recipes/{soup.Id}/rating", new RatingInput { Stars = 1 + (number % 5) }, Json.Options, Cancellation));
        await AtOnceAsync(_ => cook.PutAsync($"/api/v1/recipes/{soup.Id}/favourite", null, Cancellation));
        await AtOnceAsync(number => cook.PutAsJsonAsync(
            $"/api/v1/recipe-drafts/{soup.Id}", new { fields = new Dictionary<string, string> { ["Form.Title"] = $"{number}" } }, Json.Options, Cancellation));
        await AtOnceAsync(number => cook.PutAsJsonAsync(
            "/api/v1/ingredients/corrections", new { line = "a glug of oil", language = "en", food = $"oil {Letter(number)}" }, Json.Options, Cancellation));
    }

    private static char Letter(int number) => (char)('a' + number);

    /// <summary>One at least must be well answered, and the others too or with <paramref name="orElse"/>.</summary>
    private static async Task AtOnceAsync(Func<int, Task<HttpResponseMessage>> send, HttpStatusCode? orElse = null)
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, Several).Select(send));
        Assert.Contains(answers, answer => answer.IsSuccessStatusCode);
        foreach (var answer in answers)
        {
            using (answer)
                Assert.True(answer.IsSuccessStatusCode || answer.StatusCode == orElse, $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync(Cancellation)}");
        }
    }
}

using System.Net;
using System.Text.RegularExpressions;
using Alchemorsel.Contracts.Foods;

namespace Alchemorsel.Tests.Web;

/// <summary>The pages of foods, with the Api's answers given.</summary>
public sealed partial class FoodPagesTests
{
    [Fact]
    public async Task A_food_of_the_households_own_needs_no_more_than_a_name()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var web = new WebHost();
        web.Api["POST /api/v1/foods"] = () => WebHost.Answer(new FoodChange("own:sourdough-starter", 0));
        web.Api["GET /api/v1/foods/own%3Asourdough-starter"] = () => WebHost.Answer(new FoodDetails(
            "own:sourdough-starter", "Sourdough starter", null, new Dictionary<string, IReadOnlyList<string>>(), "other", null, [], [], [], [], [], 0,
            new FoodInput { Name = "Sourdough starter" }));
        using var browser = await web.SignedInAsync();
        var page = await browser.GetStringAsync("/foods/new?name=Sourdough%20starter", cancellation);
        using var made = await browser.PostAsync("/foods/new?name=Sourdough%20starter", new FormUrlEncodedContent(
        [
            new("__RequestVerificationToken", Token().Match(page).Groups[1].Value), new("_handler", "food"),
            new("Form.Name", "Sourdough starter"), new("Form.Allergen[gluten]", ""),
        ]), cancellation);
        Assert.Equal(HttpStatusCode.Found, made.StatusCode);
        Assert.Contains("Sourdough starter</h1>", await browser.GetStringAsync(made.Headers.Location, cancellation), StringComparison.Ordinal);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}

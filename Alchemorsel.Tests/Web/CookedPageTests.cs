using System.Net;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Contracts.Social;

namespace Alchemorsel.Tests.Web;

/// <summary>The page of one entry of the cooked log, with the Api's answers given by the test.</summary>
public sealed class CookedPageTests
{
    private static readonly Guid Recipe = new("01a2086f-6f9e-70a2-a6ba-6492aacb80c2");
    private static readonly Guid Entry = new("01a2086f-6f9e-70a2-a6ba-6492aacb80c3");

    // A page that returns within an element leaves it open, and what was rendered breaks: this answered 500.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_entry_is_read_by_everybody_and_changed_by_its_cook_alone(bool mine)
    {
        await using var host = new WebHost();
        host.Api[$"GET /api/v1/recipes/{Recipe}/cooked/{Entry}"] = () => WebHost.Answer(new CookedEntryInfo(
            Entry, new RecipeLink(Recipe, "soup", "Soup"), null, new DateOnly(2026, 3, 1), 4, 5, "With more salt.", "Ben", mine, [], DateTimeOffset.UnixEpoch));
        var browser = await host.SignedInAsync();

        using var answer = await browser.GetAsync($"/recipes/{Recipe}/cooked/{Entry}", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("With more salt.", page, StringComparison.Ordinal);
        Assert.Equal(mine, page.Contains("Delete this entry", StringComparison.Ordinal));
        // The rest of the layout is there.
        Assert.Contains("</main>", page, StringComparison.Ordinal);
        Assert.EndsWith("</html>", page.TrimEnd(), StringComparison.Ordinal);
    }
}

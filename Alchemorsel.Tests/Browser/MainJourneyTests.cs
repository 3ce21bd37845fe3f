using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Alchemorsel.Tests.Browser;

/// <summary>What Alchemorsel is for, from the first visit to the second helping, through the gateway in a real browser.</summary>
[Collection(WholeApplication.Name)]
public sealed partial class MainJourneyTests(BrowserFixture fixture)
{
    [Fact]
    public Task A_cook_brings_in_a_page_of_ours_finds_it_scales_it_and_edits_it() => TakeTheJourneyAsync(RecipePage.Own, javaScript: true);

    [Fact]
    public Task The_whole_journey_works_without_javascript() => TakeTheJourneyAsync(RecipePage.Own, javaScript: false);

    [Fact]
    public Task A_cook_brings_in_a_page_from_the_wild_finds_it_scales_it_and_edits_it()
    {
        var page = RecipePage.Saved();
        Assert.SkipWhen(page is null, "skipped: corpus not present");
        return TakeTheJourneyAsync(page, javaScript: true);
    }

    private async Task TakeTheJourneyAsync(RecipePage recipe, bool javaScript)
    {
        BrowserFixture.RequireBrowser();
        var page = await fixture.NewVisitorAsync(javaScript);
        await BrowserFixture.SignUpAsync(page, "Ada");

        await ImportAsync(page, recipe);
        await Expect(Heading(page)).ToHaveTextAsync(recipe.Title);
        var address = new Uri(page.Url);

        await page.GotoAsync("/recipes");
        await page.GetByLabel("Search recipes").FillAsync(recipe.Misspelt);
        await page.GetByLabel("Search recipes").PressAsync("Enter");
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = recipe.Title }).First.ClickAsync();
        await Expect(Heading(page)).ToHaveTextAsync(recipe.Title);

        await Expect(page.GetByLabel("Servings", new() { Exact = true })).ToHaveValueAsync($"{recipe.Servings}");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync(recipe.Line);
        await page.GetByLabel("Servings", new() { Exact = true }).FillAsync($"{recipe.Servings * 2}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Scale" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync(new Regex(Regex.Escape(recipe.Doubled)));
        await Expect(page.GetByLabel("Servings", new() { Exact = true })).ToHaveValueAsync($"{recipe.Servings * 2}");

        var renamed = $"{recipe.Title}, Ada's way";
        await page.GetByRole(AriaRole.Link, new() { Name = "Edit" }).First.ClickAsync();
        await page.GetByLabel("Title").FillAsync(renamed);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save recipe" }).ClickAsync();
        await Expect(Heading(page)).ToHaveTextAsync(renamed);
        await page.ReloadAsync();
        await Expect(Heading(page)).ToHaveTextAsync(renamed);
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync(recipe.Line);

        await AssertHiddenFromAnotherCookAsync(address, renamed, recipe.Misspelt, javaScript);
    }

    private async Task AssertHiddenFromAnotherCookAsync(Uri address, string title, string search, bool javaScript)
    {
        var stranger = await fixture.NewVisitorAsync(javaScript);
        await BrowserFixture.SignUpAsync(stranger, "Eve");
        var id = RecipeId().Match(address.AbsolutePath).Value;
        Assert.NotEmpty(id);

        foreach (var url in new[] { address.AbsolutePath, $"/recipes/{id}", $"/recipes/{id}/edit", $"{address.AbsolutePath}?servings=2" })
        {
            var response = await stranger.GotoAsync(url);
            Assert.Equal((int)HttpStatusCode.NotFound, response!.Status);
            await Expect(stranger.Locator("body")).Not.ToContainTextAsync(title);
        }

        await stranger.GotoAsync($"/recipes?q={Uri.EscapeDataString(search)}");
        await Expect(stranger.Locator("body")).Not.ToContainTextAsync(title);

        using var api = new HttpClient { BaseAddress = fixture.Address };
        using var answer = await api.GetAsync(new Uri($"/api/v1/recipes/{id}", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    private static async Task ImportAsync(IPage page, RecipePage recipe)
    {
        await page.GotoAsync("/import");
        await page.GetByLabel("Text or page source").FillAsync(recipe.Html);
        await page.GetByRole(AriaRole.Button, new() { Name = "Read this" }).ClickAsync();
        await Expect(page.GetByLabel("Title")).ToHaveValueAsync(recipe.Title);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save recipe" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/recipes/[0-9a-f-]{36}"));
    }

    private static ILocator Heading(IPage page) => page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex RecipeId();
}

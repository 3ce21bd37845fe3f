using System.Text.RegularExpressions;
using Alchemorsel.Web.Components.Search;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Alchemorsel.Tests.Browser;

/// <summary>Searches that are kept: saved where they were made, opened by name, saved over, renamed and forgotten.</summary>
[Collection(WholeApplication.Name)]
public sealed class SavedSearchPagesTests(BrowserFixture fixture)
{
    [Theory]
    [InlineData(390, true)]
    [InlineData(1280, true)]
    [InlineData(390, false)]
    public async Task A_cook_keeps_a_search_and_opens_it_by_its_name(int width, bool javaScript)
    {
        BrowserFixture.RequireBrowser();
        var page = await fixture.NewVisitorAsync(javaScript, width);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ReducedMotion = ReducedMotion.Reduce });
        var checks = new PageChecks(page, javaScript ? $"{width}-saved" : $"{width}-plain-saved");
        await BrowserFixture.SignUpAsync(page, "Sam");
        await RecipeForms.WriteAsync(page, "Satay noodles", "100 g peanuts\n200 g noodles", "Mix.");
        await RecipeForms.WriteAsync(page, "Tomato salad", "4 tomatoes\n1 onion", "Mix.");

        await page.GotoAsync("/collections");
        await page.GetByRole(AriaRole.Link, new() { Name = "Saved searches" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Nothing saved yet");
        await LookAsync(checks, javaScript, "none");

        // By keyboard: open it, type the name, send it.
        await page.GotoAsync("/recipes?allergen=peanuts");
        await page.GetByText("Save this search").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("No peanuts");
        await LookAsync(checks, javaScript, "save");
        await page.Keyboard.PressAsync("Enter");
        await Expect(Heading(page)).ToHaveTextAsync("No peanuts");
        await Expect(page.Locator(".card h2")).ToHaveTextAsync(new[] { "Tomato salad" });
        await Expect(page.GetByText("Save this search")).ToHaveCountAsync(0);
        await LookAsync(checks, javaScript, "active");

        await RefuseTakenNameAsync(page, checks, javaScript);
        await SaveOverAsync(page);

        await page.GotoAsync("/collections/searches");
        await Expect(page.Locator(".searches li")).ToContainTextAsync(new[] { "No peanuts · With tomato · By title" });
        await LookAsync(checks, javaScript, "all");
        await page.GetByRole(AriaRole.Link, new() { Name = "Change No peanuts" }).ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Tomatoes for Sam");
        await LookAsync(checks, javaScript, "change");
        await page.GetByRole(AriaRole.Button, new() { Name = "Rename" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Tomatoes for Sam", Exact = true }).ClickAsync();
        await Expect(Heading(page)).ToHaveTextAsync("Tomatoes for Sam");

        await page.GetByRole(AriaRole.Link, new() { Name = "Rename or delete" }).ClickAsync();
        await page.GetByText("Delete", new() { Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete the saved search" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Nothing saved yet");
        checks.AssertClean();
    }

    [Fact]
    public async Task A_saved_search_whose_collection_is_gone_says_so()
    {
        BrowserFixture.RequireBrowser();
        var page = await fixture.NewVisitorAsync(width: 1280);
        var checks = new PageChecks(page, "1280-saved");
        await BrowserFixture.SignUpAsync(page, "Sam");
        await RecipeForms.WriteAsync(page, "Tomato salad", "4 tomatoes\n1 onion", "Mix.");
        await page.Locator("#collections > summary").ClickAsync();
        await page.GetByLabel("A new collection").FillAsync("Summer");
        await page.Locator("#collections").GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await page.GotoAsync("/collections");
        await page.GetByRole(AriaRole.Link, new() { Name = "Summer" }).ClickAsync();
        await Expect(Heading(page)).ToHaveTextAsync("Summer");
        var collection = new Uri(page.Url).Segments[^1];

        await page.GotoAsync($"/recipes?collection={collection}");
        await Expect(page.Locator(".chip")).ToContainTextAsync(new[] { "In Summer" });
        await SaveAsync(page, "Summer things");
        await Expect(Heading(page)).ToHaveTextAsync("Summer things");
        await Expect(page.Locator(".card h2")).ToHaveTextAsync(new[] { "Tomato salad" });
        await page.GotoAsync($"/collections/{collection}");
        await page.GetByText("Rename or delete").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete the collection" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/collections$"));

        await page.GotoAsync("/collections/searches");
        await Expect(page.Locator(".searches li")).ToContainTextAsync("Its collection is not here any more");
        await checks.CheckHereAsync("gone");
        await page.GetByRole(AriaRole.Link, new() { Name = "Summer things", Exact = true }).ClickAsync();
        await Expect(page.Locator(".card")).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("The collection that this search looks in is not here any more");
        await checks.CheckHereAsync("gone-open");
        checks.AssertClean();
    }

    [Fact]
    public async Task The_filter_panel_sends_back_every_filter_that_it_was_given()
    {
        BrowserFixture.RequireBrowser();
        var page = await fixture.NewVisitorAsync(width: 1280);
        await BrowserFixture.SignUpAsync(page, "Sam");
        var full = new SearchForm
        {
            Q = "soup",
            Tags = ["50% off", "a+b"],
            Cuisine = "Français",
            Category = "Main & more",
            Diets = ["vegetarian", "glutenFree"],
            Difficulty = "hard",
            Max = "95",
            Stars = "2",
            With = ["cream, double", "egg"],
            Without = ["mushroom"],
            Allergens = ["peanuts", "nuts"],
            AllowUnknown = true,
            Sort = "mostCooked",
            Show = "published",
            OnlyFavourites = true,
            Collection = Guid.CreateVersion7().ToString(),
        };

        await page.GotoAsync(full.Url());
        await page.GetByRole(AriaRole.Button, new() { Name = "Apply" }).ClickAsync();

        await Expect(page).ToHaveURLAsync(new Regex("unknown=true"));
        Assert.Equal(full.Key, SearchForm.Read(new Uri(page.Url).Query).Key);
    }

    private static async Task RefuseTakenNameAsync(IPage page, PageChecks checks, bool javaScript)
    {
        await page.GotoAsync("/recipes?q=tomato");
        await SaveAsync(page, "NO PEANUTS");
        await Expect(page.Locator("#name-error")).ToContainTextAsync("There is a saved search \"NO PEANUTS\" already.");
        await Expect(page.GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync("NO PEANUTS");
        await LookAsync(checks, javaScript, "taken");
    }

    private static async Task SaveOverAsync(IPage page)
    {
        await page.GotoAsync("/recipes");
        await page.GetByText("Saved searches", new() { Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "No peanuts", Exact = true }).ClickAsync();
        await Expect(Heading(page)).ToHaveTextAsync("No peanuts");
        await page.GetByText("Filters and order").ClickAsync();
        await page.GetByLabel("With these foods").FillAsync("tomato");
        await page.GetByLabel("Order").SelectOptionAsync("title");
        await page.GetByRole(AriaRole.Button, new() { Name = "Apply" }).ClickAsync();
        await Expect(Heading(page)).ToHaveTextAsync("My recipes");
        await page.GetByText("Save this search").ClickAsync();
        await Expect(page.GetByLabel("Or save it over").Locator("option:checked")).ToHaveTextAsync("No peanuts");
        await page.GetByRole(AriaRole.Button, new() { Name = "Replace" }).ClickAsync();
        await Expect(Heading(page)).ToHaveTextAsync("No peanuts");
    }

    private static async Task SaveAsync(IPage page, string name)
    {
        await page.GetByText("Save this search").ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
    }

    private static ILocator Heading(IPage page) => page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    // The accessibility checker is a script itself.
    private static Task LookAsync(PageChecks checks, bool javaScript, string name) => javaScript ? checks.CheckHereAsync(name) : Task.CompletedTask;
}

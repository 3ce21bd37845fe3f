using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Alchemorsel.Tests.Browser;

/// <summary>Life with recipes: kept, rated, cooked, put together, and suggested for today.</summary>
[Collection(WholeApplication.Name)]
public sealed partial class KitchenTests(BrowserFixture fixture)
{
    [Theory]
    [InlineData(390, true)]
    [InlineData(1280, true)]
    [InlineData(390, false)]
    public async Task A_cook_keeps_rates_cooks_and_collects_recipes(int width, bool javaScript)
    {
        BrowserFixture.RequireBrowser();
        var page = await fixture.NewVisitorAsync(javaScript, width);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ReducedMotion = ReducedMotion.Reduce });
        var pages = new PageChecks(page, javaScript ? $"{width}-kitchen" : $"{width}-plain");
        await BrowserFixture.SignUpAsync(page, "Ada");
        await page.GotoAsync("/");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("What to cook today");
        await LookAsync(pages, javaScript, "home of a new household");
        await WriteAsync(page, "Green pea soup");
        await WriteAsync(page, "Brown bread");
        var bread = new Uri(page.Url).AbsolutePath;

        await KeepAndRateAsync(page, javaScript);
        await CookAsync(page);
        await LookAsync(pages, javaScript, "recipe with a log");
        await page.GetByRole(AriaRole.Link, new() { Name = "Change the entry of" }).ClickAsync();
        await Expect(page.GetByLabel("Note", new() { Exact = true })).ToHaveValueAsync("A darker crust next time.");
        await LookAsync(pages, javaScript, "entry of the log");
        await page.GetByLabel("Note", new() { Exact = true }).FillAsync("Just right.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(page.Locator(".log")).ToContainTextAsync("Just right.");

        await CollectAsync(page, bread);
        var collection = await ReorderAsync(page);
        foreach (var path in new[] { collection, "/", "/cooked", "/collections", "/recipes?favourite=true", "/account" }.Where(_ => javaScript))
            await pages.CheckAsync(path);

        await page.GotoAsync("/recipes?favourite=true");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Brown bread");
        await Expect(page.GetByRole(AriaRole.Main)).Not.ToContainTextAsync("Green pea soup");
        await page.GotoAsync("/cooked");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Just right.");
        await page.GotoAsync("/");
        await Expect(page.Locator(".today h2")).ToContainTextAsync("Green pea soup");
        pages.AssertClean();
    }

    [Fact]
    public async Task A_recipe_is_dragged_to_another_place_of_its_collection()
    {
        BrowserFixture.RequireBrowser();
        var page = await fixture.NewVisitorAsync(width: 1280);
        await BrowserFixture.SignUpAsync(page, "Ada");
        await WriteAsync(page, "First course");
        await CollectAsync(page, new Uri(page.Url).AbsolutePath);
        await WriteAsync(page, "Second course");
        await page.Locator("#collections > summary").ClickAsync();
        await page.GetByLabel("Sundays").CheckAsync();
        await page.Locator("#collections").GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.Locator("#collections > summary")).ToHaveTextAsync("Collections (1)");
        await page.GotoAsync("/collections");
        await page.GetByRole(AriaRole.Link, new() { Name = "Sundays" }).ClickAsync();
        await Expect(page.Locator(".place h2")).ToHaveTextAsync(new[] { "First course", "Second course" });

        await page.RunAndWaitForResponseAsync(
            () => page.Locator(".place").Nth(1).Locator(".grip").DragToAsync(page.Locator(".place").Nth(0), new() { TargetPosition = new() { X = 20, Y = 5 } }),
            response => response.Request.Method == "POST");

        // In a tab of its own: this one is still on its way to where the answer sends it.
        var tab = await page.Context.NewPageAsync();
        await tab.GotoAsync(page.Url);
        await Expect(tab.Locator(".place h2")).ToHaveTextAsync(new[] { "Second course", "First course" });
    }

    private static async Task KeepAndRateAsync(IPage page, bool javaScript)
    {
        var heart = page.GetByRole(AriaRole.Button, new() { Name = "Favourite" });
        await heart.ClickAsync();
        await Expect(heart).ToHaveAttributeAsync("aria-pressed", "true");

        // By keyboard: to the group, along its stars.
        var stars = page.GetByRole(AriaRole.Group, new() { Name = "Your rating" });
        await Star(1).PressAsync("Space");
        foreach (var star in new[] { 1, 2, 3 })
        {
            // A page that is still arriving takes the focus back to where its address leads.
            await Expect(Star(star)).ToBeCheckedAsync();
            await Star(star).PressAsync("ArrowRight");
        }

        if (!javaScript)
            await page.GetByRole(AriaRole.Button, new() { Name = "Rate" }).ClickAsync();
        await Expect(page.Locator(".standing .sums")).ToContainTextAsync(new Regex(@"4\D.*from one cook"));
        await page.ReloadAsync();
        await Expect(Star(4)).ToBeCheckedAsync();
        await Expect(heart).ToHaveAttributeAsync("aria-pressed", "true");

        ILocator Star(int star) => stars.GetByRole(AriaRole.Radio, new() { Name = star == 1 ? "1 star" : $"{star} stars" });
    }

    private static async Task CookAsync(IPage page)
    {
        await page.GetByText("I cooked this").ClickAsync();
        await Expect(page.GetByLabel("When")).ToHaveValueAsync(Day());
        await page.GetByLabel("For how many").FillAsync("6");
        await page.GetByLabel("Note", new() { Exact = true }).FillAsync("A darker crust next time.");
        var photo = new FilePayload { Name = "bread.png", MimeType = "image/png", Buffer = await page.ScreenshotAsync() };
        await page.GetByLabel("Photos").SetInputFilesAsync(photo);
        await page.GetByRole(AriaRole.Button, new() { Name = "Add to the log" }).ClickAsync();

        await Expect(page.Locator(".log")).ToContainTextAsync("A darker crust next time.");
        await Expect(page.Locator(".log")).ToContainTextAsync("for 6");
        await Expect(page.Locator(".standing")).ToContainTextAsync(new Regex("Cooked once, (today|yesterday)"));
        var image = page.Locator(".log img:not(.preview)");
        await image.ScrollIntoViewIfNeededAsync();
        await Expect(image).ToHaveJSPropertyAsync("complete", true);
        Assert.True(await image.EvaluateAsync<int>("image => image.naturalWidth") > 0, "The browser drew the photo.");
    }

    private static async Task CollectAsync(IPage page, string recipe)
    {
        await page.GotoAsync(recipe);
        await page.Locator("#collections > summary").ClickAsync();
        await page.GetByLabel("A new collection").FillAsync("Sundays");
        await page.Locator("#collections").GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.Locator("#collections > summary")).ToHaveTextAsync("Collections (1)");
    }

    private static async Task<string> ReorderAsync(IPage page)
    {
        await page.GotoAsync("/recipes");
        await page.GetByRole(AriaRole.Link, new() { Name = "Green pea soup" }).ClickAsync();
        await page.Locator("#collections > summary").ClickAsync();
        await page.GetByLabel("Sundays").CheckAsync();
        await page.Locator("#collections").GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.Locator("#collections > summary")).ToHaveTextAsync("Collections (1)");

        await page.GotoAsync("/collections");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("2 recipes");
        await page.GetByRole(AriaRole.Link, new() { Name = "Sundays" }).ClickAsync();
        await Expect(page.Locator(".place h2")).ToHaveTextAsync(new[] { "Brown bread", "Green pea soup" });
        var down = page.GetByRole(AriaRole.Button, new() { Name = "Move Brown bread down" });
        await down.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".place h2")).ToHaveTextAsync(new[] { "Green pea soup", "Brown bread" });
        return new Uri(page.Url).AbsolutePath;
    }

    private static async Task WriteAsync(IPage page, string title)
    {
        await page.GotoAsync("/recipes/new");
        await page.GetByLabel("Title").FillAsync(title);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save recipe" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(title);
    }

    // The accessibility checker is a script itself.
    private static Task LookAsync(PageChecks pages, bool javaScript, string name) => javaScript ? pages.CheckHereAsync(name) : Task.CompletedTask;

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}$")]
    private static partial Regex Day();
}

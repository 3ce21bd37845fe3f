using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Alchemorsel.Tests.Browser;

/// <summary>A recipe, or a collection, shown to somebody without an account.</summary>
[Collection(WholeApplication.Name)]
public sealed class SharingTests(BrowserFixture fixture)
{
    [Theory]
    [InlineData(390, true)]
    [InlineData(1280, true)]
    [InlineData(390, false)]
    public async Task A_visitor_sees_a_shared_recipe_until_its_link_is_closed(int width, bool javaScript)
    {
        BrowserFixture.RequireBrowser();
        var cook = await fixture.NewVisitorAsync(javaScript, width);
        var cookPages = new PageChecks(cook, $"{width}-sharing");
        await BrowserFixture.SignUpAsync(cook, "Ada");
        await RecipeForms.WriteAsync(cook, "Green pea soup", "300 g peas", "Simmer for 20 minutes.");
        await AddPictureAsync(cook);
        await cook.GetByRole(AriaRole.Link, new() { Name = "Share", Exact = true }).ClickAsync();
        var link = await MakeLinkAsync(cook);
        await LookAsync(cookPages, javaScript, "share");

        var visitor = await fixture.NewVisitorAsync(javaScript, width);
        var pages = new PageChecks(visitor, $"{width}-visitor");
        var answer = await visitor.GotoAsync(link);
        await Expect(visitor.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Green pea soup");
        await Expect(visitor.GetByRole(AriaRole.Main)).ToContainTextAsync("300 g peas");
        var picture = visitor.Locator("article.recipe header img:not(.preview)");
        await Expect(picture).ToHaveJSPropertyAsync("complete", true);
        Assert.True(await picture.EvaluateAsync<int>("image => image.naturalWidth") > 0, "The browser drew the picture.");
        await Expect(visitor.GetByRole(AriaRole.Main)).Not.ToContainTextAsync("Ada");
        await Expect(visitor.GetByRole(AriaRole.Button, new() { Name = "Favourite" })).ToHaveCountAsync(0);
        Assert.Contains("noindex", answer!.Headers["x-robots-tag"], StringComparison.Ordinal);
        await Expect(visitor.Locator("meta[name=referrer]")).ToHaveAttributeAsync("content", "no-referrer");
        await LookAsync(pages, javaScript, "shared recipe");
        await visitor.GetByLabel("Units").SelectOptionAsync("us");
        await visitor.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("Scale|Show") }).ClickAsync();
        await Expect(visitor).ToHaveURLAsync(new Regex(@"/s/.*units=us"));
        await Expect(visitor.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Green pea soup");

        await cook.GotoAsync("/household/links");
        await Expect(cook.GetByRole(AriaRole.Main)).ToContainTextAsync("last opened");
        await LookAsync(cookPages, javaScript, "links");
        await cook.GetByRole(AriaRole.Button, new() { Name = "Close the link to Green pea soup" }).ClickAsync();
        await Expect(cook.GetByRole(AriaRole.Main)).ToContainTextAsync("Nothing is shared just now.");
        await visitor.GotoAsync(link);
        await Expect(visitor.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("This link shows nothing any more");
        await LookAsync(pages, javaScript, "closed link");
        cookPages.AssertClean();
        pages.AssertClean();
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task A_visitor_goes_through_a_shared_collection(int width)
    {
        BrowserFixture.RequireBrowser();
        var cook = await fixture.NewVisitorAsync(width: width);
        await BrowserFixture.SignUpAsync(cook, "Ada");
        await RecipeForms.WriteAsync(cook, "Green pea soup", "300 g peas", "Simmer.");
        await cook.Locator("#collections > summary").ClickAsync();
        await cook.GetByLabel("A new collection").FillAsync("Sundays");
        await cook.Locator("#collections").GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(cook.Locator("#collections > summary")).ToHaveTextAsync("Collections (1)");
        await cook.GotoAsync("/collections");
        await cook.GetByRole(AriaRole.Link, new() { Name = "Sundays" }).ClickAsync();
        await cook.GetByRole(AriaRole.Link, new() { Name = "Share", Exact = true }).ClickAsync();
        var link = await MakeLinkAsync(cook);

        var visitor = await fixture.NewVisitorAsync(width: width);
        var pages = new PageChecks(visitor, $"{width}-shelf");
        await visitor.GotoAsync(link);
        await Expect(visitor.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Sundays");
        await pages.CheckHereAsync("shared collection");
        await visitor.GetByRole(AriaRole.Link, new() { Name = "Green pea soup" }).ClickAsync();
        await Expect(visitor.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Green pea soup");
        await pages.CheckHereAsync("recipe of a shared collection");
        pages.AssertClean();
    }

    private static async Task<string> MakeLinkAsync(IPage cook)
    {
        await cook.GetByRole(AriaRole.Button, new() { Name = "Make a link" }).ClickAsync();
        var link = cook.GetByLabel("Link", new() { Exact = true });
        await Expect(link).ToHaveValueAsync(new Regex("/s/[A-Za-z0-9_-]{43}$"));
        return await link.InputValueAsync();
    }

    /// <summary>Begins and ends on the recipe's page.</summary>
    private static async Task AddPictureAsync(IPage cook)
    {
        var recipe = cook.Url;
        await cook.GetByRole(AriaRole.Link, new() { Name = "Edit", Exact = true }).ClickAsync();
        var picture = new FilePayload { Name = "soup.png", MimeType = "image/png", Buffer = await cook.ScreenshotAsync() };
        await cook.GetByLabel("Add pictures").SetInputFilesAsync(picture);
        await cook.GetByRole(AriaRole.Button, new() { Name = "Upload" }).ClickAsync();
        await Expect(cook.Locator(".picture-rows > li")).ToHaveCountAsync(1);
        await cook.GotoAsync(recipe);
    }

    // The accessibility checker is a script itself.
    private static Task LookAsync(PageChecks pages, bool javaScript, string name) => javaScript ? pages.CheckHereAsync(name) : Task.CompletedTask;
}

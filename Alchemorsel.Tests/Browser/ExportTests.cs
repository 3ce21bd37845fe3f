using System.IO.Compression;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Alchemorsel.Tests.Browser;

/// <summary>Recipes leave in the forms that people ask for, with and without scripts.</summary>
[Collection(WholeApplication.Name)]
public sealed class ExportTests(BrowserFixture fixture)
{
    [Theory]
    [InlineData(390, true)]
    [InlineData(1280, false)]
    public async Task A_recipe_and_the_whole_library_are_downloaded(int width, bool javaScript)
    {
        BrowserFixture.RequireBrowser();
        var page = await fixture.NewVisitorAsync(javaScript, width);
        await BrowserFixture.SignUpAsync(page, "Ada");
        await WriteAsync(page, "Plain porridge");
        await WriteAsync(page, "Porridge with pears");

        await page.GetByText("Take it with you").ClickAsync();
        var markdown = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Markdown" }).ClickAsync());
        Assert.Equal("porridge-with-pears.md", markdown.SuggestedFilename);
        Assert.Contains("50 g oats", await File.ReadAllTextAsync(await markdown.PathAsync(), TestContext.Current.CancellationToken), StringComparison.Ordinal);

        await page.GotoAsync("/export");
        var all = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Download the archive" }).ClickAsync());
        Assert.Equal(2, await RecipesAsync(all));

        await page.GotoAsync("/export/select");
        await page.GetByLabel("Plain porridge").CheckAsync();
        var some = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Download these" }).ClickAsync());
        Assert.Equal(1, await RecipesAsync(some));

        await page.GotoAsync("/export/select");
        await page.GetByRole(AriaRole.Button, new() { Name = "Download these" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("at least one");
    }

    [Theory]
    [InlineData(390, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    public async Task The_pages_are_accessible_and_fit(int width, ColorScheme scheme)
    {
        BrowserFixture.RequireBrowser();
        var page = await fixture.NewVisitorAsync(width: width);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        await BrowserFixture.SignUpAsync(page, "Ada");
        var checks = new PageChecks(page, $"{width}-{scheme}");
        await checks.CheckAsync("/export/select");
        await WriteAsync(page, "Plain porridge");
        await page.GetByText("Take it with you").ClickAsync();
        await checks.CheckHereAsync("/recipe-exports");
        await checks.CheckAsync("/export");
        await checks.CheckAsync("/export/select");
        checks.AssertClean();
    }

    private static async Task<int> RecipesAsync(IDownload download)
    {
        using var archive = await ZipFile.OpenReadAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        return archive.Entries.Count(entry => entry.Name == "recipe.json");
    }

    private static Task WriteAsync(IPage page, string title) => RecipeForms.WriteAsync(page, title, "50 g oats", "Simmer the oats for 5 minutes.");
}

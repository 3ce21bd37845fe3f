using Alchemorsel.Tests.Api.Exporting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Alchemorsel.Tests.Browser;

/// <summary>What the pages say of an archive: what goes into it, and what came of it beside the recipes.</summary>
[Collection(WholeApplication.Name)]
public sealed class ArchivePagesTests(BrowserFixture fixture)
{
    [Theory]
    [InlineData(390, true)]
    [InlineData(1280, true)]
    [InlineData(390, false)]
    public async Task A_kitchen_is_taken_along_and_the_other_one_says_what_came_of_it(int width, bool javaScript)
    {
        BrowserFixture.RequireBrowser();
        var page = await fixture.NewVisitorAsync(javaScript, width);
        var checks = javaScript ? new PageChecks(page, $"{width}-archive") : null;
        await FillAsync(page);

        await page.GotoAsync("/export");
        var made = page.GetByLabel("What you made of them");
        await Expect(made).ToBeCheckedAsync();
        await Expect(page.Locator("#kitchen-hint")).ToHaveTextAsync(
            "Favourites, stars, what you cooked with notes and photos, collections, saved searches, earlier versions, your own foods and units, and corrected lines.");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("collections, saved searches, earlier versions, foods and units arrive as they left");
        await CheckAsync(checks, "export");
        var whole = await DownloadAsync(page);
        await made.UncheckAsync();
        var bare = await DownloadAsync(page);

        Assert.Equal(["collections.jsonl", "saved-searches.jsonl"], Documents(whole));
        Assert.Empty(Documents(bare));

        var other = await fixture.NewVisitorAsync(javaScript, width);
        checks = javaScript ? new PageChecks(other, $"{width}-archive") : null;
        await BrowserFixture.SignUpAsync(other, "Otto");
        await ImportAsync(other, Spoilt(whole), javaScript);
        await Expect(Beside(other).GetByRole(AriaRole.Listitem)).ToContainTextAsync(
            new[] { "1 collection came", "1 earlier version came", "2 saved searches came" });
        await Expect(Beside(other).Locator(".reason")).ToHaveTextAsync(
            "saved-searches.jsonl: line 3 could not be taken over. Line 4 names a collection or food that is not here: look at that search before you rely on it.");
        await CheckAsync(checks, "came");

        await ImportAsync(other, whole, javaScript);
        await Expect(Beside(other).GetByRole(AriaRole.Listitem)).ToHaveTextAsync(
            new[] { "1 collection you have already (filled up)", "1 saved search you have already (yours stays)" });
        await CheckAsync(checks, "again");

        await other.GotoAsync("/collections/searches");
        await Expect(other.Locator(".searches li")).ToContainTextAsync(new[] { "Its collection is not here any more", "In Summer" });
        await CheckAsync(checks, "searches");
        checks?.AssertClean();
    }

    /// <summary>A recipe in a collection, and a search that looks in it.</summary>
    private static async Task FillAsync(IPage page)
    {
        await BrowserFixture.SignUpAsync(page, "Sam");
        await RecipeForms.WriteAsync(page, "Tomato salad", "4 tomatoes\n1 onion", "Mix.");
        await page.Locator("#collections > summary").ClickAsync();
        await page.GetByLabel("A new collection").FillAsync("Summer");
        await page.Locator("#collections").GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await page.GotoAsync("/collections");
        await page.GetByRole(AriaRole.Link, new() { Name = "Summer" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Summer");
        await page.GotoAsync($"/recipes?collection={new Uri(page.Url).Segments[^1]}");
        await page.GetByText("Save this search").ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Sunny days");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Sunny days");
    }

    /// <summary>With a line that nobody can read, and a search whose collection is not in the archive.</summary>
    private static byte[] Spoilt(byte[] archive) => ArchiveFiles.Rewritten(archive, (name, text) => name != "saved-searches.jsonl" ? text : text + $$$"""
        {"name":"Half a li
        {"name":"Of a lost collection","query":{"collection":"{{{Guid.CreateVersion7()}}}"}}

        """);

    private static async Task<byte[]> DownloadAsync(IPage page)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Download the archive" }).ClickAsync());
        return await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
    }

    private static IEnumerable<string> Documents(byte[] archive)
    {
        using var zip = ArchiveFiles.Zip(archive);
        return [.. zip.Entries.Select(entry => entry.FullName).Where(name => name.EndsWith(".jsonl", StringComparison.Ordinal) && !name.Contains('/')).Order(StringComparer.Ordinal)];
    }

    private static async Task ImportAsync(IPage page, byte[] archive, bool javaScript)
    {
        await page.GotoAsync("/import/many");
        await ImportTests.SendAsync(page, archive);
        await ImportTests.EndAsync(page, javaScript);
    }

    private static ILocator Beside(IPage page) => page.GetByRole(AriaRole.Region, new() { Name = "Beside the recipes" });

    private static async Task CheckAsync(PageChecks? checks, string name)
    {
        if (checks is null)
            return;
        foreach (var colours in (ColorScheme[])[ColorScheme.Dark, ColorScheme.Light])
            await checks.CheckHereAsync(name, colours);
    }
}

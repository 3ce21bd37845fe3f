using System.Text.RegularExpressions;
using Alchemorsel.Tests.Api.Importing.Jobs;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Alchemorsel.Tests.Browser;

/// <summary>Many recipes at once, from the file to the decision about what the cook has already.</summary>
[Collection(WholeApplication.Name)]
public sealed class ImportTests(BrowserFixture fixture)
{
    [Theory]
    [InlineData(390, true)]
    [InlineData(1280, true)]
    [InlineData(390, false)]
    public async Task A_cook_brings_in_a_file_watches_it_and_decides_about_duplicates(int width, bool javaScript)
    {
        BrowserFixture.RequireBrowser();
        var page = await fixture.NewVisitorAsync(javaScript, width);
        var checks = javaScript ? new PageChecks(page, $"{width}-import") : null;
        await BrowserFixture.SignUpAsync(page, "Ida");
        await page.GotoAsync("/import/jobs");
        await CheckAsync(checks, "none");
        var archive = ImportJobClient.ZipOf("Apple cake", null, "Plum cake");

        await page.GotoAsync("/import/many");
        await CheckAsync(checks, "many");
        await SendAsync(page, archive);
        await EndAsync(page, javaScript);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Plum cake" })).ToBeVisibleAsync();
        await Expect(page.Locator(".entry.failed")).ToContainTextAsync("00001.json");
        await CheckAsync(checks, "finished");

        await page.GotoAsync("/import/many");
        await SendAsync(page, archive);
        await EndAsync(page, javaScript);
        await CheckAsync(checks, "duplicates");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep both of Apple cake" }).ClickAsync();
        await EndAsync(page, javaScript);
        await Expect(page.Locator(".entry.done")).ToContainTextAsync("Apple cake");
        await page.GetByRole(AriaRole.Button, new() { Name = "Leave out all" }).ClickAsync();
        await Expect(page.Locator(".entry.skipped")).ToContainTextAsync("Plum cake");

        await page.GetByRole(AriaRole.Link, new() { Name = "All imports" }).ClickAsync();
        await Expect(page.Locator(".imports > li")).ToHaveCountAsync(2);
        await CheckAsync(checks, "imports");
        checks?.AssertClean();
    }

    [Fact]
    public async Task After_an_error_the_focus_is_on_its_message_and_what_is_shared_fills_in_the_address()
    {
        BrowserFixture.RequireBrowser();
        var page = await fixture.NewVisitorAsync();
        var checks = new PageChecks(page, "390-share");
        await BrowserFixture.SignUpAsync(page, "Ida");

        await page.GotoAsync("/import?title=Soup&text=Look+at+http%3A%2F%2F127.0.0.1%3A1%2Fsoup");
        await Expect(page.GetByLabel("Address of the page")).ToHaveValueAsync("http://127.0.0.1:1/soup");
        await page.GetByText("From the page you are reading").ClickAsync();
        Assert.StartsWith("javascript:", await page.GetByRole(AriaRole.Link, new() { Name = "Save to Alchemorsel" }).GetAttributeAsync("href"), StringComparison.Ordinal);
        await checks.CheckHereAsync("import");
        await page.GetByRole(AriaRole.Button, new() { Name = "Fetch and read" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Alert)).ToBeFocusedAsync();
        checks.AssertClean();
    }

    [Fact]
    public async Task Addresses_that_are_none_are_named_and_everything_else_stays_as_it_was_chosen()
    {
        BrowserFixture.RequireBrowser();
        var page = await fixture.NewVisitorAsync();
        var checks = new PageChecks(page, "390-addresses");
        await BrowserFixture.SignUpAsync(page, "Ida");
        await page.GotoAsync("/import/many");
        await page.GetByLabel("Addresses, one a line").FillAsync("https://recipes.test/soup\n\nsoup with beans\nftp://recipes.test/");
        await page.Locator("#url-duplicates").SelectOptionAsync("Merge");
        await page.GetByRole(AriaRole.Button, new() { Name = "Import the pages" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Alert)).ToBeFocusedAsync();
        await Expect(page.Locator("#urls-error")).ToHaveTextAsync("\u201csoup with beans\u201d is no web address. \u201cftp://recipes.test/\u201d is no web address.");
        await Expect(page.GetByLabel("Addresses, one a line")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(page.Locator("#url-duplicates")).ToHaveValueAsync("Merge");
        await checks.CheckHereAsync("wrong");
        checks.AssertClean();
    }

    [Fact]
    public async Task The_focus_of_a_cook_who_has_no_mouse_outlives_what_is_drawn_anew_and_moves_to_the_state_at_the_end()
    {
        BrowserFixture.RequireBrowser();
        var page = await fixture.NewVisitorAsync();
        await BrowserFixture.SignUpAsync(page, "Ida");
        // Long enough for every look, however busy the machine is.
        await ImportPagesAsync(page, "http://127.0.0.1:1/", 60);
        var all = page.Locator(".states a").First;
        await all.FocusAsync();
        // More of them than came with the page: it was drawn anew meanwhile.
        var failed = page.Locator(".entry.failed");
        await Expect(failed.Nth(await failed.CountAsync() + 1)).ToBeVisibleAsync();
        await Expect(all).ToBeFocusedAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Cancelled");
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).FocusAsync();
        await page.Keyboard.PressAsync("Space");
        // A household's imports take turns: this one makes room for the next.
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Cancelled");

        await ImportPagesAsync(page, "http://127.0.0.2:1/", 10);
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).FocusAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Finished");
        await Expect(page.GetByRole(AriaRole.Status)).ToBeFocusedAsync();
    }

    // No host is asked twice in a second, so an import takes a second an address on any machine.
    private static async Task ImportPagesAsync(IPage page, string host, int count)
    {
        await page.GotoAsync("/import/many");
        await page.GetByLabel("Addresses, one a line").FillAsync(string.Join('\n', Enumerable.Range(0, count).Select(number => $"{host}{number}")));
        await page.GetByRole(AriaRole.Button, new() { Name = "Import the pages" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("/import/jobs/[0-9a-f-]{36}"));
    }

    private static async Task CheckAsync(PageChecks? checks, string name)
    {
        if (checks is null)
            return;
        foreach (var colours in (ColorScheme[])[ColorScheme.Dark, ColorScheme.Light])
            await checks.CheckHereAsync(name, colours);
    }

    internal static async Task SendAsync(IPage page, byte[] file)
    {
        await page.GetByLabel("File").SetInputFilesAsync(new FilePayload { Name = "cakes.zip", MimeType = "application/zip", Buffer = file });
        await page.GetByRole(AriaRole.Button, new() { Name = "Import the file" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/import/jobs/[0-9a-f-]{36}"));
    }

    /// <summary>With JavaScript the page gets there by itself; without, the cook asks again.</summary>
    internal static async Task EndAsync(IPage page, bool javaScript)
    {
        for (var again = 0; !javaScript && again < 200 && await page.GetByRole(AriaRole.Link, new() { Name = "Refresh" }).IsVisibleAsync(); again++)
            await page.GetByRole(AriaRole.Link, new() { Name = "Refresh" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Finished");
    }
}

using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Alchemorsel.Tests.Browser;

/// <summary>An owner adds a webhook, tests it, looks at what was sent, and removes it. Its address is nobody's, so nothing arrives.</summary>
[Collection(WholeApplication.Name)]
public sealed class WebhookPagesTests(BrowserFixture fixture)
{
    [Theory]
    [InlineData(390, true)]
    [InlineData(1280, true)]
    [InlineData(390, false)]
    public async Task An_owner_adds_tests_and_removes_a_webhook(int width, bool javaScript)
    {
        BrowserFixture.RequireBrowser();
        var page = await fixture.NewVisitorAsync(javaScript, width);
        var pages = new PageChecks(page, $"{width}-webhooks");
        await BrowserFixture.SignUpAsync(page, "Ada");
        await page.GotoAsync("/household");
        await page.GetByRole(AriaRole.Link, new() { Name = "Webhooks" }).ClickAsync();
        await Expect(page.GetByText("There is none yet.")).ToBeVisibleAsync();
        await LookAsync("empty");

        // What may not be called is refused at its field.
        await page.GetByLabel("Name").FillAsync("Kitchen display");
        await page.GetByLabel("Address").FillAsync("https://10.0.0.1/display");
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "A recipe is changed" }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add it" }).ClickAsync();
        await Expect(page.Locator("#url-error")).ToContainTextAsync("public internet");
        await LookAsync("refused");
        await page.GetByLabel("Address").FillAsync("https://hooks.example.org/display-in-the-kitchen-beside-the-window");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add it" }).ClickAsync();
        await Expect(page.GetByLabel("Secret")).ToHaveValueAsync(new Regex("^whsec_[A-Za-z0-9+/]{43}=$"));
        var secret = await page.GetByLabel("Secret").InputValueAsync();
        await LookAsync("made");

        await page.GetByRole(AriaRole.Link, new() { Name = "Go on and test it" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Kitchen display");
        await Expect(page.GetByText("Nothing yet.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Checkbox, new() { Name = "A recipe is changed" })).ToBeCheckedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send a test" }).ClickAsync();
        await Expect(page.GetByText("On its way. Look again")).ToBeVisibleAsync();
        var log = page.GetByRole(AriaRole.List, new() { Name = "What was sent" });
        await Expect(log).ToContainTextAsync("Test");
        await LookAsync("sent");

        // Off, what waits is given up; on again, it can be sent once more.
        await page.GetByRole(AriaRole.Button, new() { Name = "Turn off" }).ClickAsync();
        await Expect(log).ToContainTextAsync("Given up");
        await Expect(log).ToContainTextAsync("turned off before");
        await LookAsync("off");
        await page.GetByRole(AriaRole.Button, new() { Name = "Turn on" }).ClickAsync();
        await Expect(page.GetByText("It is on.")).ToBeVisibleAsync();
        await LookAsync("log");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send again" }).ClickAsync();
        await Expect(page.GetByText("On its way. Look again")).ToBeVisibleAsync();

        await page.GetByLabel("Name").FillAsync("Display in the hall");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Display in the hall");
        await page.GetByText("Make the secret anew").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a new secret" }).ClickAsync();
        await Expect(page.GetByLabel("Secret")).Not.ToHaveValueAsync(secret);
        await LookAsync("new secret");
        await page.GotoAsync("/household/webhooks");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Display in the hall");
        await Expect(page.GetByRole(AriaRole.Main)).Not.ToContainTextAsync("whsec_");
        await LookAsync("list");

        await page.GetByRole(AriaRole.Link, new() { Name = "Display in the hall" }).ClickAsync();
        await page.GetByText("Remove it").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove Display in the hall" }).ClickAsync();
        await Expect(page.GetByText("There is none yet.")).ToBeVisibleAsync();
        pages.AssertClean();

        // The accessibility checker is a script itself.
        Task LookAsync(string name) => javaScript ? pages.CheckHereAsync(name) : Task.CompletedTask;
    }
}

using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Alchemorsel.Tests.Browser;

/// <summary>Passkeys in a real browser, with a device that the browser itself makes up.</summary>
[Collection(WholeApplication.Name)]
public sealed class PasskeyPagesTests(BrowserFixture fixture)
{
    private const string Password = "correct horse battery";

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task A_passkey_is_made_signs_in_gets_a_name_and_is_removed(int width)
    {
        BrowserFixture.RequireBrowser();
        var page = await fixture.NewVisitorAsync(width: width);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ReducedMotion = ReducedMotion.Reduce });
        var checks = new PageChecks(page, $"{width}");
        await AddDeviceAsync(page);
        // Nothing is offered that wasn't asked for: a device that asks nobody would take it. The next test is about that.
        await page.AddInitScriptAsync("PublicKeyCredential.isConditionalMediationAvailable = () => Promise.resolve(false);");
        await BrowserFixture.SignUpAsync(page, "Ada");

        await AddAsync(page, "My phone", checks);
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Your passkey is ready.");
        await Expect(page.Locator(".passkeys li")).ToContainTextAsync("Not used yet");
        await checks.CheckHereAsync("security-passkey");

        await SignOutAsync(page);
        await page.GotoAsync("/sign-in?returnUrl=%2Fcooked");
        await checks.CheckHereAsync("sign-in-passkey");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/cooked$"));

        await page.GotoAsync("/account/security");
        await Expect(page.Locator(".passkeys li")).ToContainTextAsync("Last used");
        await page.GetByRole(AriaRole.Link, new() { Name = "Change My phone" }).ClickAsync();
        await checks.CheckHereAsync("passkey");
        await page.GetByLabel("Its name").FillAsync("Kitchen tablet");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the name" }).ClickAsync();
        await Expect(page.Locator(".passkeys li")).ToContainTextAsync("Kitchen tablet");

        await page.GetByRole(AriaRole.Link, new() { Name = "Change Kitchen tablet" }).ClickAsync();
        await page.GetByLabel("Your password").FillAsync("not my password");
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove the passkey" }).ClickAsync();
        await Expect(page.Locator("#password-error")).ToContainTextAsync("That is not your password.");
        await checks.CheckHereAsync("passkey-wrong-password");
        await page.GetByLabel("Your password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove the passkey" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("The passkey is removed.");
        await Expect(page.Locator(".passkeys li")).ToHaveCountAsync(0);

        await SignOutAsync(page);
        await page.GotoAsync("/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("This passkey does not sign in here.");
        checks.AssertClean();
    }

    [Fact]
    public async Task The_browser_offers_a_passkey_in_the_field_of_the_e_mail()
    {
        BrowserFixture.RequireBrowser();
        var page = await fixture.NewVisitorAsync();
        await AddDeviceAsync(page);
        await BrowserFixture.SignUpAsync(page, "Ada");
        await AddAsync(page, "My phone", null);
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Your passkey is ready.");
        await SignOutAsync(page);

        // Somebody who is at the device and takes what is offered, without pressing anything on the page.
        await page.GotoAsync("/sign-in");

        await Expect(page).ToHaveURLAsync(new Regex("/recipes$"));
    }

    [Fact]
    public async Task A_device_makes_one_passkey_for_an_account_and_says_so()
    {
        BrowserFixture.RequireBrowser();
        var page = await fixture.NewVisitorAsync();
        await AddDeviceAsync(page);
        await BrowserFixture.SignUpAsync(page, "Ada");
        await AddAsync(page, "My phone", null);
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Your passkey is ready.");

        await AddAsync(page, "My phone again", null);

        await Expect(page.Locator("[data-passkey-says]")).ToHaveTextAsync("This device has a passkey for your account already.");
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Where_a_browser_has_no_passkeys_the_pages_say_so(int width)
    {
        BrowserFixture.RequireBrowser();
        var page = await fixture.NewVisitorAsync(width: width);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ReducedMotion = ReducedMotion.Reduce });
        var checks = new PageChecks(page, $"{width}");
        await page.AddInitScriptAsync("delete window.PublicKeyCredential;");
        await page.GotoAsync("/sign-in");
        await Expect(page.GetByText("This browser has no passkeys")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" })).ToHaveCountAsync(0);
        await checks.CheckHereAsync("sign-in-no-passkeys");

        await BrowserFixture.SignUpAsync(page, "Ada");
        await page.GotoAsync("/account/security");
        await Expect(page.GetByText("This browser has no passkeys")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Add a passkey" })).ToBeHiddenAsync();
        await checks.CheckHereAsync("security-no-passkeys");
        checks.AssertClean();

        var noScript = await fixture.NewVisitorAsync(javaScript: false);
        await noScript.GotoAsync("/sign-in");
        // A browser whose scripts DevTools turned off shows nothing of a noscript.
        Assert.Matches("<noscript>.*Passkeys need JavaScript", await noScript.ContentAsync());
        await Expect(noScript.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" })).ToHaveCountAsync(0);
    }

    private static async Task AddAsync(IPage page, string name, PageChecks? checks)
    {
        await page.GotoAsync("/account/security");
        await page.GetByRole(AriaRole.Link, new() { Name = "Add a passkey" }).ClickAsync();
        await page.GetByLabel("Your password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await Expect(page.GetByLabel("Its name")).ToHaveValueAsync(new Regex("Chrom.* on Linux"));
        if (checks is not null)
            await checks.CheckHereAsync("passkey-new");
        await page.GetByLabel("Its name").FillAsync(name);
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the passkey" }).ClickAsync();
    }

    private static async Task SignOutAsync(IPage page)
    {
        await page.GotoAsync("/account");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Sign in" }).First).ToBeVisibleAsync();
    }

    /// <summary>Gives the browser a device that knows its owner and always says yes, as DevTools makes one up.</summary>
    private static async Task AddDeviceAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        await session.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }
}

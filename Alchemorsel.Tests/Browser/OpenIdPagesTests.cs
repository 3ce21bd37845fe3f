using System.Text.RegularExpressions;
using Alchemorsel.Tests.Api.Accounts.Factors;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Alchemorsel.Tests.Browser;

/// <summary>Signing in at a real provider (OpenIddict), in a real browser that goes there and comes back.</summary>
[Collection(WholeApplication.Name)]
public sealed class OpenIdPagesTests(BrowserFixture fixture)
{
    [Theory]
    [InlineData(390, true)]
    [InlineData(1280, true)]
    [InlineData(390, false)]
    public async Task Somebody_signs_in_at_a_provider_and_keeps_house_without_a_password(int width, bool javaScript)
    {
        BrowserFixture.RequireBrowser();
        var page = await fixture.NewVisitorAsync(javaScript, width);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ReducedMotion = ReducedMotion.Reduce });
        var checks = javaScript ? new PageChecks(page, $"{width}") : null;
        var ada = fixture.Provider.Add($"ada-{Guid.CreateVersion7():n}@example.org");

        await page.GotoAsync("/cooked");
        await LookAsync(checks, "openid-sign-in");
        await GoAsync(page, "Continue with Kitchen ID", ada.Key);
        await Expect(page).ToHaveURLAsync(new Regex("/cooked$"));
        await SignOutAsync(page);
        await page.GotoAsync("/sign-up");
        await LookAsync(checks, "openid-sign-up");
        await GoAsync(page, "Continue with Kitchen ID", ada.Key);
        await Expect(page).ToHaveURLAsync(new Regex("/recipes$"));

        // Without a password the provider has to say that it is still Ada.
        await page.GotoAsync("/account/security");
        await Expect(page.GetByText("It has no password.")).ToBeVisibleAsync();
        await Expect(page.Locator(".passkeys li")).ToContainTextAsync("Kitchen ID");
        await LookAsync(checks, "openid-security");
        await page.GetByRole(AriaRole.Link, new() { Name = "Take off Kitchen ID" }).ClickAsync();
        await LookAsync(checks, "openid-unlink-unconfirmed");
        await page.GetByRole(AriaRole.Link, new() { Name = "Confirm that it is you" }).ClickAsync();
        await LookAsync(checks, "openid-confirm");
        await GoAsync(page, "Sign in again with Kitchen ID", ada.Key);
        await Expect(page.GetByText("You confirmed a moment ago")).ToBeVisibleAsync();
        await LookAsync(checks, "openid-unlink");
        await page.GetByRole(AriaRole.Button, new() { Name = "Take it off" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Nothing else opens your account.");
        await LookAsync(checks, "openid-unlink-last");

        await page.GotoAsync("/account/delete");
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete my account" }).ClickAsync();
        await Expect(page.GetByText("Your account is deleted.")).ToBeVisibleAsync();
        checks?.AssertClean();
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task An_account_is_linked_asked_for_its_code_and_taken_off_and_what_goes_wrong_is_said(int width)
    {
        BrowserFixture.RequireBrowser();
        var page = await fixture.NewVisitorAsync(width: width);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ReducedMotion = ReducedMotion.Reduce });
        var checks = new PageChecks(page, $"{width}");
        var email = await BrowserFixture.SignUpAsync(page, "Ada");
        var ada = fixture.Provider.Add(email);
        await SignOutAsync(page);

        await page.GotoAsync("/sign-in");
        await GoAsync(page, "Continue with Kitchen ID", ada.Key);
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("There is an account with this e-mail already.");
        await checks.CheckHereAsync("openid-email-taken");
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in to your account" }).ClickAsync();
        await page.GetByLabel("E-mail").FillAsync(email);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync("correct horse battery");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Link Kitchen ID" }).ClickAsync();
        await checks.CheckHereAsync("openid-link");
        await page.GetByLabel("Your password").FillAsync("correct horse battery");
        await GoAsync(page, "Go on to Kitchen ID", ada.Key);
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Linked.");
        await checks.CheckHereAsync("openid-linked");

        var app = await SetUpAppAsync(page);
        await SignOutAsync(page);
        await page.GotoAsync("/sign-in?returnUrl=%2Fcooked");
        await GoAsync(page, "Continue with Kitchen ID", ada.Key);
        // On the way back from another site, where a browser withholds cookies that are for this one alone.
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("One more step");
        await page.GetByLabel("Code", new() { Exact = true }).FillAsync(app.NextCode());
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/cooked$"));

        await page.GotoAsync("/account/security");
        await Expect(page.Locator(".passkeys li")).ToContainTextAsync("Last used");
        await page.GetByRole(AriaRole.Link, new() { Name = "Take off Kitchen ID" }).ClickAsync();
        await page.GetByLabel("Your password").FillAsync("correct horse battery");
        await page.GetByRole(AriaRole.Button, new() { Name = "Take it off" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("The link is taken off.");
        await SignOutAsync(page);

        await page.GotoAsync("/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue with Kitchen ID" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Cancel" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("You did not go on there.");
        await checks.CheckHereAsync("openid-cancelled");
        await page.GotoAsync("/sign-in/openid/kitchenid/callback?code=x&state=y");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("That took too long");
        await page.GotoAsync("/sign-in/openid/zaway");
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue with Away" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Away can't be asked just now.");
        await checks.CheckHereAsync("openid-away");
        checks.AssertClean();
    }

    private static async Task GoAsync(IPage page, string button, string who)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
        await page.GetByLabel("Who are you?").FillAsync(who);
        await page.GetByRole(AriaRole.Button, new() { Name = "That is me" }).ClickAsync();
    }

    private static async Task<AuthenticatorApp> SetUpAppAsync(IPage page)
    {
        await page.GotoAsync("/account/security/authenticator");
        await page.GetByLabel("Your password").FillAsync("correct horse battery");
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        var secret = await page.Locator(".secret").TextContentAsync();
        var app = new AuthenticatorApp(secret!.Replace(" ", "", StringComparison.Ordinal).Trim());
        await page.GetByLabel("Code that the app shows").FillAsync(app.NextCode());
        await page.GetByRole(AriaRole.Button, new() { Name = "Turn it on" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Two-step sign-in is on");
        return app;
    }

    private static async Task SignOutAsync(IPage page)
    {
        await page.GotoAsync("/account");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Sign in" }).First).ToBeVisibleAsync();
    }

    private static Task LookAsync(PageChecks? checks, string name) => checks?.CheckHereAsync(name) ?? Task.CompletedTask;
}

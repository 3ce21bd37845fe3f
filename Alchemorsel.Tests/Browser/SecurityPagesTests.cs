using System.Text.RegularExpressions;
using Alchemorsel.Tests.Api.Accounts.Factors;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Alchemorsel.Tests.Browser;

/// <summary>Two-step sign-in, as somebody with a phone beside the browser uses it.</summary>
[Collection(WholeApplication.Name)]
public sealed class SecurityPagesTests(BrowserFixture fixture)
{
    private const string Password = "correct horse battery";

    [Theory]
    [InlineData(390, true)]
    [InlineData(1280, true)]
    [InlineData(390, false)]
    public async Task Two_step_sign_in_is_set_up_used_and_turned_off(int width, bool javaScript)
    {
        BrowserFixture.RequireBrowser();
        var page = await fixture.NewVisitorAsync(javaScript, width);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ReducedMotion = ReducedMotion.Reduce });
        var checks = javaScript ? new PageChecks(page, $"{width}") : null;
        var email = await BrowserFixture.SignUpAsync(page, "Ada");

        var app = await SetUpAsync(page, checks);
        var codes = await page.Locator(".recovery-codes code").AllTextContentsAsync();
        Assert.Equal(10, codes.Count);
        await page.GetByRole(AriaRole.Link, new() { Name = "I have them" }).ClickAsync();
        await Expect(page.GetByText("10 recovery codes are left.")).ToBeVisibleAsync();
        await LookAsync(checks, "security-on");

        await SignOutAsync(page);
        await page.GotoAsync("/cooked");
        await page.GetByLabel("E-mail").FillAsync(email);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("One more step");
        // The address, which browsers and proxies keep, says nothing but where it leads.
        Assert.Equal("/sign-in/code?returnUrl=%2Fcooked", new Uri(page.Url).PathAndQuery);
        await Expect(page.GetByLabel("Code", new() { Exact = true })).ToHaveAttributeAsync("autocomplete", "one-time-code");
        await Expect(page.GetByLabel("Code", new() { Exact = true })).ToHaveAttributeAsync("inputmode", "numeric");
        await LookAsync(checks, "sign-in-code");
        await page.GetByLabel("Code", new() { Exact = true }).FillAsync(app.WrongCode());
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Expect(page.Locator("#code-error")).ToContainTextAsync("That code is not right");
        await LookAsync(checks, "sign-in-code-wrong");
        await page.GetByLabel("Code", new() { Exact = true }).FillAsync(app.NextCode());
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/cooked$"));

        await SignOutAsync(page);
        await UseRecoveryCodeAsync(page, email, codes[0], checks);
        await RenewAsync(page, codes[1], checks);
        var fresh = await page.Locator(".recovery-codes code").AllTextContentsAsync();
        if (checks is not null)
            await BeginPasskeyAsync(page, fresh[1], checks);
        await TurnOffAsync(page, fresh[0], checks);
        await SignOutAsync(page);
        await BrowserFixture.SignInAsync(page, email, Password);
        await Expect(page).ToHaveURLAsync(new Regex("/recipes$"));
        checks?.AssertClean();
    }

    [Fact]
    public async Task A_second_step_without_a_first_one_or_after_too_many_codes_leads_back_to_the_first()
    {
        BrowserFixture.RequireBrowser();
        var page = await fixture.NewVisitorAsync();
        await page.GotoAsync("/sign-in/code?returnUrl=%2Fcooked");
        await Expect(page).ToHaveURLAsync(new Regex("/sign-in\\?returnUrl=%2Fcooked$"));
        var email = await BrowserFixture.SignUpAsync(page, "Ada");
        var app = await SetUpAsync(page, null);
        await SignOutAsync(page);
        await BrowserFixture.SignInAsync(page, email, Password);
        for (var tries = 0; tries < 5; tries++)
        {
            await page.GetByLabel("Code", new() { Exact = true }).FillAsync(app.WrongCode());
            await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
            await Expect(page.Locator("#code-error")).ToBeVisibleAsync();
        }

        await page.GetByLabel("Code", new() { Exact = true }).FillAsync(app.NextCode());
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Please sign in again.");
        Assert.DoesNotContain(await page.Context.CookiesAsync(), cookie => cookie.Name.Contains("second-step", StringComparison.Ordinal));
    }

    private static async Task<AuthenticatorApp> SetUpAsync(IPage page, PageChecks? checks)
    {
        await page.GotoAsync("/account");
        await page.GetByRole(AriaRole.Link, new() { Name = "Security" }).ClickAsync();
        await LookAsync(checks, "security");
        await page.GetByRole(AriaRole.Link, new() { Name = "Set up an app" }).ClickAsync();
        await page.GetByLabel("Your password").FillAsync("not my password");
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await Expect(page.Locator("#password-error")).ToContainTextAsync("That is not your password.");
        await LookAsync(checks, "authenticator-password");
        await page.GetByLabel("Your password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Img, new() { Name = "QR code" })).ToBeVisibleAsync();
        var secret = await page.Locator(".secret").TextContentAsync();
        await LookAsync(checks, "authenticator-set-up");
        var app = new AuthenticatorApp(secret!.Replace(" ", "", StringComparison.Ordinal).Trim());

        await page.GetByLabel("Code that the app shows").FillAsync(app.WrongCode());
        await page.GetByRole(AriaRole.Button, new() { Name = "Turn it on" }).ClickAsync();
        await Expect(page.Locator("#code-error")).ToContainTextAsync("That code is not right.");
        // What is to be scanned is still there.
        await Expect(page.Locator(".secret")).ToHaveTextAsync(secret);
        await LookAsync(checks, "authenticator-wrong-code");
        await page.GetByLabel("Code that the app shows").FillAsync(app.NextCode());
        await page.GetByRole(AriaRole.Button, new() { Name = "Turn it on" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Two-step sign-in is on");
        await LookAsync(checks, "recovery-codes");
        return app;
    }

    private static async Task UseRecoveryCodeAsync(IPage page, string email, string code, PageChecks? checks)
    {
        await BrowserFixture.SignInAsync(page, email, Password);
        await page.GetByText("Use a recovery code instead").ClickAsync();
        await page.GetByLabel("Recovery code").FillAsync("0000-0000-0000-0000");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with the recovery code" }).ClickAsync();
        await Expect(page.Locator("#recovery-error")).ToContainTextAsync("That code is not right");
        await LookAsync(checks, "sign-in-recovery-wrong");
        await page.GetByLabel("Recovery code").FillAsync(code);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with the recovery code" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/recipes$"));
        await page.GotoAsync("/account/security");
        await Expect(page.GetByText("9 recovery codes are left.")).ToBeVisibleAsync();
    }

    private static async Task RenewAsync(IPage page, string code, PageChecks? checks)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "New recovery codes" }).ClickAsync();
        await LookAsync(checks, "recovery-codes-renew");
        await page.GetByLabel("Your password").FillAsync(Password);
        await page.GetByLabel("Code").FillAsync(code);
        await page.GetByRole(AriaRole.Button, new() { Name = "Make new codes" }).ClickAsync();
        await Expect(page.Locator(".recovery-codes code")).ToHaveCountAsync(10);
        if (checks is null)
            return;
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Print" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Copy" })).ToBeVisibleAsync();
        await checks.CheckHereAsync("recovery-codes-new");
    }

    /// <summary>A passkey would sign in without a code, so making one asks for a code.</summary>
    private static async Task BeginPasskeyAsync(IPage page, string code, PageChecks checks)
    {
        await page.GotoAsync("/account/security/passkeys/new");
        await page.GetByLabel("Your password").FillAsync(Password);
        await page.GetByLabel("Code").FillAsync("0000-0000-0000-0000");
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await Expect(page.Locator("#code-error")).ToContainTextAsync("That code is not right");
        await checks.CheckHereAsync("passkey-new-wrong-code");
        await page.GetByLabel("Your password").FillAsync(Password);
        await page.GetByLabel("Code").FillAsync(code);
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await Expect(page.GetByLabel("Its name")).ToBeVisibleAsync();
    }

    private static async Task TurnOffAsync(IPage page, string code, PageChecks? checks)
    {
        await page.GotoAsync("/account/security");
        await page.GetByRole(AriaRole.Link, new() { Name = "Turn off" }).ClickAsync();
        await LookAsync(checks, "authenticator-turn-off");
        await page.GetByLabel("Your password").FillAsync(Password);
        await page.GetByLabel("Code").FillAsync(code);
        await page.GetByRole(AriaRole.Button, new() { Name = "Turn it off" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Two-step sign-in is off.");
    }

    private static async Task SignOutAsync(IPage page)
    {
        await page.GotoAsync("/account");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Sign in" }).First).ToBeVisibleAsync();
    }

    private static Task LookAsync(PageChecks? checks, string name) => checks?.CheckHereAsync(name) ?? Task.CompletedTask;
}

using System.Text.RegularExpressions;
using Alchemorsel.Tests.Api.Mail;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Alchemorsel.Tests.Browser;

/// <summary>What a person does with an account, from the first link in a mail to its end.</summary>
[Collection(WholeApplication.Name)]
public sealed class AccountPagesTests(BrowserFixture fixture)
{
    private const string First = "correct horse battery";
    private const string Second = "incorrect donkey charger";
    private const string Third = "undecided mule socket";

    [Theory]
    [InlineData(390, true)]
    [InlineData(1280, false)]
    public async Task An_account_is_confirmed_changed_recovered_and_deleted(int width, bool javaScript)
    {
        BrowserFixture.RequireBrowser();
        var page = await fixture.NewVisitorAsync(javaScript, width);
        var checks = javaScript ? new PageChecks(page, $"{width}") : null;
        var email = await BrowserFixture.SignUpAsync(page, "Ada");
        var mail = new MailBox(fixture.MailFolder, email);

        await ConfirmAsync(page, mail, checks);
        await RenameAsync(page);
        var phone = await fixture.NewVisitorAsync(javaScript);
        await BrowserFixture.SignInAsync(phone, email, First);
        await Expect(phone).ToHaveURLAsync(new Regex("/recipes$"));
        await ChangePasswordAsync(page, checks);
        // The other browser is out; its copy of the Api may take half a minute to notice.
        await UntilAsync(async () =>
        {
            await phone.GotoAsync("/recipes");
            Assert.Contains("/sign-in", phone.Url, StringComparison.Ordinal);
        });
        await RecoverAsync(page, mail, email, checks);
        await DeleteAsync(page, email, checks);
        checks?.AssertClean();
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task One_device_signs_out_another(int width)
    {
        BrowserFixture.RequireBrowser();
        var page = await fixture.NewVisitorAsync(width: width);
        var email = await BrowserFixture.SignUpAsync(page, "Ada");
        var phone = await fixture.NewVisitorAsync();
        await BrowserFixture.SignInAsync(phone, email, First);
        await Expect(phone).ToHaveURLAsync(new Regex("/recipes$"));

        await page.GotoAsync("/account");
        var places = page.Locator(".sign-ins li");
        await Expect(places).ToHaveCountAsync(2);
        await Expect(places.Filter(new() { HasText = "this one" })).ToHaveCountAsync(1);
        await Expect(places.First).ToContainTextAsync("Linux");
        var checks = new PageChecks(page, $"{width}");
        await checks.CheckHereAsync("account-two-devices");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out everywhere else" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Signed out there.");
        await Expect(places).ToHaveCountAsync(1);
        checks.AssertClean();
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task An_admin_reads_the_audit_log_and_nobody_else_finds_it(int width)
    {
        BrowserFixture.RequireBrowser();
        var page = await fixture.NewVisitorAsync(width: width);
        await BrowserFixture.SignInAsync(page, "demo@alchemorsel.local", "demo-kitchen-1");
        await Expect(page).ToHaveURLAsync(new Regex("/recipes$"));
        await page.GotoAsync("/account");
        await page.GetByRole(AriaRole.Link, new() { Name = "This installation" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Audit log" }).ClickAsync();
        await Expect(page.Locator(".audit li").First).ToContainTextAsync("Signed in");
        await page.GetByLabel("What").SelectOptionAsync("Signed in");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show", Exact = true }).ClickAsync();
        await Expect(page.Locator(".audit li").First).ToContainTextAsync("Chrom");
        var checks = new PageChecks(page, $"{width}");
        await checks.CheckHereAsync("audit");
        checks.AssertClean();

        var cook = await fixture.NewVisitorAsync(width: width);
        await BrowserFixture.SignUpAsync(cook, "Ben");
        foreach (var place in new[] { "/admin/audit", "/admin", "/admin/users", "/admin/households", "/admin/jobs" })
        {
            await cook.GotoAsync(place);
            await Expect(cook.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("There is nothing here");
        }
    }

    private static async Task ConfirmAsync(IPage page, MailBox mail, PageChecks? checks)
    {
        await page.GotoAsync("/account");
        await Expect(page.GetByText("Not confirmed yet")).ToBeVisibleAsync();
        // The first one, which the second ends: letters leave side by side.
        await mail.WaitAsync(1);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the link again" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("on its way");
        await LookAsync(checks, "account");
        await page.GotoAsync(MailBox.LinkOf((await mail.WaitAsync(2))[1]).PathAndQuery);
        await LookAsync(checks, "verify-email");
        await page.GetByRole(AriaRole.Button, new() { Name = "Confirm my e-mail" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("confirmed");
        await page.GetByRole(AriaRole.Link, new() { Name = "To my account" }).ClickAsync();
        await Expect(page.GetByText("Confirmed", new() { Exact = true })).ToBeVisibleAsync();
    }

    private static async Task RenameAsync(IPage page)
    {
        await page.GetByLabel("Your name").FillAsync("Ada L.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the name" }).ClickAsync();
        await Expect(page.GetByText("Your name is changed.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Banner).GetByRole(AriaRole.Link, new() { Name = "Ada L." })).ToBeVisibleAsync();
    }

    private static async Task ChangePasswordAsync(IPage page, PageChecks? checks)
    {
        await page.GotoAsync("/account");
        await page.GetByText("Change the password").First.ClickAsync();
        await page.GetByLabel("Current password").FillAsync("not my password");
        await page.GetByLabel("New password").FillAsync(Second);
        await page.GetByRole(AriaRole.Button, new() { Name = "Change the password" }).ClickAsync();
        await Expect(page.Locator("#currentPassword-error")).ToContainTextAsync("That is not your password.");
        await LookAsync(checks, "account-wrong-password");
        await page.GetByLabel("Current password").FillAsync(First);
        await page.GetByLabel("New password").FillAsync(Second);
        await page.GetByRole(AriaRole.Button, new() { Name = "Change the password" }).ClickAsync();
        await Expect(page.GetByText("Your password is changed.")).ToBeVisibleAsync();
        // This browser goes on.
        await page.GotoAsync("/recipes");
        await Expect(page).ToHaveURLAsync(new Regex("/recipes$"));
    }

    private static async Task RecoverAsync(IPage page, MailBox mail, string email, PageChecks? checks)
    {
        await page.GotoAsync("/account");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true }).First.ClickAsync();
        await page.GotoAsync("/sign-in");
        await page.GetByRole(AriaRole.Link, new() { Name = "Forgot your password?" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Forgot your password?");
        await LookAsync(checks, "forgot-password");
        var before = mail.Read().Count;
        await page.GetByLabel("E-mail").FillAsync(email);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the link" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("on its way");
        var link = MailBox.LinkOf((await mail.WaitAsync(before + 1)).Last(message => message.Subject == "Choose a new password")).PathAndQuery;

        await page.GotoAsync(link);
        await LookAsync(checks, "reset-password");
        await page.GetByLabel("New password").FillAsync(Third);
        await page.GetByRole(AriaRole.Button, new() { Name = "Set the password" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Your new password is set.");
        var used = await page.Context.NewPageAsync();
        await used.GotoAsync(link);
        await used.GetByLabel("New password").FillAsync(Second);
        await used.GetByRole(AriaRole.Button, new() { Name = "Set the password" }).ClickAsync();
        await Expect(used.GetByRole(AriaRole.Alert)).ToContainTextAsync("does not work any more");
        await used.CloseAsync();

        await BrowserFixture.SignInAsync(page, email, Third);
        await Expect(page).ToHaveURLAsync(new Regex("/recipes$"));
    }

    private static async Task DeleteAsync(IPage page, string email, PageChecks? checks)
    {
        await page.GotoAsync("/account");
        await page.GetByRole(AriaRole.Link, new() { Name = "Delete my account" }).ClickAsync();
        await Expect(page.GetByText("kitchen goes, with 0 recipes")).ToBeVisibleAsync();
        await LookAsync(checks, "account-delete");
        await page.GetByLabel("Your password").FillAsync("not my password");
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete my account" }).ClickAsync();
        await Expect(page.Locator("#password-error")).ToContainTextAsync("That is not your password.");
        await page.GetByLabel("Your password").FillAsync(Third);
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete my account" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Your account is deleted.");
        await BrowserFixture.SignInAsync(page, email, Third);
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("don't match");
    }

    private static Task LookAsync(PageChecks? checks, string name) => checks?.CheckHereAsync(name) ?? Task.CompletedTask;

    /// <summary>Until it holds.</summary>
    private static async Task UntilAsync(Func<Task> holds)
    {
        for (var waited = System.Diagnostics.Stopwatch.StartNew(); ;)
        {
            try
            {
                await holds();
                return;
            }
            catch (Xunit.Sdk.XunitException) when (waited.Elapsed < TimeSpan.FromMinutes(1))
            {
                await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
            }
        }
    }
}

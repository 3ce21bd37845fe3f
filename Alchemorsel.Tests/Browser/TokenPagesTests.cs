using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Alchemorsel.Tests.Api.Mcp;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Alchemorsel.Tests.Browser;

/// <summary>A person makes an access token, a program comes with it through the gateway, and the person ends it.</summary>
[Collection(WholeApplication.Name)]
public sealed class TokenPagesTests(BrowserFixture fixture)
{
    [Theory]
    [InlineData(390, true)]
    [InlineData(1280, false)]
    [InlineData(1280, true)]
    public async Task A_token_is_made_used_and_revoked(int width, bool javaScript)
    {
        BrowserFixture.RequireBrowser();
        var page = await fixture.NewVisitorAsync(javaScript, width);
        var checks = javaScript ? new PageChecks(page, $"{width}") : null;
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await BrowserFixture.SignUpAsync(page, "Ada");
        await page.GotoAsync("/account");
        await page.GetByRole(AriaRole.Link, new() { Name = "see and make tokens" }).ClickAsync();
        await Expect(page.GetByText("None yet.")).ToBeVisibleAsync();
        await LookAsync(checks, "tokens-none");

        var secret = await MakeAsync(page, checks, javaScript);
        await Expect(page.Locator(".tokens li")).ToContainTextAsync("Read, Import in Ada's kitchen");
        await Expect(page.Locator(".tokens li")).ToContainTextAsync("Never used");
        await LookAsync(checks, "tokens-made");
        await page.GotoAsync("/account/tokens");
        Assert.DoesNotContain(secret, await page.ContentAsync(), StringComparison.Ordinal);
        await ComeWithAsync(secret);

        await page.ReloadAsync();
        await Expect(page.Locator(".tokens li")).ToContainTextAsync("Last used");
        await page.Locator(".tokens summary").ClickAsync();
        await LookAsync(checks, "tokens-revoke");
        await page.GetByRole(AriaRole.Button, new() { Name = "Revoke Kitchen display" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Revoked.");
        await Expect(page.GetByText("None yet.")).ToBeVisibleAsync();
        checks?.AssertClean();
    }

    private static async Task<string> MakeAsync(IPage page, PageChecks? checks, bool javaScript)
    {
        await page.GetByLabel("What is it for?").FillAsync("Kitchen display");
        await Expect(page.GetByLabel("Read Search")).ToBeCheckedAsync();
        await page.GetByLabel("Import Bring").CheckAsync();
        await page.GetByLabel("For how many days").FillAsync("30");
        await page.GetByLabel("Your password").FillAsync("not my password");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the token" }).ClickAsync();
        await Expect(page.Locator("#password-error")).ToContainTextAsync("That is not your password.");
        await Expect(page.GetByLabel("What is it for?")).ToHaveValueAsync("Kitchen display");
        await Expect(page.GetByLabel("Import Bring")).ToBeCheckedAsync();
        await LookAsync(checks, "tokens-wrong-password");
        await page.GetByLabel("Your password").FillAsync("correct horse battery");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the token" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Kitchen display is ready.");
        var secret = await page.GetByLabel("Token", new() { Exact = true }).InputValueAsync();
        var copy = page.GetByRole(AriaRole.Button, new() { Name = "Copy" });
        if (javaScript)
        {
            await copy.ClickAsync();
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Copied" })).ToBeVisibleAsync();
            Assert.Equal(secret, await page.EvaluateAsync<string>("navigator.clipboard.readText()"));
        }
        else
        {
            await Expect(copy).ToBeHiddenAsync();
        }

        return secret;
    }

    /// <summary>As a script does, and as an assistant.</summary>
    private async Task ComeWithAsync(string secret)
    {
        using var program = new HttpClient { BaseAddress = fixture.Address };
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        using var recipes = await program.GetAsync("/api/v1/recipes", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, recipes.StatusCode);
        await using var assistant = await McpFixture.ConnectAsync(fixture.Address, secret);
        Assert.Contains("search_recipes", await assistant.ToolsAsync());
        Assert.Matches(new Regex("\"items\":\\[\\]"), await assistant.CallAsync("search_recipes"));
    }

    private static Task LookAsync(PageChecks? checks, string name) => checks?.CheckHereAsync(name) ?? Task.CompletedTask;
}

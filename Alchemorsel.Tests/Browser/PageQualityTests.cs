using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Alchemorsel.Tests.Browser;

/// <summary>Every page, as the demo cook sees it on a phone and on a desk: accessible, no sideways scrolling, no script error.</summary>
[Collection(WholeApplication.Name)]
public sealed class PageQualityTests(BrowserFixture fixture)
{
    [Theory]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    public async Task Every_page_passes_the_accessibility_rules_and_fits_its_screen(int width, ColorScheme scheme)
    {
        BrowserFixture.RequireBrowser();
        var page = await fixture.NewVisitorAsync(width: width);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        var pages = new PageChecks(page, $"{width}-{scheme}");

        foreach (var path in new[] { "/", "/sign-in", "/sign-up", "/forgot-password", "/reset-password", "/verify-email", "/no-such-page" })
            await pages.CheckAsync(path);

        await page.GotoAsync("/sign-in");
        await page.GetByLabel("E-mail").FillAsync("demo@alchemorsel.local");
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync("demo-kitchen-1");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/recipes$"));

        string[] paths =
        [
            "/recipes", "/recipes?q=nothing-is-called-this", "/recipes/new", "/import", "/account", "/account/delete", "/admin", "/admin/users", "/admin/households", "/admin/jobs",
            "/admin/audit", "/kitchen", "/?today", "/plan", "/plan?week=2026-11-23",
        ];
        foreach (var path in paths)
            await pages.CheckAsync(path);

        await page.GotoAsync("/recipes");
        var recipe = await page.GetByRole(AriaRole.Main).Locator("a[href^='/recipes/0']").First.GetAttributeAsync("href");
        Assert.NotNull(recipe);
        await pages.CheckAsync(recipe);
        await page.GetByRole(AriaRole.Link, new() { Name = "Edit" }).First.ClickAsync();
        await pages.CheckAsync(new Uri(page.Url).PathAndQuery);

        pages.AssertClean();
    }
}

using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Alchemorsel.Tests.Browser;

/// <summary>Every page, as the demo cook sees it on a phone and on a desk: accessible, no sideways scrolling, no script error.</summary>
[Collection(WholeApplication.Name)]
public sealed class PageQualityTests(BrowserFixture fixture)
{
    private static readonly AxeRunOptions Wcag22 = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

    // Set while the accessibility checker works in the page.
    private bool checking;
    private string variant = "";

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
        var errors = new List<string>();
        checking = false;
        variant = $"{width}-{scheme}";
        page.PageError += (_, error) => errors.Add($"{page.Url}: {error}");
        page.Console += (_, message) =>
        {
            // A 404 page is asked for on purpose below; the browser reports its status as a console error. The checker itself tries
            // inline styles, which the policy refuses.
            if (!checking && message.Type == "error" && !message.Text.Contains("404", StringComparison.Ordinal))
                errors.Add($"{page.Url}: {message.Text}");
        };

        foreach (var path in new[] { "/", "/sign-in", "/sign-up", "/no-such-page" })
            await CheckAsync(page, path, errors);

        await page.GotoAsync("/sign-in");
        await page.GetByLabel("E-mail").FillAsync("demo@alchemorsel.local");
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync("demo-kitchen-1");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/recipes$"));

        foreach (var path in new[] { "/recipes", "/recipes?q=nothing-is-called-this", "/recipes/new", "/import" })
            await CheckAsync(page, path, errors);

        await page.GotoAsync("/recipes");
        var recipe = await page.GetByRole(AriaRole.Main).Locator("a[href^='/recipes/0']").First.GetAttributeAsync("href");
        Assert.NotNull(recipe);
        await CheckAsync(page, recipe, errors);
        await page.GetByRole(AriaRole.Link, new() { Name = "Edit" }).First.ClickAsync();
        await CheckAsync(page, new Uri(page.Url).PathAndQuery, errors);

        Assert.True(errors.Count == 0, string.Join('\n', errors));
    }

    private async Task CheckAsync(IPage page, string path, List<string> errors)
    {
        await page.GotoAsync(path);
        // For people's eyes: ALCHEMORSEL_SCREENSHOTS names a folder to leave a picture of every page in.
        if (Environment.GetEnvironmentVariable("ALCHEMORSEL_SCREENSHOTS") is { Length: > 0 } folder)
        {
            var name = string.Concat(path.Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '/')).Trim('/').Replace('/', '_');
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{variant}-{name}.png"), FullPage = true });
        }

        var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (overflow > 0)
            errors.Add($"{path}: {overflow} px wider than the screen");
        checking = true;
        var result = await page.RunAxe(Wcag22);
        checking = false;
        errors.AddRange(result.Violations.Select(violation =>
            $"{path}: {violation.Id} ({violation.Impact}): {string.Join("; ", violation.Nodes.Take(3).Select(node => node.Html))}"));
    }
}

using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Alchemorsel.Tests.Browser;

/// <summary>
/// Looks at pages as a cook has them: no violation of WCAG 2.2 AA or of best practice, nothing wider than the screen, no script error.
/// Findings are gathered; <see cref="AssertClean"/> tells all of them at once.
/// </summary>
public sealed class PageChecks
{
    private static readonly AxeRunOptions Wcag22 = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

    private readonly IPage page;
    private readonly string variant;
    private readonly List<string> findings = [];

    // Set while the accessibility checker works in the page.
    private bool checking;

    /// <param name="variant">Names the screen in file names of screenshots ("390-Light").</param>
    public PageChecks(IPage page, string variant)
    {
        this.page = page;
        this.variant = variant;
        page.PageError += (_, error) =>
        {
            // A busy browser leaves out the fade between two pages and reports that as an error of the script that isn't there.
            if (!error.Contains("Transition was aborted", StringComparison.Ordinal))
                findings.Add($"{page.Url}: {error}");
        };
        page.Console += (_, message) =>
        {
            // A page that isn't there may be asked for on purpose; the browser reports its status as a console error. The checker itself
            // tries inline styles, which the policy refuses.
            if (!checking && message.Type == "error" && !message.Text.Contains("404", StringComparison.Ordinal))
                findings.Add($"{page.Url}: {message.Text}");
        };
    }

    /// <summary>Goes to <paramref name="path"/> and looks at it.</summary>
    public async Task CheckAsync(string path)
    {
        await page.GotoAsync(path);
        await CheckHereAsync(path);
    }

    /// <summary>Looks at the page as it stands, in these colours.</summary>
    public async Task CheckHereAsync(string name, ColorScheme colours)
    {
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = colours });
        await CheckHereAsync($"{name}-{colours}");
    }

    /// <summary>Looks at the page as it stands.</summary>
    /// <param name="name">What findings and the screenshot are called.</param>
    public async Task CheckHereAsync(string name)
    {
        // What is there before its style sheets are has other widths.
        await page.EvaluateAsync("new Promise(done => document.readyState === 'complete' ? done() : addEventListener('load', () => done(), { once: true }))");
        // For people's eyes: ALCHEMORSEL_SCREENSHOTS names a folder to leave a picture of every page in.
        if (Environment.GetEnvironmentVariable("ALCHEMORSEL_SCREENSHOTS") is { Length: > 0 } folder)
        {
            var file = string.Concat(name.Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '/')).Trim('/').Replace('/', '_');
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{variant}-{file}.png"), FullPage = true });
        }

        var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (overflow > 0)
            findings.Add($"{name}: {overflow} px wider than the screen");
        checking = true;
        var result = await page.RunAxe(Wcag22);
        checking = false;
        findings.AddRange(result.Violations.Select(violation =>
            $"{name}: {violation.Id} ({violation.Impact}): {string.Join("; ", violation.Nodes.Take(3).Select(node => node.Html))}"));
    }

    public void AssertClean() => Assert.True(findings.Count == 0, string.Join('\n', findings));
}

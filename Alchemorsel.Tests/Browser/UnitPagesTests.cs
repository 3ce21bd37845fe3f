using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Alchemorsel.Tests.Browser;

/// <summary>Measures that only one kitchen knows.</summary>
[Collection(WholeApplication.Name)]
public sealed class UnitPagesTests(BrowserFixture fixture)
{
    [Theory]
    [InlineData(390, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    public async Task A_cook_says_how_much_the_mug_holds(int width, ColorScheme scheme)
    {
        BrowserFixture.RequireBrowser();
        var page = await fixture.NewVisitorAsync(width: width);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ReducedMotion = ReducedMotion.Reduce, ColorScheme = scheme });
        var checks = new PageChecks(page, $"{width}-{scheme}");
        await BrowserFixture.SignUpAsync(page, "Ada");
        await page.GotoAsync("/account");
        await page.GetByRole(AriaRole.Link, new() { Name = "Units", Exact = true }).ClickAsync();
        await page.GetByLabel("Names, with commas between").FillAsync("mug, Becher");
        await page.GetByLabel("One holds").FillAsync("300");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add unit" }).ClickAsync();
        await Expect(page.GetByText("mug, Becher = 300 ml")).ToBeVisibleAsync();
        await checks.CheckHereAsync("units");
        await page.GetByRole(AriaRole.Link, new() { Name = "Change mug" }).ClickAsync();
        await checks.CheckHereAsync("units-change");
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove mug" }).ClickAsync();
        await Expect(page.GetByText("mug, Becher")).ToHaveCountAsync(0);
        checks.AssertClean();
    }
}

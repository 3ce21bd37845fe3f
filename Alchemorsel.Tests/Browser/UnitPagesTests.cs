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

        // What everybody has keeps its words, and is called as this kitchen calls it; by the keyboard alone.
        await page.GetByRole(AriaRole.Link, new() { Name = "Names of tbsp", Exact = true }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Tbsp" })).ToBeVisibleAsync();
        await page.GetByLabel("Written after one").FocusAsync();
        await page.Keyboard.TypeAsync("EL");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("soup ladle, 3");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("without numbers").First).ToBeVisibleAsync();
        await checks.CheckHereAsync("unit-names-refused");
        await page.GetByLabel("More words that mean it").FillAsync("soup ladle");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "for tbsp" })).ToContainTextAsync("EL");
        await checks.CheckHereAsync("units-named");
        await page.GotoAsync("/units/tbsp");
        await checks.CheckHereAsync("unit-names");
        await page.GetByRole(AriaRole.Button, new() { Name = "Back to everybody's name" }).ClickAsync();
        await Expect(page.GetByText("for tbsp")).ToHaveCountAsync(0);
        checks.AssertClean();
    }
}

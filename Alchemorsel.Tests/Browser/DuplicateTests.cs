using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Alchemorsel.Tests.Browser;

[Collection(WholeApplication.Name)]
public sealed class DuplicateTests(BrowserFixture fixture)
{
    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task A_cook_is_asked_before_the_same_recipe_is_saved_twice_and_may_insist(int width)
    {
        BrowserFixture.RequireBrowser();
        var page = await fixture.NewVisitorAsync(width: width);
        var checks = new PageChecks(page, $"{width}-duplicates");
        await BrowserFixture.SignUpAsync(page, "Ada");
        await RecipeForms.WriteAsync(page, "Pancakes", "2 eggs\n200 g flour", "Fry.");

        await page.GotoAsync("/recipes/new");
        await RecipeForms.FillAsync(page, "Pancakes", "2 eggs\n200 g flour", "Fry them.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save recipe" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("You have this already.");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Open Pancakes" })).ToBeVisibleAsync();
        await checks.CheckHereAsync("asked");

        await page.GetByRole(AriaRole.Button, new() { Name = "Save anyway" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Pancakes");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Fry them.");
        checks.AssertClean();
    }
}

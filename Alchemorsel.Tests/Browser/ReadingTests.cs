using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Alchemorsel.Tests.Browser;

[Collection(WholeApplication.Name)]
public sealed class ReadingTests(BrowserFixture fixture)
{
    [Theory]
    [InlineData(390, 844)]
    [InlineData(1280, 900)]
    public async Task A_cook_corrects_how_lines_are_read_with_the_keyboard_and_links_one_to_a_recipe(int width, int height)
    {
        BrowserFixture.RequireBrowser();
        var page = await fixture.NewVisitorAsync(width: width, height: height);
        var checks = new PageChecks(page, $"{width}-readings");
        await BrowserFixture.SignUpAsync(page, "Ada");
        await RecipeForms.WriteAsync(page, "Sourdough base", "500 g flour", "Knead.");
        await RecipeForms.WriteAsync(page, "Pizza", "2 splargs of goo\n1 round of dough\nsalt", "Bake.");

        await page.GetByRole(AriaRole.Link, new() { Name = "How the ingredients were read" }).ClickAsync();
        await Expect(page.GetByText("not known").First).ToBeVisibleAsync();
        await checks.CheckHereAsync("readings");
        await page.GetByRole(AriaRole.Link, new() { Name = "Correct 2 splargs of goo" }).PressAsync("Enter");
        await Expect(page.GetByLabel("Food")).ToBeFocusedAsync();
        await checks.CheckHereAsync("correcting");
        await page.GetByLabel("Food").FillAsync("tomato passata");
        await page.GetByLabel("Unit").SelectOptionAsync("tbsp");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save, then the next line" }).PressAsync("Enter");

        await Expect(page.Locator("#line-0-0")).ToContainTextAsync("tomato passata");
        await Expect(page.Locator("#line-0-0")).ToContainTextAsync("Corrected by you");
        await Expect(page.Locator("#line-0-1").GetByLabel("Food")).ToBeFocusedAsync();
        await page.GetByLabel("Uses the recipe").FillAsync("no such thing");
        await page.GetByRole(AriaRole.Button, new() { Name = "Use this recipe" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("None of your recipes has this title.");
        await page.GetByLabel("Uses the recipe").FillAsync("sourdough base");
        await page.GetByRole(AriaRole.Button, new() { Name = "Use this recipe" }).ClickAsync();
        await Expect(page.Locator("#line-0-1").GetByRole(AriaRole.Link, new() { Name = "Sourdough base" })).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "All corrections" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("tbsp tomato passata");
        await checks.CheckHereAsync("corrections");
        await page.GetByRole(AriaRole.Button, new() { Name = "Forget the correction of 2 splargs of goo" }).ClickAsync();
        await Expect(page.GetByText("Nothing has been corrected yet.")).ToBeVisibleAsync();
        checks.AssertClean();
    }
}

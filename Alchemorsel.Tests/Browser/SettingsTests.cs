using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Alchemorsel.Tests.Browser;

/// <summary>What holds for the whole kitchen, and what the lists say of its recipes.</summary>
[Collection(WholeApplication.Name)]
public sealed class SettingsTests(BrowserFixture fixture)
{
    [Theory]
    [InlineData(390, true)]
    [InlineData(1280, false)]
    public async Task A_kitchen_says_where_it_is_and_what_it_pays_with(int width, bool javaScript)
    {
        BrowserFixture.RequireBrowser();
        var page = await fixture.NewVisitorAsync(javaScript, width);
        await BrowserFixture.SignUpAsync(page, "Ada");
        await page.GotoAsync("/account");
        await page.GetByRole(AriaRole.Link, new() { Name = "Kitchen settings" }).ClickAsync();
        await Expect(page.GetByLabel("North of the equator")).ToBeCheckedAsync();
        await page.GetByLabel("South of the equator").CheckAsync();
        await page.GetByLabel("Currency of your prices").FillAsync("nzd");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();

        await Expect(page.GetByText("Saved.")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("South of the equator")).ToBeCheckedAsync();
        await Expect(page.GetByLabel("Currency of your prices")).ToHaveValueAsync("NZD");
        if (javaScript)
        {
            var checks = new PageChecks(page, $"{width}");
            await checks.CheckHereAsync("kitchen-settings");
            checks.AssertClean();
        }

        foreach (var food in new[] { "/foods/new", "/foods/butter" })
        {
            await page.GotoAsync(food);
            await Expect(page.GetByLabel("Currency")).ToHaveValueAsync("NZD");
        }
    }

    [Fact]
    public async Task Cards_say_the_strongest_diet_that_a_recipe_fits()
    {
        BrowserFixture.RequireBrowser();
        var page = await fixture.NewVisitorAsync();
        await BrowserFixture.SignUpAsync(page, "Ada");
        await RecipeForms.WriteAsync(page, "Carrot salad", "3 carrots", "Grate.");
        await RecipeForms.WriteAsync(page, "Cheese toast", "50 g cheddar", "Toast.");

        foreach (var path in new[] { "/recipes", "/" })
        {
            await page.GotoAsync(path);
            var salad = page.Locator(".card", new() { HasText = "Carrot salad" }).First;
            await Expect(salad.GetByRole(AriaRole.List, new() { Name = "Diets" }).GetByRole(AriaRole.Listitem)).ToHaveTextAsync(["Vegan", "Gluten-free"]);
            await Expect(page.Locator(".card", new() { HasText = "Cheese toast" }).First).ToContainTextAsync("Vegetarian");
        }
    }
}

using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Alchemorsel.Tests.Browser;

/// <summary>What a household knows better of foods.</summary>
[Collection(WholeApplication.Name)]
public sealed class FoodPagesTests(BrowserFixture fixture)
{
    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task A_cook_corrects_a_foods_aisle_and_allergen_and_says_what_a_word_means(int width)
    {
        BrowserFixture.RequireBrowser();
        var page = await fixture.NewVisitorAsync(width: width);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ReducedMotion = ReducedMotion.Reduce });
        var checks = new PageChecks(page, $"{width}-Light");
        await BrowserFixture.SignUpAsync(page, "Ada");
        await page.GotoAsync("/recipes/new");
        await page.GetByLabel("Title").FillAsync("Plain loaf");
        await page.Locator("textarea[name='Form.Ingredients']").EvaluateAsync("area => { area.value = '500 g plain flour\\n10 g splargs'; }");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save recipe" }).ClickAsync();
        await Expect(page.GetByLabel("Allergens and diets")).ToContainTextAsync("Gluten");

        await page.GotoAsync("/account");
        await page.GetByRole(AriaRole.Link, new() { Name = "Foods", Exact = true }).ClickAsync();
        await page.GetByLabel("Search foods").FillAsync("Weizenmehl");
        await page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await checks.CheckHereAsync("foods");
        await page.GetByRole(AriaRole.Link, new() { Name = "plain flour", Exact = true }).ClickAsync();
        await page.GetByText("Allergens", new() { Exact = true }).ClickAsync();
        await page.GetByLabel("Gluten").SelectOptionAsync("Free from it");
        await page.GetByLabel("Aisle").SelectOptionAsync("Everything else");
        await page.GetByLabel("Price").FillAsync("1.2");
        await page.GetByLabel("Currency").FillAsync("eur");
        await page.GetByLabel("Of", new() { Exact = true }).SelectOptionAsync("kg");
        await checks.CheckHereAsync("food");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("1 recipe was worked out anew");
        await Expect(page.GetByText("Gluten-free")).ToBeVisibleAsync();

        await page.GotoAsync("/foods/unknown");
        await checks.CheckHereAsync("foods-unknown");
        await page.GetByRole(AriaRole.Link, new() { Name = "Say what it is splargs" }).ClickAsync();
        await page.GetByRole(AriaRole.Searchbox).FillAsync("walnut");
        await page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await checks.CheckHereAsync("foods-teach");
        await page.GetByRole(AriaRole.Button, new() { Name = "It is this walnut", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("1 recipe was");
        await page.GotoAsync("/foods/walnut");
        await page.GetByRole(AriaRole.Link, new() { Name = "Plain loaf" }).ClickAsync();
        await Expect(page.GetByLabel("Allergens and diets")).ToContainTextAsync("Nuts");
        await Expect(page.GetByText("0.60 EUR")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "What each ingredient costs" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Say the price of walnut" })).ToBeVisibleAsync();
        await checks.CheckHereAsync("cost");

        await checks.CheckAsync("/foods/new?name=Sourdough%20starter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Sourdough starter");
        checks.AssertClean();
    }
}

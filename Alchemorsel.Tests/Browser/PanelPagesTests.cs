using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Alchemorsel.Tests.Browser;

/// <summary>Nutrition and allergens of a recipe: read, stated and corrected by the cook.</summary>
[Collection(WholeApplication.Name)]
public sealed class PanelPagesTests(BrowserFixture fixture)
{
    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task A_cook_reads_the_label_states_figures_and_corrects_an_allergen(int width)
    {
        BrowserFixture.RequireBrowser();
        var page = await fixture.NewVisitorAsync(width: width);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ReducedMotion = ReducedMotion.Reduce });
        var checks = new PageChecks(page, $"{width}-Light");
        await BrowserFixture.SignUpAsync(page, "Ada");
        await page.GotoAsync("/recipes/new");
        await page.GetByLabel("Servings").FillAsync("2");
        await RecipeForms.FillAsync(page, "Porridge with apple", "100 g rolled oats\n500 ml water\n1 apple\n2 splargs\n30 g walnuts", "Cook it.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save recipe" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Table).First).ToContainTextAsync("Energy");
        await Expect(page.GetByLabel("Allergens and diets")).ToContainTextAsync("Gluten");
        await Expect(page.GetByLabel("Allergens and diets")).ToContainTextAsync("2 splargs");
        await checks.CheckHereAsync("recipe-with-panels");

        await page.GetByRole(AriaRole.Link, new() { Name = "Where these figures come from" }).ClickAsync();
        await Expect(page.GetByText("4 of 5 ingredients known")).ToBeVisibleAsync();
        await checks.CheckHereAsync("nutrition");
        await page.GetByText("State figures of your own").ClickAsync();
        await page.GetByLabel("Energy, kcal").FillAsync("many");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save figures" }).ClickAsync();
        await Expect(page.Locator("#calories-error")).ToBeVisibleAsync();
        await page.GetByLabel("Energy, kcal").FillAsync("321,5");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save figures" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Table).First).ToContainTextAsync("322 kcal");
        await page.GetByText("Change the stated figures").ClickAsync();
        await checks.CheckHereAsync("nutrition-stated");
        await page.GetByRole(AriaRole.Button, new() { Name = "Take the worked-out figures" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Table).First).Not.ToContainTextAsync("322 kcal");
        await page.GetByText("Change the stated figures").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove the stated figures" }).ClickAsync();
        await Expect(page.GetByText("State figures of your own")).ToBeVisibleAsync();

        await page.GetByText("Correct the allergens").ClickAsync();
        await checks.CheckHereAsync("nutrition-allergens");
        await page.GetByLabel("Gluten").SelectOptionAsync("Free from it");
        await page.GetByLabel("Milk").SelectOptionAsync("Contains it");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save corrections" }).ClickAsync();
        await Expect(page.GetByText("free from it, says the cook")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Porridge with apple" }).ClickAsync();
        await Expect(page.GetByLabel("Allergens and diets").GetByText("Milk")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Allergens and diets").GetByText("Gluten-free")).ToBeVisibleAsync();
        checks.AssertClean();
    }
}

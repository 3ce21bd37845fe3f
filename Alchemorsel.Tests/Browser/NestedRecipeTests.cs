using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Alchemorsel.Tests.Browser;

/// <summary>A recipe that uses another one.</summary>
[Collection(WholeApplication.Name)]
public sealed class NestedRecipeTests(BrowserFixture fixture)
{
    [Theory]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    public async Task A_scaled_recipe_says_how_much_of_another_one_it_needs_and_leads_there(int width, ColorScheme scheme)
    {
        BrowserFixture.RequireBrowser();
        var page = await fixture.NewVisitorAsync(width: width);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ReducedMotion = ReducedMotion.Reduce, ColorScheme = scheme });
        var checks = new PageChecks(page, $"{width}-{scheme}");
        await BrowserFixture.SignUpAsync(page, "Ada");
        await WriteAsync(page, "Garlic naan", "400 g flour\\n2 tsp salt", "8 naan");
        await WriteAsync(page, "Curry night", "3 garlic naan\\n500 g potatoes", null);

        await page.GetByLabel("Servings", new() { Exact = true }).FillAsync("4");
        await page.GetByRole(AriaRole.Button, new() { Name = "Scale" }).ClickAsync();
        await page.GetByText("¾ of the recipe").ClickAsync();
        await Expect(page.Locator(".nested li").First).ToContainTextAsync("300 g flour");
        await checks.CheckHereAsync("nested");
        await page.GetByRole(AriaRole.Link, new() { Name = "Cook it at this size" }).ClickAsync();
        await Expect(page.GetByText("Shown is ¾ of the recipe.")).ToBeVisibleAsync();
        await Expect(page.Locator(".ticks li").First).ToContainTextAsync("300 g flour");
        await checks.CheckHereAsync("nested-part");
        await page.GetByRole(AriaRole.Link, new() { Name = "Show the whole recipe" }).ClickAsync();
        await Expect(page.Locator(".ticks li").First).ToContainTextAsync("400 g flour");
        checks.AssertClean();
    }

    private static async Task WriteAsync(IPage page, string title, string ingredients, string? yield)
    {
        await page.GotoAsync("/recipes/new");
        await page.GetByLabel("Title").FillAsync(title);
        await page.GetByLabel("Servings").FillAsync("2");
        if (yield is not null)
            await page.Locator("[name='Form.YieldText']").FillAsync(yield);
        await page.Locator("textarea[name='Form.Ingredients']").EvaluateAsync($"area => {{ area.value = '{ingredients}'; }}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save recipe" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(title);
    }
}

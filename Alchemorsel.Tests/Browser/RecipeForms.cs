using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Alchemorsel.Tests.Browser;

/// <summary>Writes and edits recipes as a cook does, for tests about what comes after.</summary>
internal static class RecipeForms
{
    /// <summary>Ends on the recipe's page.</summary>
    public static async Task WriteAsync(IPage page, string title, string ingredients, string steps)
    {
        await page.GotoAsync("/recipes/new");
        await FillAsync(page, title, ingredients, steps);
        await SaveAsync(page, title);
    }

    /// <summary>Begins and ends on the recipe's page.</summary>
    public static async Task EditAsync(IPage page, string title, string ingredients, string steps)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Edit" }).ClickAsync();
        await FillAsync(page, title, ingredients, steps);
        await SaveAsync(page, title);
    }

    /// <summary>Fills the form that is open. Lists go into the fields that are sent, which the row editor hides.</summary>
    public static async Task FillAsync(IPage page, string title, string ingredients, string steps)
    {
        await page.GetByLabel("Title").FillAsync(title);
        await page.Locator("#ingredients").EvaluateAsync("(field, text) => { field.value = text; }", ingredients);
        await page.Locator("#steps").EvaluateAsync("(field, text) => { field.value = text; }", steps);
    }

    private static async Task SaveAsync(IPage page, string title)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Save recipe" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(title);
    }
}

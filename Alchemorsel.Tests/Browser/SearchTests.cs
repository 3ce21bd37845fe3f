using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Alchemorsel.Tests.Browser;

/// <summary>Finding a recipe: suggestions by keyboard, filters that keep allergens out, an address that can be shared.</summary>
[Collection(WholeApplication.Name)]
public sealed class SearchTests(BrowserFixture fixture)
{
    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task A_cook_finds_a_recipe_as_they_type_and_by_filters(int width)
    {
        BrowserFixture.RequireBrowser();
        var page = await fixture.NewVisitorAsync(width: width);
        var checks = new PageChecks(page, $"{width}-search");
        await BrowserFixture.SignUpAsync(page, "Sam");
        await RecipeForms.WriteAsync(page, "Satay noodles", "100 g peanuts\n200 g noodles", "Mix.");
        await RecipeForms.WriteAsync(page, "Tomato salad", "4 tomatoes\n1 onion", "Mix.");

        await page.GotoAsync("/");
        await page.Locator("#q").PressSequentiallyAsync("tomat");
        var options = page.GetByRole(AriaRole.Option);
        await Expect(options.First).ToHaveTextAsync("Tomato salad");
        await checks.CheckHereAsync("suggestions");
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(options.First).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(page.GetByRole(AriaRole.Combobox)).ToHaveAttributeAsync("aria-activedescendant", "suggestions-0");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Tomato salad");

        await page.GotoAsync("/recipes");
        await page.Locator("#q").PressSequentiallyAsync("sata");
        await Expect(options.First).ToHaveTextAsync("Satay noodles");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Listbox)).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("q=sata"));
        await Expect(page.Locator(".card mark")).ToHaveTextAsync("Satay");
        await checks.CheckHereAsync("found");

        await page.GotoAsync("/recipes");
        await page.GetByText("Filters and order").ClickAsync();
        await page.GetByLabel("Peanuts").CheckAsync();
        await checks.CheckHereAsync("filters");
        await page.GetByRole(AriaRole.Button, new() { Name = "Apply" }).ClickAsync();
        await Expect(page.Locator(".card h2")).ToHaveTextAsync(new[] { "Tomato salad" });
        await Expect(page).ToHaveURLAsync(new Regex("allergen=peanuts"));
        // Beside the recipes the filters stay in view; on a phone the recipes do, and a key opens the filters again.
        await Expect(page.Locator("details.filters[open]")).ToHaveCountAsync(width == 390 ? 0 : 1);
        await Expect(page.Locator(".card").First).ToBeInViewportAsync();
        await checks.CheckHereAsync("narrowed");
        if (width == 390)
            await page.GetByText("Filters and order (1 set)").PressAsync("Enter");
        await Expect(page.GetByLabel("Peanuts")).ToBeCheckedAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "No peanuts" }).ClickAsync();
        await Expect(page.Locator(".card h2")).ToHaveTextAsync(new[] { "Tomato salad", "Satay noodles" });

        await page.GetByRole(AriaRole.Link, new() { Name = "What can I make?" }).ClickAsync();
        await page.GetByLabel("What you have").FillAsync("tomatoes, noodles");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show recipes" }).ClickAsync();
        await Expect(page.Locator(".card")).ToContainTextAsync(new[] { "Missing: peanut", "Missing: onion" });
        await checks.CheckHereAsync("makeable");
        checks.AssertClean();
    }

    [Fact]
    public async Task On_a_phone_without_a_script_the_recipes_come_before_the_filters_too()
    {
        BrowserFixture.RequireBrowser();
        var page = await fixture.NewVisitorAsync(javaScript: false);
        await BrowserFixture.SignUpAsync(page, "Sam");
        await RecipeForms.WriteAsync(page, "Tomato salad", "4 tomatoes\n1 onion", "Mix.");

        await page.GotoAsync("/recipes");
        await page.GetByText("Filters and order").PressAsync("Enter");
        await page.GetByLabel("Peanuts").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Apply" }).ClickAsync();

        await Expect(page).ToHaveURLAsync(new Regex("allergen=peanuts"));
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "No peanuts" })).ToBeInViewportAsync();
        await Expect(page.Locator(".card h2")).ToBeInViewportAsync();
        await Expect(page.GetByLabel("Peanuts")).ToBeHiddenAsync();
        await page.GetByText("Filters and order").PressAsync("Enter");
        await Expect(page.GetByLabel("Peanuts")).ToBeCheckedAsync();
    }
}

using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Alchemorsel.Tests.Browser;

/// <summary>What is typed survives: a lost tab, a change of mind, and a refusal.</summary>
[Collection(WholeApplication.Name)]
public sealed class DraftTests(BrowserFixture fixture)
{
    [Fact]
    public async Task What_was_typed_is_kept_taken_up_elsewhere_and_forgotten_once_it_is_saved()
    {
        BrowserFixture.RequireBrowser();
        var page = await fixture.NewVisitorAsync();
        await BrowserFixture.SignUpAsync(page, "Ada");
        await page.GotoAsync("/recipes/new");
        await page.GetByLabel("Title").FillAsync("Half a pie");
        await page.GetByLabel("Ingredients").FillAsync("1 apple\n# Crust\nflour");
        await Expect(page.Locator("[data-draft-state]")).ToHaveTextAsync("Draft kept");

        await page.ReloadAsync();
        await Expect(page.GetByText("You have unsaved changes from")).ToBeVisibleAsync();
        var checks = new PageChecks(page, "390");
        await checks.CheckHereAsync("draft-notice");
        checks.AssertClean();
        await page.GetByRole(AriaRole.Link, new() { Name = "Take them up" }).ClickAsync();
        await Expect(page.GetByLabel("Title")).ToHaveValueAsync("Half a pie");
        await Expect(page.GetByLabel("Ingredient 2", new() { Exact = true })).ToHaveValueAsync("flour");

        await page.GetByRole(AriaRole.Button, new() { Name = "Save recipe" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Half a pie");
        await page.GotoAsync("/recipes/new");
        await Expect(page.GetByLabel("Title")).ToHaveValueAsync("");
        await Expect(page.GetByText("You have unsaved changes from")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Kept_changes_of_a_recipe_can_be_discarded()
    {
        BrowserFixture.RequireBrowser();
        var page = await fixture.NewVisitorAsync();
        await BrowserFixture.SignUpAsync(page, "Ada");
        await page.GotoAsync("/recipes/new");
        await page.GetByLabel("Title").FillAsync("Plain toast");
        await page.GetByLabel("Status").SelectOptionAsync("Draft");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save recipe" }).ClickAsync();
        await Expect(page.Locator(".recipe .mark")).ToHaveTextAsync("Draft");

        await page.GetByRole(AriaRole.Link, new() { Name = "Edit" }).First.ClickAsync();
        await page.GetByLabel("Title").FillAsync("Burnt toast");
        await Expect(page.Locator("[data-draft-state]")).ToHaveTextAsync("Draft kept");
        await page.ReloadAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Discard" }).ClickAsync();
        await Expect(page.GetByLabel("Title")).ToHaveValueAsync("Plain toast");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Discard" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_refused_line_is_told_at_its_row_which_gets_the_focus()
    {
        BrowserFixture.RequireBrowser();
        var page = await fixture.NewVisitorAsync();
        await BrowserFixture.SignUpAsync(page, "Ada");
        await page.GotoAsync("/recipes/new");
        await page.GetByLabel("Title").FillAsync("Long lines");
        await page.GetByLabel("Ingredients").FillAsync($"salt\n# Sauce\nsugar\n{new string('x', 501)}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save recipe" }).ClickAsync();
        var row = page.GetByLabel("Ingredient 3", new() { Exact = true });
        await Expect(row).ToBeFocusedAsync();
        await Expect(row).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(row).ToHaveAccessibleDescriptionAsync(new Regex("At most 500 characters"));
    }
}

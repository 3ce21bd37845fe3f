using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Alchemorsel.Tests.Browser;

[Collection(WholeApplication.Name)]
public sealed class HistoryTests(BrowserFixture fixture)
{
    [Theory]
    [InlineData(390, 844)]
    [InlineData(1280, 900)]
    public async Task A_cook_sees_what_changed_and_brings_it_back(int width, int height)
    {
        BrowserFixture.RequireBrowser();
        var page = await fixture.NewVisitorAsync(width: width, height: height);
        var checks = new PageChecks(page, $"{width}-history");
        await BrowserFixture.SignUpAsync(page, "Ada");
        await RecipeForms.WriteAsync(page, "Leek soup", "2 leeks, sliced\n1 l stock\nsalt", "Soften the leeks.\nSimmer for 20 minutes.");
        var recipe = page.Url;
        await RecipeForms.EditAsync(page, "Leek and potato soup", "3 leeks, finely sliced\n1 l stock\n2 potatoes", "Soften the leeks.\nSimmer for 35 minutes.\nBlend.");
        await RecipeForms.EditAsync(page, "Ruined soup", "water", "Boil.");

        await page.GetByRole(AriaRole.Link, new() { Name = "History" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("History");
        await Expect(page.Locator(".history li")).ToHaveCountAsync(3);
        await Expect(page.Locator(".history")).ToContainTextAsync("by Ada");
        await checks.CheckHereAsync("history");

        await page.GetByRole(AriaRole.Link, new() { Name = "What changed in version 2" }).ClickAsync();
        await Expect(page.Locator("ins").GetByText("finely")).ToBeVisibleAsync();
        await Expect(page.Locator("del").GetByText("20")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("quantity: 2 → 3");
        await checks.CheckHereAsync("diff");

        await page.GetByRole(AriaRole.Link, new() { Name = "version 2" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Leek and potato soup");
        await page.GetByText("Bring version 2 back").ClickAsync();
        await checks.CheckHereAsync("version");
        await page.GetByRole(AriaRole.Button, new() { Name = "Bring it back" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Leek and potato soup");
        await page.GotoAsync(recipe);
        await page.GetByRole(AriaRole.Link, new() { Name = "History" }).ClickAsync();
        await Expect(page.Locator(".history li")).ToHaveCountAsync(4);
        await Expect(page.Locator(".history li").First).ToContainTextAsync("Brought back");
        checks.AssertClean();
    }

    [Fact]
    public async Task A_version_is_not_brought_back_over_what_somebody_saved_meanwhile()
    {
        BrowserFixture.RequireBrowser();
        var page = await fixture.NewVisitorAsync();
        await BrowserFixture.SignUpAsync(page, "Ada");
        await RecipeForms.WriteAsync(page, "Plain rice", "1 cup rice", "Cook the rice.");
        await RecipeForms.EditAsync(page, "Fried rice", "1 cup rice", "Fry the rice.");
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync(page.Url);
        await page.GetByRole(AriaRole.Link, new() { Name = "History" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Compare with now: version 1" }).ClickAsync();
        await page.GetByText("Bring version 1 back").ClickAsync();

        await RecipeForms.EditAsync(other, "Rice pudding", "1 cup rice", "Simmer the rice.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Bring it back" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Somebody saved this recipe meanwhile");
    }

    [Theory]
    [InlineData(390, 844)]
    [InlineData(1280, 900)]
    public async Task A_variation_is_a_draft_that_names_its_original(int width, int height)
    {
        BrowserFixture.RequireBrowser();
        var page = await fixture.NewVisitorAsync(width: width, height: height);
        var checks = new PageChecks(page, $"{width}-fork");
        await BrowserFixture.SignUpAsync(page, "Ada");
        await RecipeForms.WriteAsync(page, "Carrot cake", "300 g carrots", "Bake.");

        await page.GetByRole(AriaRole.Button, new() { Name = "Make a variation" }).ClickAsync();
        await Expect(page.GetByLabel("Title")).ToHaveValueAsync("Carrot cake (copy)");
        await page.GetByLabel("Title").FillAsync("Parsnip cake");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save recipe" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Parsnip cake");
        await checks.CheckHereAsync("variation");
        await page.GetByText("A variation of").GetByRole(AriaRole.Link, new() { Name = "Carrot cake" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Carrot cake");
        checks.AssertClean();
    }
}

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

    [Theory]
    [InlineData(390, true)]
    [InlineData(1280, false)]
    public async Task A_kitchen_with_an_allergy_sees_no_recipe_that_has_it_unless_it_wants_to(int width, bool javaScript)
    {
        BrowserFixture.RequireBrowser();
        var page = await fixture.NewVisitorAsync(javaScript, width);
        await BrowserFixture.SignUpAsync(page, "Ada");
        await WriteAsync(page, "Carrot salad", "200 g carrots");
        await WriteAsync(page, "Satay noodles", "3 tbsp peanut butter");
        var satay = page.Url;
        await page.GotoAsync("/kitchen");
        await page.GetByLabel("Peanuts").SelectOptionAsync("Severe");
        await page.GetByLabel("Milk").SelectOptionAsync("Mild");
        await page.GetByLabel("Vegetarian").CheckAsync();
        await page.GetByLabel("Amounts of recipes").SelectOptionAsync("US cups");
        await page.GetByLabel("Language of your recipes").SelectOptionAsync("English");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();

        await Expect(page.GetByText("Saved.")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Peanuts")).ToHaveValueAsync("Severe");
        await Expect(page.GetByLabel("Milk")).ToHaveValueAsync("Mild");
        await Expect(page.GetByLabel("Vegetarian")).ToBeCheckedAsync();
        await page.GotoAsync("/recipes");
        await Expect(page.Locator(".card h2")).ToHaveTextAsync(["Carrot salad"]);
        await Expect(page.GetByText("Left out because of your kitchen's allergies: what has peanuts, may have it")).ToBeVisibleAsync();
        var checks = new PageChecks(page, $"{width}");
        if (javaScript)
            await checks.CheckHereAsync("list-with-allergies");
        await page.GetByRole(AriaRole.Link, new() { Name = "Show those too" }).ClickAsync();
        await Expect(page.Locator(".card h2")).ToHaveTextAsync(["Satay noodles", "Carrot salad"]);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Your kitchen's allergies let in" })).ToBeVisibleAsync();

        await page.GotoAsync(satay);
        await Expect(page.GetByRole(AriaRole.Note, new() { Name = "Allergies of your kitchen" })).ToHaveTextAsync("Contains peanuts, an allergy of your kitchen.");
        if (javaScript)
        {
            await checks.CheckHereAsync("recipe-with-an-allergy");
            checks.AssertClean();
        }
        await page.GotoAsync("/recipes?q=carrot");
        await page.GetByRole(AriaRole.Link, new() { Name = "Carrot salad" }).First.ClickAsync();
        await Expect(page.GetByText("200 g")).ToHaveCountAsync(0);
        await page.GetByLabel("Units").SelectOptionAsync("As written");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new System.Text.RegularExpressions.Regex("Scale|Show") }).First.ClickAsync();
        await Expect(page.GetByText("200 g carrots").First).ToBeVisibleAsync();

        static Task WriteAsync(IPage page, string title, string ingredients) => RecipeForms.WriteAsync(page, title, ingredients, "Mix.");
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

using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Alchemorsel.Tests.Browser;

/// <summary>The plan of meals: filled from its page and from a recipe's, moved, and seen on the home page.</summary>
[Collection(WholeApplication.Name)]
public sealed class PlanPagesTests(BrowserFixture fixture)
{
    private const string Week = "/plan?week=2026-11-25";
    private const string Tuesday = "#day-2026-11-24";

    [Theory]
    [InlineData(390, true)]
    [InlineData(1280, true)]
    [InlineData(390, false)]
    public async Task A_cook_plans_a_week(int width, bool javaScript)
    {
        BrowserFixture.RequireBrowser();
        var page = await fixture.NewVisitorAsync(javaScript, width);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ReducedMotion = ReducedMotion.Reduce });
        var checks = new PageChecks(page, javaScript ? $"{width}-plan" : $"{width}-plain-plan");
        await BrowserFixture.SignUpAsync(page, "Ada");
        await RecipeForms.WriteAsync(page, "Green pea soup", "500 g peas", "Cook.");
        await RecipeForms.WriteAsync(page, "Brown bread", "500 g flour", "Bake.");
        var bread = new Uri(page.Url).AbsolutePath;

        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Meal plan of this week" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Meal plan");
        await page.GotoAsync(Week);
        await Expect(page.Locator("main h2")).ToHaveCountAsync(7);
        await Expect(page.Locator("main h2").First).ToContainTextAsync("Monday 23 November");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Nothing is planned for this week");
        await LookAsync(checks, javaScript, "empty");

        await FindAsync(page, checks, javaScript);
        await SayAsync(page, checks, javaScript);
        await MoveAsync(page, checks, javaScript);
        await PlanFromRecipeAsync(page, checks, javaScript, bread);
        checks.AssertClean();
    }

    [Fact]
    public async Task The_week_begins_with_the_day_that_the_kitchen_says()
    {
        BrowserFixture.RequireBrowser();
        var page = await fixture.NewVisitorAsync();
        await BrowserFixture.SignUpAsync(page, "Ada");
        await page.GotoAsync("/kitchen");
        await page.GetByLabel("The week begins on").SelectOptionAsync("Sunday");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByText("Saved.")).ToBeVisibleAsync();

        await page.GotoAsync(Week);

        await Expect(page.Locator("main h2").First).ToContainTextAsync("Sunday 22 November");
        await page.GetByRole(AriaRole.Link, new() { Name = "Next week" }).ClickAsync();
        await Expect(page.Locator("main h2").First).ToContainTextAsync("Sunday 29 November");
        await page.GotoAsync("/plan?week=9999-12-31");
        await Expect(page.Locator("main h2")).ToHaveCountAsync(7);
        await Expect(page.Locator("main h2 .mark")).ToHaveTextAsync("Today");
    }

    /// <summary>A recipe for Tuesday, by keyboard.</summary>
    private static async Task FindAsync(IPage page, PageChecks checks, bool javaScript)
    {
        var day = page.Locator(Tuesday);
        await day.GetByText("Add").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await day.GetByLabel("Find a recipe").FillAsync("peas");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("q=peas"));
        await Expect(day.GetByRole(AriaRole.Radio)).ToHaveCountAsync(1);
        await day.GetByLabel("Green pea soup").CheckAsync();
        await day.GetByLabel("Portions").FillAsync("3");
        await LookAsync(checks, javaScript, "found");
        await day.GetByRole(AriaRole.Button, new() { Name = "Put on the plan" }).ClickAsync();
        await Expect(day.Locator(".meals")).ToContainTextAsync("Green pea soup");
        await Expect(day.Locator(".meals")).ToContainTextAsync("For 3");
        await day.GetByText("Add").ClickAsync();
        await day.GetByLabel("Find a recipe").FillAsync("zebra");
        await page.Keyboard.PressAsync("Enter");
        await Expect(day.GetByRole(AriaRole.Status)).ToContainTextAsync("No recipe was found");
    }

    /// <summary>Two things in words of one's own, one of them refused first.</summary>
    private static async Task SayAsync(IPage page, PageChecks checks, bool javaScript)
    {
        await page.GotoAsync(Week);
        var day = page.Locator(Tuesday);
        await day.GetByText("Add").ClickAsync();
        await day.GetByLabel("Or in your own words").FillAsync("Bread and butter");
        if (javaScript)
        {
            // Past the browser's own look at it.
            await day.GetByLabel("Portions").EvaluateAsync("field => { field.type = 'text'; field.value = '9999'; }");
            await day.GetByRole(AriaRole.Button, new() { Name = "Put on the plan" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Portions");
            await Expect(day.GetByLabel("Or in your own words")).ToHaveValueAsync("Bread and butter");
            await LookAsync(checks, javaScript, "refused");
        }

        await day.GetByLabel("Portions").FillAsync("");
        await day.GetByRole(AriaRole.Button, new() { Name = "Put on the plan" }).ClickAsync();
        await Expect(day.Locator(".meals li")).ToHaveCountAsync(2);
        await Expect(day.Locator(".meals li").Nth(1)).ToContainTextAsync("Bread and butter");
        await day.GetByRole(AriaRole.Button, new() { Name = "Move Bread and butter up" }).ClickAsync();
        await Expect(day.Locator(".meals li").First).ToContainTextAsync("Bread and butter");
        await LookAsync(checks, javaScript, "planned");
    }

    private static async Task MoveAsync(IPage page, PageChecks checks, bool javaScript)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Change Bread and butter" }).ClickAsync();
        await LookAsync(checks, javaScript, "change");
        await page.GetByLabel("In your own words").FillAsync("Bread and cheese");
        await page.GetByLabel("Day").FillAsync("2026-11-26");
        await page.GetByLabel("Meal", new() { Exact = true }).SelectOptionAsync("Lunch");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        var thursday = page.Locator("#day-2026-11-26");
        await Expect(thursday.Locator("h3")).ToHaveTextAsync("Lunch");
        await Expect(thursday.Locator(".meals")).ToContainTextAsync("Bread and cheese");
        await thursday.GetByRole(AriaRole.Button, new() { Name = "Take Bread and cheese off the plan" }).ClickAsync();
        await Expect(thursday.Locator(".meals")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Link, new() { Name = "Change Green pea soup" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Take it off the plan" }).ClickAsync();
        await Expect(page.Locator(".meals")).ToHaveCountAsync(0);
    }

    private static async Task PlanFromRecipeAsync(IPage page, PageChecks checks, bool javaScript, string recipe)
    {
        await page.GotoAsync(recipe);
        await page.Locator("#plan > summary").ClickAsync();
        await LookAsync(checks, javaScript, "recipe");
        var today = DateOnly.ParseExact(await page.Locator("#plan-day").InputValueAsync(), "O", CultureInfo.InvariantCulture);
        await page.GetByLabel("Meal", new() { Exact = true }).SelectOptionAsync("Breakfast");
        await page.GetByRole(AriaRole.Button, new() { Name = "Put on the plan" }).ClickAsync();
        await Expect(page.GetByText("It is on the plan for")).ToBeVisibleAsync();
        await LookAsync(checks, javaScript, "planned from the recipe");
        await page.GotoAsync("/");
        // The day may have ended meanwhile.
        if (DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime) == today)
        {
            await Expect(page.Locator(".planned")).ToContainTextAsync("Brown bread");
            await Expect(page.Locator(".planned")).ToContainTextAsync("Breakfast");
        }

        await LookAsync(checks, javaScript, "home");
    }

    // The accessibility checker is a script itself.
    private static async Task LookAsync(PageChecks checks, bool javaScript, string name)
    {
        if (!javaScript)
            return;
        await checks.CheckHereAsync(name, ColorScheme.Dark);
        await checks.CheckHereAsync(name, ColorScheme.Light);
    }
}

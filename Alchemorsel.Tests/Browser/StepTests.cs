using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Alchemorsel.Tests.Browser;

/// <summary>What a step needs, on its recipe's page: amounts at the page's size, and timers.</summary>
[Collection(WholeApplication.Name)]
public sealed class StepTests(BrowserFixture fixture)
{
    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task A_step_shows_its_scaled_ingredients_and_its_times_start_timers_that_survive_a_reload(int width)
    {
        BrowserFixture.RequireBrowser();
        var page = await fixture.NewVisitorAsync(width: width);
        await BrowserFixture.SignUpAsync(page, "Ada");
        await page.GotoAsync("/recipes/new");
        await page.GetByLabel("Servings").FillAsync("2");
        await RecipeForms.FillAsync(page, "Roast onions", "4 onions\n2 tbsp olive oil\nsalt", "Oil the onions, salt them and roast for 20 minutes at 200 °C.\nRest for 1 second.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save recipe" }).ClickAsync();
        await Expect(page.Locator(".uses li")).ToHaveTextAsync(["2 tbsp olive oil", "4 onions"]);
        await page.GotoAsync($"{page.Url.Split('?')[0]}?servings=4");
        await Expect(page.Locator(".uses li")).ToHaveTextAsync(["4 tbsp olive oil", "8 onions"]);

        await page.GetByRole(AriaRole.Button, new() { Name = "20 minutes, start a timer" }).ClickAsync();
        var timers = page.GetByRole(AriaRole.Region, new() { Name = "Timers" });
        await Expect(timers.Locator(".timer-left")).ToContainTextAsync(":");
        await page.ReloadAsync();
        await Expect(timers).ToContainTextAsync("Roast onions, step 1");
        await page.GetByRole(AriaRole.Button, new() { Name = "1 second, start a timer" }).ClickAsync();
        await Expect(timers.Locator(".timer.done")).ToContainTextAsync("Roast onions, step 2");
        await Expect(page).ToHaveTitleAsync("Done! Roast onions - Alchemorsel");
        var checks = new PageChecks(page, $"{width}");
        await checks.CheckHereAsync("timers");
        checks.AssertClean();
        await page.GetByRole(AriaRole.Button, new() { Name = "Stop the timer of Roast onions, step 1" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Stop the timer of Roast onions, step 2" }).ClickAsync();
        await Expect(timers).ToHaveCountAsync(0);
    }
}

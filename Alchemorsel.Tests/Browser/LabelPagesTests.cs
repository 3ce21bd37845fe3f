using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Alchemorsel.Tests.Browser;

/// <summary>Looking after the labels of the household.</summary>
[Collection(WholeApplication.Name)]
public sealed class LabelPagesTests(BrowserFixture fixture)
{
    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task A_cook_renames_a_tag_merges_two_and_takes_one_off(int width)
    {
        BrowserFixture.RequireBrowser();
        var page = await fixture.NewVisitorAsync(width: width);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ReducedMotion = ReducedMotion.Reduce });
        var checks = new PageChecks(page, $"{width}-Light");
        await BrowserFixture.SignUpAsync(page, "Ada");
        await checks.CheckAsync("/labels");
        await WriteAsync(page, "Tomato soup", "kwick, Weeknight");
        await WriteAsync(page, "Bean salad", "Speedy, Week night");

        await page.GotoAsync("/account");
        await page.GetByRole(AriaRole.Link, new() { Name = "Tags, cuisines, categories" }).ClickAsync();
        await checks.CheckHereAsync("labels-tags");
        await page.GetByRole(AriaRole.Link, new() { Name = "Change kwick" }).ClickAsync();
        await checks.CheckHereAsync("labels-change");
        await page.GetByLabel("New name").FillAsync("Speedy");
        await page.GetByRole(AriaRole.Button, new() { Name = "Rename in 1 recipe" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("There is \"Speedy\" already");
        await page.GetByRole(AriaRole.Link, new() { Name = "Merge them" }).ClickAsync();
        await page.GetByLabel("They become").FillAsync("Quick");
        await checks.CheckHereAsync("labels-merge");
        await page.GetByRole(AriaRole.Button, new() { Name = "Merge in 2 recipes" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("2 recipes changed");
        await Expect(page.GetByText("Speedy")).ToHaveCountAsync(0);

        await page.GetByLabel("Week night", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("Weeknight", new() { Exact = true }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Merge the ticked ones" }).ClickAsync();
        await page.GetByLabel("They become").FillAsync("Weeknight");
        await page.GetByRole(AriaRole.Button, new() { Name = "Merge in 2 recipes" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "2 recipes with Weeknight" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("tag=Weeknight"));
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Bean salad");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Tomato soup");

        await page.GotoAsync("/labels/change?kind=tags&name=Quick");
        await page.GetByText("Take it off every recipe").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Take it off" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("2 recipes changed");
        await Expect(page.GetByText("Quick")).ToHaveCountAsync(0);
        await checks.CheckAsync("/labels/equipment");
        checks.AssertClean();
    }

    private static async Task WriteAsync(IPage page, string title, string tags)
    {
        await page.GotoAsync("/recipes/new");
        await page.GetByLabel("Tags").FillAsync(tags);
        await RecipeForms.FillAsync(page, title, "2 tomatoes", "");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save recipe" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(title);
    }
}

using System.Net;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Alchemorsel.Tests.Browser;

/// <summary>What goes on behind "Edit": two people at one recipe, and putting it away.</summary>
[Collection(WholeApplication.Name)]
public sealed class EditingTests(BrowserFixture fixture)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Two_editors_at_once_lose_nothing(bool javaScript)
    {
        BrowserFixture.RequireBrowser();
        var first = await fixture.NewVisitorAsync(javaScript);
        await BrowserFixture.SignUpAsync(first, "Ada");
        await WriteAsync(first, "Plain porridge");
        await first.GetByRole(AriaRole.Link, new() { Name = "Edit" }).ClickAsync();
        var second = await first.Context.NewPageAsync();
        await second.GotoAsync(first.Url);

        await second.GetByLabel("Title").FillAsync("Porridge with pears");
        await second.GetByLabel("Makes").FillAsync("2 bowls");
        await second.GetByRole(AriaRole.Button, new() { Name = "Save recipe" }).ClickAsync();
        await Expect(second.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Porridge with pears");

        await first.GetByLabel("Title").FillAsync("Porridge with plums");
        await first.GetByLabel("Notes").FillAsync("Stone the plums.");
        await first.GetByRole(AriaRole.Button, new() { Name = "Save recipe" }).ClickAsync();
        await Expect(first.GetByRole(AriaRole.Alert)).ToContainTextAsync("Somebody else saved this recipe");
        await Expect(first.GetByRole(AriaRole.Alert)).ToContainTextAsync("Makes");
        await Expect(first.GetByLabel("Yours")).ToBeCheckedAsync();
        if (javaScript)
        {
            var checks = new PageChecks(first, "390");
            await checks.CheckHereAsync("merge");
            await first.SetViewportSizeAsync(1280, 800);
            await checks.CheckHereAsync("merge-wide");
            checks.AssertClean();
        }

        await first.GetByLabel("Theirs").CheckAsync();
        await first.GetByRole(AriaRole.Button, new() { Name = "Look it over first" }).ClickAsync();
        await Expect(first.GetByLabel("Title")).ToHaveValueAsync("Porridge with pears");
        await first.GetByRole(AriaRole.Button, new() { Name = "Save recipe" }).ClickAsync();
        await Expect(first.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Porridge with pears");
        await Expect(first.GetByRole(AriaRole.Main)).ToContainTextAsync("2 bowls");
        await Expect(first.GetByRole(AriaRole.Main)).ToContainTextAsync("Stone the plums.");
    }

    [Fact]
    public async Task An_archived_recipe_leaves_the_list_comes_back_and_can_be_deleted()
    {
        BrowserFixture.RequireBrowser();
        var page = await fixture.NewVisitorAsync();
        await BrowserFixture.SignUpAsync(page, "Ada");
        await WriteAsync(page, "Burnt toast");
        var recipe = page.Url;

        await page.GotoAsync(recipe.Split('?')[0]);
        await page.GetByRole(AriaRole.Link, new() { Name = "Edit" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Archive" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Main)).Not.ToContainTextAsync("Burnt toast");

        await page.GotoAsync(recipe);
        await page.GetByRole(AriaRole.Link, new() { Name = "Edit" }).ClickAsync();
        await page.GetByText("Delete for good").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete for good" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("My recipes");
        Assert.Equal((int)HttpStatusCode.NotFound, (await page.GotoAsync(recipe))!.Status);
    }

    private static async Task WriteAsync(IPage page, string title)
    {
        await page.GotoAsync("/recipes/new");
        await RecipeForms.FillAsync(page, title, "2 slices bread", "Toast the bread.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save recipe" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(title);
    }
}

using System.Net;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Alchemorsel.Tests.Browser;

/// <summary>What goes on behind "Edit": pictures that only the household sees, and two people at one recipe.</summary>
[Collection(WholeApplication.Name)]
public sealed class EditingTests(BrowserFixture fixture)
{
    [Fact]
    public async Task A_picture_is_shown_to_its_household_alone_and_can_be_removed()
    {
        BrowserFixture.RequireBrowser();
        var page = await fixture.NewVisitorAsync();
        await BrowserFixture.SignUpAsync(page, "Ada");
        await WriteAsync(page, "Toast with honey");
        await page.GetByRole(AriaRole.Link, new() { Name = "Edit" }).ClickAsync();
        var picture = new FilePayload { Name = "toast.png", MimeType = "image/png", Buffer = await page.ScreenshotAsync() };
        await page.GetByLabel("Add a picture").SetInputFilesAsync(picture);
        await page.GetByRole(AriaRole.Button, new() { Name = "Upload" }).ClickAsync();

        var image = page.Locator(".recipe img.picture");
        await Expect(image).ToHaveJSPropertyAsync("complete", true);
        Assert.True(await image.EvaluateAsync<int>("image => image.naturalWidth") > 0, "The browser drew the picture.");
        var address = new Uri(fixture.Address, (await image.GetAttributeAsync("src"))!);

        using var nobody = new HttpClient();
        using (var answer = await nobody.GetAsync(address, TestContext.Current.CancellationToken))
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        var stranger = await fixture.NewVisitorAsync();
        await BrowserFixture.SignUpAsync(stranger, "Eve");
        Assert.Equal((int)HttpStatusCode.NotFound, (await stranger.GotoAsync(address.ToString()))!.Status);

        await page.GetByRole(AriaRole.Link, new() { Name = "Edit" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove picture 1" }).ClickAsync();
        await Expect(page.Locator(".pictures")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Two_editors_at_once_lose_nothing()
    {
        BrowserFixture.RequireBrowser();
        var first = await fixture.NewVisitorAsync();
        await BrowserFixture.SignUpAsync(first, "Ada");
        await WriteAsync(first, "Plain porridge");
        await first.GetByRole(AriaRole.Link, new() { Name = "Edit" }).ClickAsync();
        var second = await first.Context.NewPageAsync();
        await second.GotoAsync(first.Url);

        await second.GetByLabel("Title").FillAsync("Porridge with pears");
        await second.GetByRole(AriaRole.Button, new() { Name = "Save recipe" }).ClickAsync();
        await Expect(second.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Porridge with pears");

        await first.GetByLabel("Title").FillAsync("Porridge with plums");
        await first.GetByRole(AriaRole.Button, new() { Name = "Save recipe" }).ClickAsync();
        await Expect(first.GetByRole(AriaRole.Alert)).ToContainTextAsync("Somebody else saved this recipe");
        await Expect(first.GetByRole(AriaRole.Alert)).ToContainTextAsync("Porridge with pears");
        await Expect(first.GetByLabel("Title")).ToHaveValueAsync("Porridge with plums");
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
        await page.GetByLabel("Title").FillAsync(title);
        await page.GetByLabel("Ingredients").FillAsync("2 slices bread");
        await page.GetByLabel("Steps").FillAsync("Toast the bread.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save recipe" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(title);
    }
}

using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Alchemorsel.Tests.Browser;

/// <summary>Pictures of a recipe: put in by file, by pasting and by dropping, in order, described, and seen by the household alone.</summary>
[Collection(WholeApplication.Name)]
public sealed class PictureTests(BrowserFixture fixture)
{
    /// <summary>Draws a plain picture and hands it to the page in an event of the kind that pasting or dropping makes.</summary>
    private const string Hand = """
        async ([kind, colour, selector]) => {
          const canvas = Object.assign(document.createElement('canvas'), { width: 400, height: 300 });
          const context = canvas.getContext('2d');
          context.fillStyle = colour;
          context.fillRect(0, 0, 400, 300);
          const blob = await new Promise(done => canvas.toBlob(done, 'image/png'));
          const data = new DataTransfer();
          data.items.add(new File([blob], 'picture.png', { type: 'image/png' }));
          const init = { bubbles: true, cancelable: true };
          document.querySelector(selector).dispatchEvent(kind === 'paste'
            ? new ClipboardEvent('paste', { ...init, clipboardData: data })
            : new DragEvent('drop', { ...init, dataTransfer: data }));
        }
        """;

    [Fact]
    public async Task A_picture_is_shown_to_its_household_alone_and_can_be_removed_without_a_script()
    {
        BrowserFixture.RequireBrowser();
        var page = await fixture.NewVisitorAsync(javaScript: false);
        await BrowserFixture.SignUpAsync(page, "Ada");
        await EditNewAsync(page, "Toast with honey");
        await UploadAsync(page, 1);
        await page.GetByLabel("Description of picture 1").FillAsync("Toast on a blue plate");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save descriptions" }).Last.ClickAsync();
        await Expect(page.GetByLabel("Description of picture 1")).ToHaveValueAsync("Toast on a blue plate");

        await page.GotoAsync(page.Url.Split("/edit")[0]);
        var image = page.Locator(".recipe img[alt='Toast on a blue plate']");
        await Expect(image).ToBeVisibleAsync();
        var address = new Uri(fixture.Address, (await image.GetAttributeAsync("src"))!);
        Assert.True((await page.Context.APIRequest.GetAsync(address.ToString())).Ok);

        using var nobody = new HttpClient();
        using (var answer = await nobody.GetAsync(address, TestContext.Current.CancellationToken))
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        var stranger = await fixture.NewVisitorAsync();
        await BrowserFixture.SignUpAsync(stranger, "Eve");
        Assert.Equal((int)HttpStatusCode.NotFound, (await stranger.GotoAsync(address.ToString()))!.Status);

        await page.GetByRole(AriaRole.Link, new() { Name = "Edit" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove picture 1" }).ClickAsync();
        await Expect(Rows(page)).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Pictures_are_pasted_dropped_and_put_in_order_while_what_was_typed_stays(int width)
    {
        BrowserFixture.RequireBrowser();
        var page = await fixture.NewVisitorAsync(width: width);
        await BrowserFixture.SignUpAsync(page, "Ada");
        await EditNewAsync(page, "Toast with honey");
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ReducedMotion = ReducedMotion.Reduce });
        var pages = new PageChecks(page, $"{width}");
        await page.GetByLabel("Title").FillAsync("Toast with jam");

        await page.EvaluateAsync(Hand, new[] { "paste", "tomato", "body" });
        await Expect(Rows(page)).ToHaveCountAsync(1);
        await page.EvaluateAsync(Hand, new[] { "drop", "teal", "[data-picture-drop]" });
        await Expect(Rows(page)).ToHaveCountAsync(2);
        await UploadAsync(page, 3);
        await page.GetByLabel("Description of picture 1").FillAsync("Tomatoes");
        await pages.CheckHereAsync("pictures");

        await page.GetByRole(AriaRole.Button, new() { Name = "Move picture 1 later" }).ClickAsync();
        await Expect(page.GetByLabel("Description of picture 2")).ToHaveValueAsync("Tomatoes");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Move picture 2 later" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByLabel("Description of picture 3")).ToHaveValueAsync("Tomatoes");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Move picture 3 earlier" })).ToBeFocusedAsync();

        await page.GetByLabel("Or from the web").FillAsync("http://127.0.0.1/soup.jpg");
        await page.GetByRole(AriaRole.Button, new() { Name = "Fetch" }).ClickAsync();
        await Expect(page.Locator("#pictures").GetByRole(AriaRole.Alert)).ToContainTextAsync("could not be fetched");
        await Expect(page.GetByText("Only images on the public internet can be read.")).ToBeVisibleAsync();
        await pages.CheckHereAsync("pictures-problem");

        await Expect(page.GetByLabel("Title")).ToHaveValueAsync("Toast with jam");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save recipe" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Toast with jam");
        await Expect(page.Locator(".recipe > header .photo > .preview")).ToHaveAttributeAsync("src", new Regex("^data:image/webp"));
        var drawn = page.Locator(".recipe > header .photo picture > img");
        await Expect(drawn).ToHaveJSPropertyAsync("complete", true);
        Assert.EndsWith(".avif", await drawn.EvaluateAsync<string>("image => image.currentSrc"), StringComparison.Ordinal);
        Assert.True(await drawn.EvaluateAsync<int>("image => image.naturalWidth") > 0, "The browser drew the picture.");
        pages.AssertClean();
    }

    [Fact]
    public async Task A_picture_does_not_hide_that_somebody_else_saved_the_recipe_meanwhile()
    {
        BrowserFixture.RequireBrowser();
        var page = await fixture.NewVisitorAsync(width: 1280);
        await BrowserFixture.SignUpAsync(page, "Ada");
        await EditNewAsync(page, "Toast with honey");
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync(page.Url);
        await other.GetByLabel("Title").FillAsync("Toast with pears");
        await other.GetByRole(AriaRole.Button, new() { Name = "Save recipe" }).ClickAsync();
        await Expect(other.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Toast with pears");

        await page.GetByLabel("Title").FillAsync("Toast with plums");
        await page.EvaluateAsync(Hand, new[] { "paste", "tomato", "body" });
        await Expect(Rows(page)).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save recipe" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Somebody else saved this recipe");
        await Expect(page.GetByLabel("Yours")).ToBeCheckedAsync();
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Toast with pears");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Toast with plums");
    }

    private static ILocator Rows(IPage page) => page.Locator(".picture-rows > li");

    private static async Task UploadAsync(IPage page, int expected)
    {
        var picture = new FilePayload { Name = "toast.png", MimeType = "image/png", Buffer = await page.ScreenshotAsync() };
        await page.GetByLabel("Add pictures").SetInputFilesAsync(picture);
        await page.GetByRole(AriaRole.Button, new() { Name = "Upload" }).ClickAsync();
        await Expect(Rows(page)).ToHaveCountAsync(expected);
    }

    private static async Task EditNewAsync(IPage page, string title)
    {
        await page.GotoAsync("/recipes/new");
        await RecipeForms.FillAsync(page, title, "2 slices bread", "Toast the bread.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save recipe" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(title);
        await page.GetByRole(AriaRole.Link, new() { Name = "Edit" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/edit$"));
    }
}

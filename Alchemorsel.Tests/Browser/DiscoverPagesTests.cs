using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Alchemorsel.Tests.Browser;

/// <summary>From a closed kitchen to a public recipe, and what another cook does with it.</summary>
[Collection(WholeApplication.Name)]
public sealed class DiscoverPagesTests(BrowserFixture fixture)
{
    [Theory]
    [InlineData(390, true)]
    [InlineData(1280, true)]
    [InlineData(390, false)]
    public async Task A_cook_is_found_followed_copied_from_and_blocked(int width, bool javaScript)
    {
        BrowserFixture.RequireBrowser();
        var mark = Guid.CreateVersion7().ToString("n")[^8..];
        var (cook, reader) = (await fixture.NewVisitorAsync(javaScript, width), await fixture.NewVisitorAsync(javaScript, width));
        var (pages, others) = (new PageChecks(cook, $"{width}-cook"), new PageChecks(reader, $"{width}-reader"));
        await BrowserFixture.SignUpAsync(cook, "Ada");
        await BrowserFixture.SignUpAsync(reader, "Ben");

        // Nobody in public yet: the recipe's page says what is needed.
        await RecipeForms.WriteAsync(cook, $"Green pea soup {mark}", "300 g peas", "Simmer for 20 minutes.");
        await AddPictureAsync(cook);
        var recipe = cook.Url;
        await PublishAsync(cook);
        await Expect(cook.GetByRole(AriaRole.Alert)).ToContainTextAsync("you need a public profile");
        await OpenProfileAsync(cook, $"ada-{mark}", $"Ada Baker {mark}", pages, javaScript);
        await cook.GotoAsync(recipe);
        await PublishAsync(cook);
        await Expect(cook.Locator("article.recipe .mark")).ToHaveTextAsync("Public");
        await cook.Locator("#public > summary").ClickAsync();
        await LookAsync(pages, javaScript, "public recipe in its kitchen");

        await reader.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = "Discover" }).ClickAsync();
        await Expect(reader.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Discover");
        await LookAsync(others, javaScript, "discover");
        await reader.GotoAsync("/discover?followed=true");
        await LookAsync(others, javaScript, "discover followed empty");
        await reader.GotoAsync("/discover");
        await reader.GetByLabel("Search public recipes by title").FillAsync(mark);
        await reader.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await reader.GetByRole(AriaRole.Link, new() { Name = $"Green pea soup {mark}" }).ClickAsync();
        await Expect(reader.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync($"Green pea soup {mark}");
        var picture = reader.Locator("article.recipe header img:not(.preview)");
        await Expect(picture).ToHaveJSPropertyAsync("complete", true);
        Assert.True(await picture.EvaluateAsync<int>("image => image.naturalWidth") > 0, "The browser drew the picture.");
        // To say something, one has a profile too.
        await Expect(reader.GetByLabel("Your comment")).ToHaveCountAsync(0);
        await Expect(reader.GetByRole(AriaRole.Link, new() { Name = "Open a public profile" })).ToBeVisibleAsync();
        await LookAsync(others, javaScript, "public recipe");
        var shown = reader.Url;

        // To follow, one has a profile too.
        await reader.GetByRole(AriaRole.Link, new() { Name = $"Ada Baker {mark}" }).ClickAsync();
        await Expect(reader.GetByRole(AriaRole.Button, new() { Name = "Follow", Exact = true })).ToHaveCountAsync(0);
        await OpenProfileAsync(reader, $"ben-{mark}", $"Ben {mark}");
        await reader.GotoAsync($"/cooks/ada-{mark}");
        await reader.GetByRole(AriaRole.Button, new() { Name = "Follow", Exact = true }).ClickAsync();
        await Expect(reader.GetByRole(AriaRole.Button, new() { Name = "Unfollow" })).ToBeVisibleAsync();
        await LookAsync(others, javaScript, "cook");
        await reader.GotoAsync("/discover/activity");
        await Expect(reader.Locator(".activity")).ToContainTextAsync($"Green pea soup {mark}");
        await LookAsync(others, javaScript, "activity");
        await reader.GotoAsync("/account/people");
        await LookAsync(others, javaScript, "people");

        await TalkAsync(cook, reader, shown, mark);
        await LookAsync(pages, javaScript, "public thread");
        await reader.GotoAsync(shown);
        await LookAsync(others, javaScript, "public comments");
        await reader.GetByRole(AriaRole.Button, new() { Name = "Copy into my kitchen" }).ClickAsync();
        await Expect(reader).ToHaveURLAsync(new Regex("/recipes/[0-9a-f-]{36}/"));
        await Expect(reader.GetByRole(AriaRole.Main)).ToContainTextAsync($"Ada Baker {mark} (@ada-{mark})");

        await reader.GotoAsync($"/cooks/ada-{mark}");
        await reader.Locator(".cook details.menu > summary").ClickAsync();
        await reader.GetByRole(AriaRole.Button, new() { Name = $"Block Ada Baker {mark}" }).ClickAsync();
        await Expect(reader.GetByRole(AriaRole.Status)).ToContainTextAsync("Blocked.");
        await LookAsync(others, javaScript, "blocked");
        await reader.GotoAsync(shown);
        await Expect(reader.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("This recipe isn't public");
        await LookAsync(others, javaScript, "not public");
        Assert.Equal(404, (await reader.GotoAsync($"/cooks/ada-{mark}"))!.Status);
        Assert.Equal(404, (await cook.GotoAsync($"/cooks/ben-{mark}"))!.Status);

        await cook.GotoAsync(recipe);
        await cook.Locator("#public > summary").ClickAsync();
        await cook.GetByRole(AriaRole.Button, new() { Name = "Stop showing it" }).ClickAsync();
        await Expect(cook.Locator("article.recipe .mark")).ToHaveCountAsync(0);
        await cook.GotoAsync("/account/profile");
        await cook.Locator("details > summary").ClickAsync();
        await cook.GetByRole(AriaRole.Button, new() { Name = "Close my profile" }).ClickAsync();
        await Expect(cook.GetByRole(AriaRole.Status)).ToContainTextAsync("Nothing of yours is public any more.");
        pages.AssertClean();
        others.AssertClean();
    }

    [Fact]
    public async Task A_profile_form_says_at_the_field_what_is_wrong_and_keeps_what_was_written()
    {
        BrowserFixture.RequireBrowser();
        var cook = await fixture.NewVisitorAsync(javaScript: false);
        await BrowserFixture.SignUpAsync(cook, "Ada");
        await cook.GotoAsync("/account/profile");
        await cook.GetByLabel("Handle").FillAsync("admin");
        await cook.GetByLabel("Name that others read").FillAsync("Ada");
        await cook.GetByLabel("A few words about you").FillAsync("Bread, mostly.");
        await cook.GetByRole(AriaRole.Button, new() { Name = "Open the profile" }).ClickAsync();

        await Expect(cook.Locator("#handle-error")).ToContainTextAsync("not for cooks");
        await Expect(cook.GetByLabel("A few words about you")).ToHaveValueAsync("Bread, mostly.");
    }

    /// <summary>A reader comments, the cook is told and answers where it is public, and the reader changes what they said. Ends with the cook on the thread.</summary>
    private static async Task TalkAsync(IPage cook, IPage reader, string shown, string mark)
    {
        await reader.GotoAsync(shown);
        await reader.GetByLabel("Your comment").FillAsync("Lovely with mint.");
        await reader.GetByRole(AriaRole.Button, new() { Name = "Comment", Exact = true }).ClickAsync();
        await Expect(reader.Locator(".threads .words").First).ToContainTextAsync("Lovely with mint.");
        await Expect(reader.Locator(".threads").GetByRole(AriaRole.Link, new() { Name = $"Ben {mark}", Exact = true })).ToHaveAttributeAsync("href", $"/cooks/ben-{mark}");

        await cook.GotoAsync("/notifications");
        await cook.GetByRole(AriaRole.Button, new() { Name = $"Ben {mark} commented on Green pea soup {mark}" }).ClickAsync();
        await Expect(cook).ToHaveURLAsync(new Regex("/discover/recipes/[0-9a-f-]{36}/comments/"));
        await cook.GetByLabel("Your answer").FillAsync("I will try that.");
        await cook.GetByRole(AriaRole.Button, new() { Name = "Answer", Exact = true }).ClickAsync();
        await Expect(cook.Locator(".replies")).ToContainTextAsync("I will try that.");
        await Expect(cook.Locator(".replies")).ToContainTextAsync($"Ada Baker {mark}");

        await reader.GetByRole(AriaRole.Link, new() { Name = "Change the comment" }).ClickAsync();
        await reader.GetByLabel("Your comment").FillAsync("Lovely with mint and lemon.");
        await reader.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(reader).ToHaveURLAsync(new Regex("/discover/recipes/[0-9a-f-]{36}#comments"));
        await Expect(reader.Locator(".threads .words").First).ToContainTextAsync("mint and lemon.");
        await Expect(reader.Locator(".replies")).ToContainTextAsync("I will try that.");
    }

    private static async Task PublishAsync(IPage cook)
    {
        await cook.Locator("#public > summary").ClickAsync();
        await cook.GetByRole(AriaRole.Button, new() { Name = "Show it to everybody" }).ClickAsync();
    }

    private static async Task OpenProfileAsync(IPage cook, string handle, string name, PageChecks? pages = null, bool javaScript = false)
    {
        await cook.GotoAsync("/account/profile");
        if (pages is not null)
            await LookAsync(pages, javaScript, "no profile yet");
        await cook.GetByLabel("Handle").FillAsync(handle);
        await cook.GetByLabel("Name that others read").FillAsync(name);
        await cook.GetByLabel("A few words about you").FillAsync("Bread, mostly. Now and then a soup that asks for nothing but the cupboard.");
        await cook.GetByRole(AriaRole.Button, new() { Name = "Open the profile" }).ClickAsync();
        await Expect(cook.GetByRole(AriaRole.Status)).ToContainTextAsync("Your profile is open.");
        if (pages is not null)
            await LookAsync(pages, javaScript, "profile");
    }

    /// <summary>Begins and ends on the recipe's page.</summary>
    private static async Task AddPictureAsync(IPage cook)
    {
        var recipe = cook.Url;
        await cook.GetByRole(AriaRole.Link, new() { Name = "Edit", Exact = true }).ClickAsync();
        var picture = new FilePayload { Name = "soup.png", MimeType = "image/png", Buffer = await cook.ScreenshotAsync() };
        await cook.GetByLabel("Add pictures").SetInputFilesAsync(picture);
        await cook.GetByRole(AriaRole.Button, new() { Name = "Upload" }).ClickAsync();
        await Expect(cook.Locator(".picture-rows > li")).ToHaveCountAsync(1);
        await cook.GotoAsync(recipe);
    }

    // The accessibility checker is a script itself.
    private static Task LookAsync(PageChecks pages, bool javaScript, string name) => javaScript ? pages.CheckHereAsync(name) : Task.CompletedTask;
}

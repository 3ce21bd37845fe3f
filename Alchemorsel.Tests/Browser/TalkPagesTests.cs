using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Alchemorsel.Tests.Browser;

/// <summary>Two cooks talk about a recipe, one of them says too much, and a moderator looks at it.</summary>
[Collection(WholeApplication.Name)]
public sealed class TalkPagesTests(BrowserFixture fixture)
{
    [Theory]
    [InlineData(390, true)]
    [InlineData(1280, true)]
    [InlineData(390, false)]
    public async Task Cooks_comment_review_answer_and_are_told_of_it(int width, bool javaScript)
    {
        BrowserFixture.RequireBrowser();
        var (ada, ben, recipe) = await KitchenAsync(width, javaScript);
        var (adaPages, benPages) = (new PageChecks(ada, $"{width}-ada"), new PageChecks(ben, $"{width}-ben"));
        await Expect(ada.GetByText("Nobody has said anything yet.")).ToBeVisibleAsync();
        await LookAsync(adaPages, javaScript, "talk-empty");

        // What is refused stays in its field.
        await ben.GotoAsync(recipe);
        await ben.Locator("#comment-text").EvaluateAsync("field => { field.required = false; field.removeAttribute('maxlength'); }");
        await ben.GetByLabel("Your comment").FillAsync(new string('x', 2_001));
        await ben.GetByRole(AriaRole.Button, new() { Name = "Comment", Exact = true }).ClickAsync();
        await Expect(ben.Locator("#text-error")).ToHaveTextAsync("At most 2,000 characters.");
        await Expect(ben.GetByLabel("Your comment")).ToHaveValueAsync(new string('x', 2_001));
        await LookAsync(benPages, javaScript, "talk-refused");
        await ben.GetByLabel("Your comment").FillAsync("Does it work with frozen peas?\nFresh ones are gone.");
        await ben.GetByRole(AriaRole.Button, new() { Name = "Comment", Exact = true }).ClickAsync();
        await Expect(ben.Locator(".threads")).ToContainTextAsync("Fresh ones are gone.");

        await ben.GetByText("Write a review").ClickAsync();
        await ben.Locator("label[for=review-stars-4]").ClickAsync();
        await ben.GetByLabel("Your review").FillAsync("Two helpings each.");
        await ben.GetByRole(AriaRole.Button, new() { Name = "Save the review" }).ClickAsync();
        await Expect(ben.GetByRole(AriaRole.Region, new() { Name = "Reviews" })).ToContainTextAsync("4 of 5 from one cook");
        await LookAsync(benPages, javaScript, "talk");
        await ben.GetByText("Change your review").ClickAsync();
        await Expect(ben.GetByLabel("Your review")).ToHaveValueAsync("Two helpings each.");
        await LookAsync(benPages, javaScript, "talk-own-review");

        // The bell tells her; she goes there and answers.
        await ada.ReloadAsync();
        await Expect(ada.Locator(".bell .count")).ToContainTextAsync("1");
        await ada.Locator(".bell").ClickAsync();
        await Expect(ada.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Notifications");
        await LookAsync(adaPages, javaScript, "notifications");
        await ada.GetByRole(AriaRole.Button, new() { Name = "Ben commented on Green pea soup" }).ClickAsync();
        await Expect(ada).ToHaveURLAsync(new Regex("/comments/[0-9a-f-]{36}#c-"));
        await Expect(ada.Locator(".bell .count")).ToHaveCountAsync(0);
        await ada.GetByLabel("Your answer").FillAsync("It does. Ten minutes less.");
        await ada.GetByRole(AriaRole.Button, new() { Name = "Answer", Exact = true }).ClickAsync();
        await Expect(ada.Locator(".replies")).ToContainTextAsync("It does.");
        await LookAsync(adaPages, javaScript, "thread");

        await ada.Locator(".replies").GetByRole(AriaRole.Link, new() { Name = "Change" }).ClickAsync();
        await Expect(ada.GetByLabel("Your comment")).ToHaveValueAsync("It does. Ten minutes less.");
        await LookAsync(adaPages, javaScript, "comment-edit");
        await ada.GetByLabel("Your comment").FillAsync("It does. Five minutes less.");
        await ada.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(ada.Locator(".replies")).ToContainTextAsync("edited");
        await Expect(ada.Locator(".replies")).ToContainTextAsync("Five minutes less.");

        await ben.GotoAsync("/notifications");
        await Expect(ben.GetByRole(AriaRole.Button, new() { Name = "Ada answered you on Green pea soup" })).ToBeVisibleAsync();
        await ben.GetByRole(AriaRole.Button, new() { Name = "Mark all as read" }).ClickAsync();
        await Expect(ben.Locator(".bell .count")).ToHaveCountAsync(0);
        await DeleteAsync(ben, recipe);
        adaPages.AssertClean();
        benPages.AssertClean();
    }

    [Theory]
    [InlineData(390, true)]
    [InlineData(1280, true)]
    [InlineData(1280, false)]
    public async Task What_is_reported_is_hidden_by_a_moderator_and_shown_again(int width, bool javaScript)
    {
        BrowserFixture.RequireBrowser();
        var (ada, ben, recipe) = await KitchenAsync(width, javaScript);
        var (adaPages, benPages) = (new PageChecks(ada, $"{width}-report"), new PageChecks(ben, $"{width}-reported"));
        var insult = $"Peas are for pigs, {Guid.CreateVersion7():n}.";
        await ben.GotoAsync(recipe);
        await ben.GetByLabel("Your comment").FillAsync(insult);
        await ben.GetByRole(AriaRole.Button, new() { Name = "Comment", Exact = true }).ClickAsync();

        await ada.ReloadAsync();
        await ada.Locator(".threads").GetByRole(AriaRole.Link, new() { Name = "Report the comment of Ben" }).ClickAsync();
        await Expect(ada.Locator("blockquote")).ToContainTextAsync(insult);
        await ada.GetByRole(AriaRole.Radio, new() { Name = "Something else" }).CheckAsync();
        await ada.GetByRole(AriaRole.Button, new() { Name = "Report it" }).ClickAsync();
        await Expect(ada.Locator("#note-error")).ToHaveTextAsync("Say in a few words what is wrong.");
        await Expect(ada.GetByRole(AriaRole.Radio, new() { Name = "Something else" })).ToBeCheckedAsync();
        await LookAsync(adaPages, javaScript, "report-refused");
        await ada.GetByRole(AriaRole.Radio, new() { Name = "Insulting" }).CheckAsync();
        await ada.GetByLabel("What should a moderator know?").FillAsync("Not for the first time.");
        await ada.GetByRole(AriaRole.Button, new() { Name = "Report it" }).ClickAsync();
        await Expect(ada.GetByRole(AriaRole.Status)).ToContainTextAsync("Thank you.");
        await LookAsync(adaPages, javaScript, "report-sent");
        await ada.GotoAsync("/moderation");
        await Expect(ada.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("There is nothing here");

        var moderator = await fixture.NewVisitorAsync(javaScript, width);
        var pages = new PageChecks(moderator, $"{width}-moderator");
        await DecideAsync(moderator, pages, javaScript, insult);

        await ada.GotoAsync(recipe);
        await Expect(ada.GetByText("Nobody has said anything yet.")).ToBeVisibleAsync();
        await ben.ReloadAsync();
        await Expect(ben.Locator(".threads")).ToContainTextAsync("A moderator has hidden this from everybody but you: No insults here.");
        await LookAsync(benPages, javaScript, "talk-hidden");
        await ben.GotoAsync("/notifications");
        await Expect(ben.GetByRole(AriaRole.Button, new() { Name = "A moderator has hidden your comment on Green pea soup: No insults here." })).ToBeVisibleAsync();
        await ada.GotoAsync("/notifications");
        await Expect(ada.GetByRole(AriaRole.Button, new() { Name = "The comment that you reported on Green pea soup was hidden" })).ToBeVisibleAsync();
        await LookAsync(adaPages, javaScript, "notifications-decided");

        await moderator.GetByRole(AriaRole.Button, new() { Name = "Show it again" }).ClickAsync();
        await Expect(moderator.GetByRole(AriaRole.Status)).ToContainTextAsync("Done.");
        await ada.GotoAsync(recipe);
        await Expect(ada.Locator(".threads")).ToContainTextAsync(insult);
        adaPages.AssertClean();
        benPages.AssertClean();
        pages.AssertClean();
    }

    /// <summary>Ends on the page of the report, whose words are hidden.</summary>
    private static async Task DecideAsync(IPage moderator, PageChecks pages, bool javaScript, string insult)
    {
        await BrowserFixture.SignInAsync(moderator, "demo@alchemorsel.local", "demo-kitchen-1");
        await Expect(moderator).ToHaveURLAsync(new Regex("/recipes$"));
        await moderator.GotoAsync("/account");
        await moderator.GetByRole(AriaRole.Link, new() { Name = "Moderation" }).ClickAsync();
        await LookAsync(pages, javaScript, "moderation");
        await moderator.Locator(".reports li", new() { HasText = insult }).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(moderator.Locator("blockquote")).ToContainTextAsync(insult);
        await Expect(moderator.GetByText("Not for the first time.")).ToBeVisibleAsync();
        await moderator.GetByRole(AriaRole.Button, new() { Name = "Hide it" }).ClickAsync();
        await Expect(moderator.Locator("#reason-error")).ToHaveTextAsync("Say why: whoever wrote it is told.");
        await LookAsync(pages, javaScript, "moderation-report");
        await moderator.GetByLabel("Reason").FillAsync("No insults here.");
        await moderator.GetByRole(AriaRole.Button, new() { Name = "Hide it" }).ClickAsync();
        await Expect(moderator.GetByRole(AriaRole.Status)).ToContainTextAsync("Done.");
        await LookAsync(pages, javaScript, "moderation-decided");
    }

    private static async Task DeleteAsync(IPage page, string recipe)
    {
        await page.GotoAsync(recipe);
        await page.Locator(".threads .thread > .words").GetByRole(AriaRole.Link, new() { Name = "Change" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete this comment" }).ClickAsync();
        await Expect(page.Locator(".threads")).ToContainTextAsync("This comment is gone.");
        await Expect(page.Locator(".threads")).ToContainTextAsync("Five minutes less.");
        await page.GetByText("Change your review").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove my review, keep my stars" }).ClickAsync();
        await Expect(page.GetByText("No review yet.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Reviews" })).ToContainTextAsync("from one cook");
    }

    /// <summary>Ada's kitchen with a recipe, on whose page she is, and Ben, who was invited.</summary>
    private async Task<(IPage Ada, IPage Ben, string Recipe)> KitchenAsync(int width, bool javaScript)
    {
        var ada = await fixture.NewVisitorAsync(javaScript, width);
        await ada.EmulateMediaAsync(new PageEmulateMediaOptions { ReducedMotion = ReducedMotion.Reduce });
        await BrowserFixture.SignUpAsync(ada, "Ada");
        await ada.GotoAsync("/household/invitations");
        await ada.GetByRole(AriaRole.Radio, new() { Name = "Member" }).CheckAsync();
        await ada.GetByRole(AriaRole.Button, new() { Name = "Invite" }).ClickAsync();
        var link = await ada.GetByLabel("Link", new() { Exact = true }).InputValueAsync();
        var ben = await fixture.NewVisitorAsync(javaScript, width);
        await ben.EmulateMediaAsync(new PageEmulateMediaOptions { ReducedMotion = ReducedMotion.Reduce });
        await ben.GotoAsync(link);
        await ben.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Create account" }).ClickAsync();
        await ben.GetByLabel("Name").FillAsync("Ben");
        await ben.GetByLabel("E-mail").FillAsync($"ben-{Guid.CreateVersion7():n}@example.org");
        await ben.GetByLabel("Password", new() { Exact = true }).FillAsync("correct horse battery");
        await ben.GetByRole(AriaRole.Button, new() { Name = "Create account" }).ClickAsync();
        await ben.GetByRole(AriaRole.Button, new() { Name = "Join" }).ClickAsync();
        await Expect(ben.GetByRole(AriaRole.Banner)).ToContainTextAsync("Ada's kitchen");
        await RecipeForms.WriteAsync(ada, "Green pea soup", "300 g peas", "Simmer.");
        return (ada, ben, new Uri(ada.Url).AbsolutePath);
    }

    // The accessibility checker is a script itself.
    private static Task LookAsync(PageChecks pages, bool javaScript, string name) => javaScript ? pages.CheckHereAsync(name) : Task.CompletedTask;
}

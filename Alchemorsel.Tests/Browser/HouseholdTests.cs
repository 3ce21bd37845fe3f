using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Alchemorsel.Tests.Browser;

/// <summary>Kitchens that people share: somebody is invited, looks round as a viewer, becomes a member, and has a kitchen of their own beside it.</summary>
[Collection(WholeApplication.Name)]
public sealed class HouseholdTests(BrowserFixture fixture)
{
    [Theory]
    [InlineData(390, true)]
    [InlineData(1280, true)]
    [InlineData(390, false)]
    public async Task Somebody_signs_up_by_an_invitation_and_sees_the_kitchen(int width, bool javaScript)
    {
        BrowserFixture.RequireBrowser();
        var owner = await fixture.NewVisitorAsync(javaScript, width);
        var ownerPages = new PageChecks(owner, $"{width}-owner");
        await BrowserFixture.SignUpAsync(owner, "Ada");
        await RecipeForms.WriteAsync(owner, "Green pea soup", "300 g peas", "Simmer.");
        var recipe = new Uri(owner.Url).AbsolutePath;
        var link = await InviteAsync(owner, "Viewer");
        await LookAsync(ownerPages, javaScript, "invitations");

        var guest = await fixture.NewVisitorAsync(javaScript, width);
        var guestPages = new PageChecks(guest, $"{width}-guest");
        await guest.GotoAsync(link);
        await Expect(guest.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Join Ada's kitchen");
        await LookAsync(guestPages, javaScript, "join");
        await guest.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Create account" }).ClickAsync();
        await guest.GetByLabel("Name").FillAsync("Ben");
        await guest.GetByLabel("E-mail").FillAsync($"ben-{Guid.CreateVersion7():n}@example.org");
        await guest.GetByLabel("Password", new() { Exact = true }).FillAsync("correct horse battery");
        await guest.GetByRole(AriaRole.Button, new() { Name = "Create account" }).ClickAsync();
        await guest.GetByRole(AriaRole.Button, new() { Name = "Join" }).ClickAsync();
        await Expect(guest.GetByRole(AriaRole.Banner)).ToContainTextAsync("Ada's kitchen");
        await guest.GetByRole(AriaRole.Link, new() { Name = "Green pea soup" }).ClickAsync();

        // A viewer reads, and is offered nothing else.
        await Expect(guest.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Green pea soup");
        await Expect(guest.GetByRole(AriaRole.Button, new() { Name = "Favourite" })).ToBeVisibleAsync();
        foreach (var name in new[] { "Edit", "Share", "Import" })
            await Expect(guest.GetByRole(AriaRole.Link, new() { Name = name, Exact = true })).ToHaveCountAsync(0);
        await LookAsync(guestPages, javaScript, "recipe as a viewer");
        var edit = $"{recipe}/edit".Replace("/green-pea-soup", "", StringComparison.Ordinal);
        foreach (var path in new[] { edit, "/recipes/new", "/import", "/kitchen", "/household/invitations" })
        {
            await guest.GotoAsync(path);
            await Expect(guest.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("That is not yours to change here");
        }

        await LookAsync(guestPages, javaScript, "only members");

        // The owner makes them a member, which counts from their next page on.
        await owner.GotoAsync("/household");
        await LookAsync(ownerPages, javaScript, "household");
        await owner.GetByRole(AriaRole.Link, new() { Name = "Change what Ben may do" }).ClickAsync();
        await LookAsync(ownerPages, javaScript, "person");
        await owner.GetByRole(AriaRole.Radio, new() { Name = "Member" }).CheckAsync();
        await owner.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(owner.GetByText("Done.")).ToBeVisibleAsync();
        await RecipeForms.WriteAsync(guest, "Brown bread", "500 g flour", "Bake.");

        // Removed, they are led into their own kitchen.
        await owner.GetByRole(AriaRole.Link, new() { Name = "Change what Ben may do" }).ClickAsync();
        await owner.GetByText("Remove from this kitchen").ClickAsync();
        await owner.GetByRole(AriaRole.Button, new() { Name = "Remove Ben" }).ClickAsync();
        await Expect(owner.GetByRole(AriaRole.List, new() { Name = "People" })).Not.ToContainTextAsync("Ben");
        await RemovedAsync(guest);
        ownerPages.AssertClean();
        guestPages.AssertClean();
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task A_cook_begins_another_kitchen_and_switches_back(int width)
    {
        BrowserFixture.RequireBrowser();
        var page = await fixture.NewVisitorAsync(width: width);
        var pages = new PageChecks(page, $"{width}-kitchens");
        await BrowserFixture.SignUpAsync(page, "Ada");
        await RecipeForms.WriteAsync(page, "Green pea soup", "300 g peas", "Simmer.");
        await page.GotoAsync("/account");
        await page.GetByRole(AriaRole.Link, new() { Name = "People and kitchens" }).ClickAsync();
        await page.GetByText("Begin another kitchen").ClickAsync();
        await page.GetByLabel("Name of the new kitchen").FillAsync("Allotment");
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin it" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Allotment");
        await Expect(page.GetByRole(AriaRole.Banner)).ToContainTextAsync("Allotment");
        await pages.CheckHereAsync("another kitchen");
        await page.GotoAsync("/recipes");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Your shelf is empty");

        await page.GotoAsync("/household");
        await page.GetByRole(AriaRole.Button, new() { Name = "Switch to Ada's kitchen" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Banner)).ToContainTextAsync("Ada's kitchen");
        await page.GotoAsync("/recipes");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Green pea soup");
        pages.AssertClean();
    }

    [Fact]
    public async Task An_invitation_that_was_ended_shows_a_friendly_page()
    {
        BrowserFixture.RequireBrowser();
        var owner = await fixture.NewVisitorAsync();
        await BrowserFixture.SignUpAsync(owner, "Ada");
        var link = await InviteAsync(owner, "Member");
        await owner.GetByRole(AriaRole.Button, new() { Name = "End the invitation" }).ClickAsync();
        await Expect(owner.GetByRole(AriaRole.Heading, new() { Name = "Open invitations" })).ToHaveCountAsync(0);

        var guest = await fixture.NewVisitorAsync();
        var pages = new PageChecks(guest, "390-ended");
        await guest.GotoAsync(link);
        await Expect(guest.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("This invitation is not good any more");
        await pages.CheckHereAsync("ended invitation");
        pages.AssertClean();
    }

    /// <summary>Begins anywhere, ends on the page of invitations with the link.</summary>
    private static async Task<string> InviteAsync(IPage owner, string role)
    {
        await owner.GotoAsync("/household/invitations");
        await owner.GetByRole(AriaRole.Radio, new() { Name = role }).CheckAsync();
        await owner.GetByRole(AriaRole.Button, new() { Name = "Invite" }).ClickAsync();
        var link = owner.GetByLabel("Link", new() { Exact = true });
        await Expect(link).ToHaveValueAsync(new Regex("/household/join/[A-Za-z0-9_-]{43}$"));
        return await link.InputValueAsync();
    }

    private static async Task RemovedAsync(IPage guest)
    {
        // Another replica may remember for a moment who they were.
        for (var tries = 0; tries < 60; tries++)
        {
            await guest.GotoAsync("/recipes");
            if (guest.Url.Contains("left=1", StringComparison.Ordinal))
                break;
            await guest.WaitForTimeoutAsync(1_000);
        }

        await Expect(guest.GetByRole(AriaRole.Main)).ToContainTextAsync("You are not in the other kitchen any more.");
        await Expect(guest.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Ben's kitchen");
    }

    // The accessibility checker is a script itself.
    private static Task LookAsync(PageChecks pages, bool javaScript, string name) => javaScript ? pages.CheckHereAsync(name) : Task.CompletedTask;
}

using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Moderation;
using Alchemorsel.Contracts.Notifications;
using Alchemorsel.Contracts.Profiles;
using Alchemorsel.Tests.Api.Exporting;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Api.Social;
using Alchemorsel.Tests.Infrastructure;

namespace Alchemorsel.Tests.Api.Profiles;

/// <summary>What an account takes along beside its profile; the profile's own part is in <see cref="ProfileTests"/>.</summary>
[Collection(ApiGroup.Name)]
public sealed class ProfileExportTests(ApiFixture api)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_export_has_what_the_account_was_told_and_reported_and_nothing_of_anybody_else()
    {
        var cook = await api.NewCookAsync();
        var author = await api.NewMemberAsync(cook, "Ben");
        var soup = await cook.CreateAsync("Soup");
        var said = await author.CommentAsync(soup.Id, "You can't cook.");
        var report = await cook.ReportAsync(TalkClient.ReportOf(soup.Id, said.Id) with { Note = "Not again." });
        await (await api.NewCookAsync(AccountRole.Moderator)).DecideAsync(report.Id, ModerationDecision.Hide, "An insult.");

        var export = await cook.SendAsync<ProfileExport>(HttpMethod.Get, "/users/me/profile/export", null);

        Assert.Null(export.Profile);
        Assert.Equal((await cook.ToldAsync()).Items.Select(one => one.Id), export.Notifications.Select(one => one.Id));
        Assert.Equal(NotificationKind.ReportDecided, export.Notifications[0].Kind);
        var sent = Assert.Single(export.Reports);
        Assert.Equal(
            (report.Id, ReportKind.Comment, soup.Id, said.Id, ReportReason.Insult, "Not again.", ReportState.Hidden),
            (sent.Id, sent.Kind, sent.RecipeId, sent.CommentId!.Value, sent.Reason, sent.Note, sent.State));
        Assert.NotNull(sent.DecidedAt);
        // Whom it was about learns of it nothing by their own.
        var others = await author.SendAsync<ProfileExport>(HttpMethod.Get, "/users/me/profile/export", null);
        Assert.Empty(others.Reports);
        Assert.Equal([NotificationKind.WordsHidden], others.Notifications.Select(one => one.Kind));
    }

    [Fact]
    public async Task The_export_keeps_the_accounts_own_report_when_it_has_left_the_kitchen_and_no_title_from_there()
    {
        var cook = await api.NewCookAsync();
        var guest = await api.NewMemberAsync(cook, "Ben");
        var soup = await cook.CreateAsync("A hushed soup");
        var said = await cook.CommentAsync(soup.Id, "Buy my book.");
        await guest.CommentAsync(soup.Id, "No.", said.Id);
        await cook.CommentAsync(soup.Id, "Do.", said.Id);
        await guest.ReportAsync(TalkClient.ReportOf(soup.Id, said.Id, ReportReason.Spam));
        await cook.DoAsync(HttpMethod.Delete, $"/households/current/members/{await guest.IdAsync()}", null);

        using var answer = await guest.GetAsync("/api/v1/users/me/profile/export", Cancellation);
        var text = await answer.Content.ReadAsStringAsync(Cancellation);

        Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("\"spam\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("A hushed soup", text, StringComparison.Ordinal);
    }
}

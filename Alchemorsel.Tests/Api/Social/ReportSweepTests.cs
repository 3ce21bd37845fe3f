using Alchemorsel.Api.Moderation;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Moderation;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Tests.Api.Accounts;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Alchemorsel.Tests.Api.Social;

/// <summary>How long reports are kept.</summary>
[Collection(ApiGroup.Name)]
public sealed class ReportSweepTests(ApiFixture api)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_decided_report_goes_after_a_year_and_an_open_one_never()
    {
        var (cook, soup, said) = await KitchenAsync();
        var dismissed = await cook.ReportAsync(TalkClient.ReportOf(soup.Id, said));
        var moderator = await api.NewCookAsync(AccountRole.Moderator);
        await moderator.DecideAsync(dismissed.Id, ModerationDecision.Dismiss);
        var open = await cook.ReportAsync(new ReportInput { Kind = ReportKind.Recipe, RecipeId = soup.Id, Reason = ReportReason.Copyright });
        await MoveBackAsync([dismissed.Id, open.Id], days: 364);
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        using var sweep = ActivatorUtilities.CreateInstance<ReportSweep>(api.Services, (TimeProvider)clock);

        await sweep.SweepAsync(Cancellation);
        Assert.Equal([dismissed.Id, open.Id], await LeftAsync(dismissed.Id, open.Id));

        clock.Advance(TimeSpan.FromDays(2));
        await sweep.SweepAsync(Cancellation);
        Assert.Equal([open.Id], await LeftAsync(dismissed.Id, open.Id));
    }

    // What is hidden could never be shown again without its report.
    [Fact]
    public async Task The_report_of_what_is_hidden_stays_without_who_sent_it_until_it_is_shown_again()
    {
        var (cook, soup, said) = await KitchenAsync();
        var report = await cook.ReportAsync(TalkClient.ReportOf(soup.Id, said) with { Note = "He always does." });
        var moderator = await api.NewCookAsync(AccountRole.Moderator);
        await moderator.DecideAsync(report.Id, ModerationDecision.Hide, "An insult.");
        await MoveBackAsync([report.Id], days: 366);
        using var sweep = ActivatorUtilities.CreateInstance<ReportSweep>(api.Services, (TimeProvider)new FakeTimeProvider(TimeProvider.System.GetUtcNow()));

        await sweep.SweepAsync(Cancellation);
        var kept = await moderator.ReadReportAsync(report.Id);
        Assert.Equal((ReportState.Hidden, null, null, "An insult."), (kept.State, kept.Note, kept.ReportedBy, kept.DecidedBecause));

        await moderator.DecideAsync(report.Id, ModerationDecision.Unhide);
        Assert.Equal("You can't cook.", Assert.Single((await cook.ThreadsAsync(soup.Id)).Items).Comment.Text);
        await MoveBackAsync([report.Id], days: 366);
        await sweep.SweepAsync(Cancellation);
        Assert.Empty(await LeftAsync(report.Id));
    }

    [Fact]
    public async Task How_long_is_the_operators_to_say()
    {
        var (cook, soup, said) = await KitchenAsync();
        var report = await cook.ReportAsync(TalkClient.ReportOf(soup.Id, said));
        await (await api.NewCookAsync(AccountRole.Moderator)).DecideAsync(report.Id, ModerationDecision.Dismiss);
        await MoveBackAsync([report.Id], days: 366);
        await using var replica = api.NewReplica(("ALCHEMORSEL_MODERATION_KEEP_REPORTS", "1000d"));

        await replica.Services.GetRequiredService<ReportSweep>().SweepAsync(Cancellation);

        Assert.Equal([report.Id], await LeftAsync(report.Id));
    }

    /// <summary>A cook, a recipe, and what somebody said of it.</summary>
    private async Task<(HttpClient Cook, RecipeDetails Soup, Guid Said)> KitchenAsync()
    {
        var cook = await api.NewCookAsync();
        var author = await api.NewMemberAsync(cook);
        var soup = await cook.CreateAsync("Soup");
        return (cook, soup, (await author.CommentAsync(soup.Id, "You can't cook.")).Id);
    }

    /// <summary>As if all had happened earlier; what other tests reported is of today and stays.</summary>
    private Task MoveBackAsync(Guid[] reports, int days) => api.WithDbAsync(db => db.Database.ExecuteSqlAsync(
        $"UPDATE content_report SET created_at = created_at - make_interval(days => {days}), decided_at = decided_at - make_interval(days => {days}) WHERE id = ANY({reports})",
        Cancellation));

    private Task<List<Guid>> LeftAsync(params Guid[] reports) => api.WithDbAsync(db => db.Set<ContentReport>().IgnoreQueryFilters()
        .Where(report => reports.Contains(report.Id)).OrderBy(report => report.Id).Select(report => report.Id).ToListAsync(Cancellation));
}

using Alchemorsel.Api.Auditing;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Data.RowSecurity;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Notifications;
using Alchemorsel.Api.Social;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Moderation;
using Alchemorsel.Contracts.Notifications;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Moderation;

/// <summary>What came of a decision.</summary>
internal enum DecisionOutcome
{
    Done,
    NoSuchReport,

    /// <summary>The report is in a state that doesn't go with the decision.</summary>
    OtherState,
}

/// <summary>Decides reports: all open ones of the same thing at once, and tells who reported it and who wrote it.</summary>
internal sealed class Decisions(AlchemorselDbContext db, CurrentHousehold acting, Notify notify, RecipeAudience audience, AuditLog audit, TimeProvider clock)
{
    private IQueryable<ContentReport> Reports => db.Set<ContentReport>().AsNoTracking().OfEveryHousehold();

    /// <summary>Needs a transaction, and adds without saving.</summary>
    public async Task<DecisionOutcome> DecideAsync(Guid id, ModerationDecision decision, string? reason, CancellationToken cancellation)
    {
        // A moderator is in none of the households that their decisions are about.
        acting.ActForEvery();
        // Two moderators who decide the same thing come one after the other: all its reports are held, in one order.
        await db.Database.ExecuteSqlAsync(
            $"SELECT FROM content_report WHERE subject_key = (SELECT subject_key FROM content_report WHERE id = {id}) ORDER BY id FOR UPDATE", cancellation);
        if (await Reports.SingleOrDefaultAsync(row => row.Id == id, cancellation) is not { } report)
            return DecisionOutcome.NoSuchReport;
        var needed = decision == ModerationDecision.Unhide ? ReportState.Hidden : ReportState.Open;
        if (report.State != needed)
            return DecisionOutcome.OtherState;

        var state = decision switch
        {
            ModerationDecision.Hide => ReportState.Hidden,
            ModerationDecision.Unhide => ReportState.Restored,
            _ => ReportState.Dismissed,
        };
        var same = Reports.Where(row => row.SubjectKey == report.SubjectKey && row.State == needed);
        var reporters = decision == ModerationDecision.Unhide ? [] : await same.Select(row => row.ReporterId).ToListAsync(cancellation);
        DateTimeOffset? now = clock.GetStorableNow();
        await same.ExecuteUpdateAsync(
            row => row.SetProperty(other => other.State, state).SetProperty(other => other.IsOpen, false).SetProperty(other => other.DecidedAt, now)
                .SetProperty(other => other.DecidedById, db.CurrentUser).SetProperty(other => other.DecidedBecause, reason),
            cancellation);
        if (decision != ModerationDecision.Dismiss)
            await SetHiddenAsync(report, decision == ModerationDecision.Hide ? now : null, reason, cancellation);
        audit.Add(
            decision switch
            {
                ModerationDecision.Hide => AuditKind.WordsHidden,
                ModerationDecision.Unhide => AuditKind.WordsRestored,
                _ => AuditKind.ReportDismissed,
            },
            target: report.Id, details: NameOf(report.Kind));
        await TellAsync(report, decision, reason, reporters, cancellation);
        return DecisionOutcome.Done;
    }

    private async Task SetHiddenAsync(ContentReport report, DateTimeOffset? at, string? reason, CancellationToken cancellation)
    {
        var because = at is null ? null : reason;
        switch (report.Kind)
        {
            case ReportKind.Comment:
                await db.Set<RecipeComment>().OfEveryHousehold().Where(comment => comment.Id == report.CommentId).ExecuteUpdateAsync(
                    row => row.SetProperty(comment => comment.HiddenAt, at).SetProperty(comment => comment.HiddenBecause, because), cancellation);
                break;
            case ReportKind.Review:
                await db.Set<RecipeRating>().OfEveryHousehold()
                    .Where(rating => rating.RecipeId == report.RecipeId && rating.UserId == report.ReviewerId).ExecuteUpdateAsync(
                        row => row.SetProperty(rating => rating.ReviewHiddenAt, at).SetProperty(rating => rating.ReviewHiddenBecause, because), cancellation);
                break;
            default:
                await db.Set<RecipeHiding>().OfEveryHousehold().Where(hiding => hiding.RecipeId == report.RecipeId).ExecuteDeleteAsync(cancellation);
                if (at is { } now)
                    db.Add(new RecipeHiding { RecipeId = report.RecipeId, HouseholdId = report.HouseholdId, Reason = because!, HiddenAt = now });
                break;
        }
    }

    private async Task TellAsync(
        ContentReport report, ModerationDecision decision, string? reason, List<Guid?> reporters, CancellationToken cancellation)
    {
        var subject = NameOf(report.Kind);
        if (reporters.Count > 0)
        {
            // Not the comment itself: whoever reported it may see it no more.
            var details = new Dictionary<string, string> { ["subject"] = subject, ["outcome"] = decision == ModerationDecision.Hide ? "hidden" : "dismissed" };
            List<Guid> people = [.. reporters.OfType<Guid>()];
            var readers = await audience.ReadersAsync(report.RecipeId, people, cancellation);
            await notify.TellAsync(
                NotificationKind.ReportDecided, readers.Select(user => (Guid?)user), new NotificationSubject(report.RecipeId) { Details = details }, cancellation);
            // Who reported a public recipe from outside of its kitchen is told without a way there.
            await notify.TellAsync(
                NotificationKind.ReportDecided, people.Except(readers).Select(user => (Guid?)user), new NotificationSubject { Details = details }, cancellation);
        }

        if (decision == ModerationDecision.Dismiss)
            return;
        var comment = report.Kind != ReportKind.Comment ? null : await db.Set<RecipeComment>().OfEveryHousehold().Where(row => row.Id == report.CommentId)
            .Select(row => new { row.AuthorId, row.IsPublic }).SingleOrDefaultAsync(cancellation);
        var author = report.Kind switch
        {
            ReportKind.Comment => comment?.AuthorId,
            ReportKind.Review => report.ReviewerId,
            _ => await audience.AddedByAsync(report.RecipeId, cancellation),
        };
        var hides = decision == ModerationDecision.Hide;
        var words = new Dictionary<string, string> { ["subject"] = subject };
        if (hides)
            words["reason"] = reason!;
        await notify.TellAsync(
            hides ? NotificationKind.WordsHidden : NotificationKind.WordsRestored, [author],
            new NotificationSubject(report.RecipeId, report.CommentId) { Details = words, IsPublic = comment?.IsPublic == true }, cancellation);
    }

    private static string NameOf(ReportKind kind) => kind switch { ReportKind.Comment => "comment", ReportKind.Review => "review", _ => "recipe" };
}

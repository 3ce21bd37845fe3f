using Alchemorsel.Api.Data;
using Alchemorsel.Contracts.Importing;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Importing.Jobs;

/// <summary>What the cook does with an import, and its worker in the cook's name. The job is locked; the caller saves and commits.</summary>
internal static class ImportChanges
{
    /// <summary>Everything without an outcome has one now; the job is over.</summary>
    public static async Task CancelAsync(this ImportJobRow job, AlchemorselDbContext db, DateTimeOffset now, CancellationToken cancellation)
    {
        (job.State, job.FinishedAt) = (ImportJobState.Cancelled, now);
        var change = job.Touch(now);
        var cancelled = await db.Set<ImportItemRow>().Where(item => item.JobId == job.Id && item.State == ImportItemState.Pending)
            .ExecuteUpdateAsync(
                row => row.SetProperty(item => item.State, ImportItemState.Cancelled).SetProperty(item => item.Change, change), cancellation);
        job.Count(ImportItemState.Pending, ImportItemState.Cancelled, cancelled);
    }

    /// <summary>What failed or was cancelled is pending again, and the job queued if it was over. Tells how many.</summary>
    public static async Task<int> RetryAsync(
        this ImportJobRow job, AlchemorselDbContext db, int? position, DateTimeOffset now, CancellationToken cancellation)
    {
        var total = 0;
        foreach (var state in (ImportItemState[])[ImportItemState.Failed, ImportItemState.Cancelled])
        {
            var change = job.Change + 1;
            var again = await db.Set<ImportItemRow>()
                .Where(item => item.JobId == job.Id && item.State == state && (position == null || item.Position == position))
                .ExecuteUpdateAsync(
                    row => row.SetProperty(item => item.State, ImportItemState.Pending).SetProperty(item => item.Attempts, 0)
                        .SetProperty(item => item.Reason, (string?)null).SetProperty(item => item.Change, change),
                    cancellation);
            job.Count(state, ImportItemState.Pending, again);
            total += again;
        }

        if (total > 0 || (position is null && job is { State: ImportJobState.Cancelled, Kind: ImportKind.File, IsFileRead: false }))
            job.Requeue(now);
        return total;
    }

    /// <summary>Decides about one duplicate, or about all of them. Tells how many.</summary>
    public static async Task<int> ResolveAsync(
        this ImportJobRow job, AlchemorselDbContext db, int? position, DuplicateChoice choice, DateTimeOffset now, CancellationToken cancellation)
    {
        var change = job.Change + 1;
        var state = choice == DuplicateChoice.Skip ? ImportItemState.Skipped : ImportItemState.Pending;
        var resolved = await db.Set<ImportItemRow>()
            .Where(item => item.JobId == job.Id && item.State == ImportItemState.Duplicate && (position == null || item.Position == position))
            .ExecuteUpdateAsync(
                row => row.SetProperty(item => item.State, state).SetProperty(item => item.Choice, choice).SetProperty(item => item.Attempts, 0)
                    .SetProperty(item => item.Change, change),
                cancellation);
        job.Count(ImportItemState.Duplicate, state, resolved);
        if (resolved > 0 && state == ImportItemState.Pending)
            job.Requeue(now);
        else
            job.Touch(now);
        return resolved;
    }

    private static void Requeue(this ImportJobRow job, DateTimeOffset now)
    {
        job.Touch(now);
        // What comes now may be named by what came before.
        job.IsSettled = false;
        if (job.IsOver)
            (job.State, job.FinishedAt) = (ImportJobState.Queued, null);
    }
}

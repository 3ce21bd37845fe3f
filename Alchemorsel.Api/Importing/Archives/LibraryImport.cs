using System.Text.Json;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Exporting;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Importing.Jobs;
using Alchemorsel.Contracts.Importing;
using Alchemorsel.Cooking.Formats.Exports;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Alchemorsel.Api.Importing.Archives;

/// <summary>
/// Brings in the documents of a whole library from an archive of ours: before its recipes what their lines are read with, after them what names
/// them. Some lines at a time, each batch in a transaction that also notes how far it got; a line that is here already changes nothing, so any of
/// it can be done again.
/// </summary>
internal sealed partial class LibraryImport(
    AlchemorselDbContext db, CurrentHousehold household, LibraryLineImport lines, CollectionImport collections, SavedSearchImport searches,
    MealPlanImport plan, ImportCheckpoint checkpoint, TimeProvider time, ILogger<LibraryImport> log)
{
    // The job is locked meanwhile, and its lease has to be renewed now and then.
    private const int Batch = 50;

    private const string Damaged = "It is damaged, or of a newer version than this kitchen knows.";

    public async Task<ArchivePeople> PeopleAsync(ImportLease lease, OwnArchive archive, CancellationToken cancellation)
    {
        household.ActFor(lease.HouseholdId, lease.UserId);
        var (bytes, _) = await archive.ReadAsync(LibraryManifest.FileName, cancellation);
        LibraryManifest? manifest = null;
        try
        {
            manifest = bytes is null ? null : JsonSerializer.Deserialize<LibraryManifest>(bytes, LibraryDocument.Json);
        }
        catch (JsonException)
        {
            // Then nobody is known to have exported it.
        }

        return await ArchivePeople.LoadAsync(db, manifest?.ExportedBy, cancellation);
    }

    /// <summary>What lines are read with. False when the import is not to go on.</summary>
    public async Task<bool> BeginAsync(ImportLease lease, OwnArchive archive, CancellationToken cancellation)
    {
        household.ActFor(lease.HouseholdId, lease.UserId);
        return await TakeAsync<LibraryUnit>(lease, archive, ImportedKind.Units, LibraryLines.Units, lines.UnitAsync, cancellation)
            && await TakeAsync<LibraryFood>(lease, archive, ImportedKind.Foods, LibraryLines.Foods, lines.FoodAsync, cancellation)
            && await TakeAsync<LibraryCorrection>(
                lease, archive, ImportedKind.Corrections, LibraryLines.Corrections,
                (line, stop) => lines.CorrectionAsync(line, lease.JobId, stop), cancellation);
    }

    /// <summary>What names recipes, once they are there, and once more when others came later. False when the import is not to go on.</summary>
    public async Task<bool> EndAsync(ImportLease lease, OwnArchive? archive, ArchivePeople people, CancellationToken cancellation)
    {
        household.ActFor(lease.HouseholdId, lease.UserId);
        if (archive is not null)
        {
            collections.Begin(lease.JobId);
            if (!await SettleAsync(lease, cancellation)
                || !await TakeAsync<LibraryCollection>(
                    lease, archive, ImportedKind.Collections, LibraryLines.Collections, collections.TakeAsync, cancellation, again: true))
                return false;
            // What they name is known now, also after a restart: collections are looked at every time.
            await searches.BeginAsync(archive, people, lease.JobId, collections.Taken, cancellation);
            if (!await TakeAsync<LibrarySearch>(
                lease, archive, ImportedKind.SavedSearches, LibraryLines.SavedSearches, searches.TakeAsync, cancellation))
                return false;
            plan.Begin(people, lease.JobId);
            if (!await TakeAsync<LibraryMeal>(lease, archive, ImportedKind.MealPlan, LibraryLines.MealPlan, plan.TakeAsync, cancellation))
                return false;
        }

        return await InStepAsync(lease, job =>
        {
            job.IsSettled = true;
            if (collections.Missing is { } missing)
                job.Set(job.PartOf(ImportedKind.Collections) with { Problem = missing });
            return Task.CompletedTask;
        }, cancellation);
    }

    private async Task<bool> SettleAsync(ImportLease lease, CancellationToken cancellation)
    {
        var left = true;
        while (left)
        {
            var goesOn = await InStepAsync(lease, async job =>
            {
                var items = await db.Set<ImportItemRow>().Where(item => item.JobId == lease.JobId && item.Uses != null)
                    .OrderBy(item => item.Position).Take(Batch).ToListAsync(cancellation);
                foreach (var item in items)
                {
                    var said = item.Reason;
                    await ArchiveLinks.SettleAsync(item, db, time.GetStorableNow(), cancellation);
                    if (item.Reason != said)
                        item.Change = job.Touch(time.GetUtcNow());
                }

                left = items.Count == Batch;
            }, cancellation);
            if (!goesOn)
                return false;
        }

        return true;
    }

    /// <param name="lease">The worker's.</param>
    /// <param name="archive">The archive.</param>
    /// <param name="kind">What the document holds.</param>
    /// <param name="document">Its name and format.</param>
    /// <param name="take">Takes over one line, or leaves it.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <param name="again">Whether the lines are looked at although they were before; what they come to is counted once.</param>
    private async Task<bool> TakeAsync<T>(
        ImportLease lease, OwnArchive archive, ImportedKind kind, LibraryLines document, Func<T, CancellationToken, Task<LineOutcome>> take,
        CancellationToken cancellation, bool again = false)
        where T : class
    {
        if (!archive.Has(document.File))
            return true;
        var known = (await db.Set<ImportJobRow>().AsNoTracking().SingleAsync(job => job.Id == lease.JobId, cancellation)).PartOf(kind);
        if (known.Done && !again)
            return true;
        var (bytes, problem) = await archive.ReadAsync(document.File, cancellation);
        if (bytes is null || !document.IsKnown(bytes))
            return await FailAsync(lease, kind, $"{document.File}: {problem ?? Damaged}", cancellation);
        try
        {
            foreach (var batch in LibraryLines.Read<T>(bytes).Where(line => again || line.Number > known.Lines).Chunk(Batch))
            {
                var goesOn = await InStepAsync(lease, async job =>
                {
                    var part = job.PartOf(kind);
                    foreach (var (number, value) in batch)
                    {
                        var outcome = value is null ? LineOutcome.LeftOut : await take(value, cancellation);
                        if (number > part.Lines)
                            part = part.With(outcome, number, document.File);
                    }

                    job.Set(part);
                }, cancellation);
                if (!goesOn)
                    return false;
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException and not IOException and not NpgsqlException { IsTransient: true })
        {
            LogFailed(log, exception, document.File, lease.JobId);
            db.ChangeTracker.Clear();
            return await FailAsync(lease, kind, $"{document.File}: Something went wrong on our side; the rest of it was left out.", cancellation);
        }

        return await InStepAsync(lease, job =>
        {
            job.Set(job.PartOf(kind) with { Done = true });
            return Task.CompletedTask;
        }, cancellation);
    }

    private Task<bool> FailAsync(ImportLease lease, ImportedKind kind, string problem, CancellationToken cancellation) => InStepAsync(lease, job =>
    {
        job.Set(job.PartOf(kind) with { Done = true, Problem = problem });
        return Task.CompletedTask;
    }, cancellation);

    /// <summary>One transaction under the job's lock; false when the job is not to go on.</summary>
    private async Task<bool> InStepAsync(ImportLease lease, Func<ImportJobRow, Task> step, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.LockImportAsync(lease, cancellation) is not { } job)
            throw new LeaseLostException();
        if (job.State != ImportJobState.Running)
            return false;
        await step(job);
        job.Touch(time.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
        await checkpoint(ImportStep.LibraryWritten, null);
        await transaction.CommitAsync(cancellation);
        await checkpoint(ImportStep.LibraryCommitted, null);
        db.ChangeTracker.Clear();
        return true;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Document} of import {JobId} could not be taken over.")]
    private static partial void LogFailed(ILogger log, Exception exception, string document, Guid jobId);
}

/// <summary>What became of a line of a document.</summary>
internal enum LineOutcome
{
    Added,

    /// <summary>The household has it already, and keeps its own.</summary>
    Kept,

    /// <summary>It can't be read, or breaks a rule.</summary>
    LeftOut,

    /// <summary>It came, and names something that is not here.</summary>
    Lacking,
}

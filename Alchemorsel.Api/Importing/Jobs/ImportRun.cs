using System.Runtime.CompilerServices;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Importing.Archives;
using Alchemorsel.Api.Webhooks;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Importing;
using Alchemorsel.Contracts.Webhooks;
using Alchemorsel.Cooking.Formats.Exports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Alchemorsel.Api.Importing.Jobs;

/// <summary>
/// One worker's work on one job: from wherever it stands to its end, to the cook's cancelling, or to the moment the lease is lost. Everything it
/// needs to go on is in the database, so it can stop between any two instructions.
/// </summary>
internal sealed class ImportRun(
    IServiceScopeFactory scopes, ImportLeases leases, ImportUrls urls, NpgsqlDataSource source, IOptions<ImportJobOptions> options, TimeProvider time)
{
    /// <summary>Entries looked up at once when URLs are read.</summary>
    private const int Batch = 50;

    private const string NoRecipe = "There is no recipe in this file that we can read.";

    public async Task RunAsync(ImportLease lease, CancellationToken stopping)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var renewing = RenewAsync(lease, ending);
        try
        {
            // What the cook asks for meanwhile (a retry, a decision) makes entries pending again, so the end is looked for until it is there.
            while (!await TryEndAsync(lease, stopping))
                await PassAsync(lease, ending.Token);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested && !stopping.IsCancellationRequested)
        {
            // Cancelled by the cook while an entry was being read, or another worker's by now; the one who has the lease ends it.
            await TryEndAsync(lease, stopping);
        }
        catch (LeaseLostException)
        {
            // Whoever has the job now goes on with it.
        }
        finally
        {
            await ending.CancelAsync();
            await renewing;
        }
    }

    private async Task RenewAsync(ImportLease lease, CancellationTokenSource ending)
    {
        try
        {
            using var timer = new PeriodicTimer(options.Value.Lease / 3, time);
            while (await timer.WaitForNextTickAsync(ending.Token))
            {
                if (!await leases.RenewAsync(lease, ending.Token))
                    await ending.CancelAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // The run has ended.
        }
        catch (NpgsqlException)
        {
            // Without the database nothing can be done, and the lease ends by itself.
            await ending.CancelAsync();
        }
    }

    /// <summary>True when the job is over, or no longer this worker's; then there is nothing left to do.</summary>
    private async Task<bool> TryEndAsync(ImportLease lease, CancellationToken cancellation)
    {
        await using var scope = ScopeOf(lease, out var db);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.LockImportAsync(lease, cancellation) is not { IsOver: false } job)
            return true;
        var now = time.GetUtcNow();
        if (job.State == ImportJobState.Cancelling)
        {
            await job.CancelAsync(db, now, cancellation);
        }
        else
        {
            if (job.Pending > 0 || (job is { Kind: ImportKind.File, HasFile: true } && !(job.IsFileRead && job.IsSettled)))
                return false;
            (job.State, job.FinishedAt) = (ImportJobState.Finished, now);
            job.Touch(now);
            var subject = new WebhookSubject(job.Id, job.Name, $"/import/jobs/{job.Id}", job.UserId);
            await db.TellAsync(job.HouseholdId, WebhookEvents.ImportFinished, subject, now, cancellation);
        }

        (job.LeaseId, job.LeasedUntil) = (null, null);
        // Nothing of it can be repeated, so nobody needs the file any more.
        if (job is { State: ImportJobState.Finished, Failed: 0, Duplicate: 0, HasFile: true })
        {
            job.HasFile = false;
            await db.RemoveImportFileAsync(job.Id, cancellation);
        }

        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    private async Task PassAsync(ImportLease lease, CancellationToken cancellation)
    {
        ImportJobRow job;
        HashSet<int> pending = [];
        var known = 0;
        await using (ScopeOf(lease, out var db))
        {
            job = await db.Set<ImportJobRow>().AsNoTracking().SingleAsync(row => row.Id == lease.JobId, cancellation);
            if (job.Kind == ImportKind.File)
            {
                var items = db.Set<ImportItemRow>().Where(item => item.JobId == job.Id);
                pending = [.. await items.Where(item => item.State == ImportItemState.Pending).Select(item => item.Position).ToListAsync(cancellation)];
                known = await items.MaxAsync(item => (int?)item.Position, cancellation) + 1 ?? 0;
            }
        }

        if (job.Kind == ImportKind.File)
        {
            await FileAsync(lease, job, pending, known, cancellation);
            return;
        }

        await foreach (var entry in PagesAsync(lease, cancellation))
        {
            if (!await StepAsync(lease, entry, job.Duplicates, cancellation))
                return;
        }
    }

    private async Task FileAsync(ImportLease lease, ImportJobRow job, HashSet<int> pending, int known, CancellationToken cancellation)
    {
        await using var file = new SpooledFile(source, job.Id, job.HouseholdId, job.FileBytes);
        if (await BeginLibraryAsync(lease, file, cancellation) is not { } people
            || await RecipesAsync(lease, job, file, people, pending, known, cancellation) is not { } read
            || !await EndLibraryAsync(lease, file, people, cancellation))
            return;
        if (read.Whole && !job.IsFileRead)
        {
            await ReportAsync(
                lease,
                row => (row.IsFileRead, row.FilePercent, row.Notice) = (true, 100, read.Notice ?? (row.Items == 0 && row.Parts.Count == 0 ? NoRecipe : null)),
                cancellation);
        }
    }

    // The archive is opened in methods of its own: what an asynchronous method names it holds to its end, and the list of an archive's files may be large.

    /// <summary>What recipes are read with, and whom people of the archive are here; null when the import is not to go on.</summary>
    private async Task<ArchivePeople?> BeginLibraryAsync(ImportLease lease, SpooledFile file, CancellationToken cancellation)
    {
        using var archive = OwnArchive.Open(file);
        if (archive is null)
            return ArchivePeople.Nobody;
        await using var scope = scopes.CreateAsyncScope();
        var library = scope.ServiceProvider.GetRequiredService<LibraryImport>();
        var people = await library.PeopleAsync(lease, archive, cancellation);
        return await library.BeginAsync(lease, archive, cancellation) ? people : null;
    }

    /// <summary>What names recipes. False when the import is not to go on.</summary>
    private async Task<bool> EndLibraryAsync(ImportLease lease, SpooledFile file, ArchivePeople people, CancellationToken cancellation)
    {
        using var archive = OwnArchive.Open(file);
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<LibraryImport>().EndAsync(lease, archive, people, cancellation);
    }

    /// <summary>Every recipe of the file that has no outcome yet; null when the import is not to go on.</summary>
    private async Task<Reading?> RecipesAsync(
        ImportLease lease, ImportJobRow job, SpooledFile file, ArchivePeople people, HashSet<int> pending, int known, CancellationToken cancellation)
    {
        var percent = job.FilePercent;
        var (whole, notice) = (false, (string?)null);
        if (job.IsFileRead && pending.Count == 0)
            return new Reading(false, null);
        await foreach (var entry in ExportEntries.ReadAsync(file, job.Name, people, why => (whole, notice) = (true, why), cancellation))
        {
            if (job.IsFileRead && pending.Count == 0)
                break;
            if (entry.Position < known && !pending.Remove(entry.Position))
                continue;
            if (!await StepAsync(lease, WithPage(entry, file, job), job.Duplicates, cancellation))
                return null;
            // Pieces are fetched more than once, so this is a little ahead at times; the last percent is the end's.
            var reached = (int)Math.Min(99, 100 * file.Fetched / Math.Max(1, job.FileBytes));
            if (reached > percent)
                await ReportAsync(lease, row => row.FilePercent = Math.Max(row.FilePercent, percent = reached), cancellation);
        }

        return new Reading(whole, notice);
    }

    /// <summary>A file that is no export may still be a page that somebody saved, or the text of a recipe.</summary>
    private ImportEntry WithPage(ImportEntry entry, SpooledFile file, ImportJobRow job)
    {
        if (!entry.IsProblem || entry.Position > 0 || job.FileBytes > Limits.HtmlMaxBytes)
            return entry;
        return entry with
        {
            Read = async stop =>
            {
                var bytes = new byte[job.FileBytes];
                file.Position = 0;
                await file.ReadExactlyAsync(bytes, stop);
                return await urls.ReadPageAsync(bytes, null, null, stop) is ImportContent.Found found ? found : await entry.Read(stop);
            },
        };
    }

    private async Task ReportAsync(ImportLease lease, Action<ImportJobRow> change, CancellationToken cancellation)
    {
        await using var scope = ScopeOf(lease, out var db);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.LockImportAsync(lease, cancellation) is not { } job)
            throw new LeaseLostException();
        change(job);
        job.Touch(time.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private async IAsyncEnumerable<ImportEntry> PagesAsync(ImportLease lease, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var after = -1;
        while (true)
        {
            List<ImportItemRow> items;
            await using (ScopeOf(lease, out var db))
            {
                items = await db.Set<ImportItemRow>().AsNoTracking()
                    .Where(item => item.JobId == lease.JobId && item.State == ImportItemState.Pending && item.Position > after)
                    .OrderBy(item => item.Position).Take(Batch).ToListAsync(cancellation);
            }

            foreach (var item in items)
                yield return new ImportEntry(item.Position, item.Source, stop => urls.ReadAsync(item.Source, stop));
            if (items.Count < Batch)
                yield break;
            after = items[^1].Position;
        }
    }

    private async Task<bool> StepAsync(ImportLease lease, ImportEntry entry, DuplicatePolicy policy, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ImportStepper>().TakeAsync(lease, entry, policy, cancellation);
    }

    private AsyncServiceScope ScopeOf(ImportLease lease, out AlchemorselDbContext db)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentHousehold>().ActFor(lease.HouseholdId, lease.UserId);
        db = scope.ServiceProvider.GetRequiredService<AlchemorselDbContext>();
        return scope;
    }

    /// <param name="Whole">Whether the file was read to its end.</param>
    /// <param name="Notice">Why not all of it was; null when all was.</param>
    private sealed record Reading(bool Whole, string? Notice);
}

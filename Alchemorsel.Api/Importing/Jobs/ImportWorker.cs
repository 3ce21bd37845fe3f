using Alchemorsel.Api.Data;
using Alchemorsel.Api.Data.RowSecurity;
using Alchemorsel.Api.Http;
using Alchemorsel.Contracts.Importing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Alchemorsel.Api.Importing.Jobs;

/// <summary>Wakes this replica's worker when a job was queued here; other replicas find it when they look.</summary>
internal sealed class ImportSignal : WorkSignal;

/// <summary>Runs imports, a few at once. Every replica has one of these.</summary>
internal sealed partial class ImportWorker(
    ImportLeases leases,
    ImportSignal signal,
    IServiceProvider services,
    IServiceScopeFactory scopes,
    IOptions<ImportJobOptions> options,
    TimeProvider time,
    ILogger<ImportWorker> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var running = new List<Task>();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                running.RemoveAll(run => run.IsCompleted);
                while (running.Count < options.Value.AtOnce && await leases.TakeAsync(stoppingToken) is { } lease)
                    running.Add(RunAsync(lease, stoppingToken));
                await TidyAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // The database is away; it is asked again when it is time to look.
                LogNoDatabase(log, exception);
            }

            try
            {
                await signal.WaitAsync(options.Value.Look, time, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }

        await Task.WhenAll(running);
    }

    private async Task RunAsync(ImportLease lease, CancellationToken stopping)
    {
        // Off the loop's own path, which has others to start.
        await Task.Yield();
        try
        {
            await services.GetRequiredService<ImportRun>().RunAsync(lease, stopping);
            // The household's next job, or whoever waited for a free place.
            signal.Set();
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await leases.ReleaseAsync(lease, CancellationToken.None);
        }
        catch (Exception exception)
        {
            // Another worker, or this one, goes on once the lease has ended.
            LogStopped(log, exception, lease.JobId);
        }
    }

    /// <summary>Removes files that nobody needs any more, and uploads that were given up.</summary>
    private async Task TidyAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentHousehold>().ActForEvery();
        var db = scope.ServiceProvider.GetRequiredService<AlchemorselDbContext>();
        var now = time.GetUtcNow();
        var (givenUp, old) = (now - options.Value.UploadPatience, now - options.Value.FileKept);
        var jobs = db.Set<ImportJobRow>().OfEveryHousehold();
        foreach (var id in await jobs.Where(job => !job.IsComplete && job.UpdatedAt < givenUp).Select(job => job.Id).Take(10).ToListAsync(cancellation))
        {
            await db.RemoveImportFileAsync(id, cancellation);
            await jobs.Where(job => job.Id == id && !job.IsComplete && job.UpdatedAt < givenUp).ExecuteDeleteAsync(cancellation);
        }

        var done = await jobs.AsNoTracking()
            .Where(job => job.HasFile && (job.State == ImportJobState.Finished || job.State == ImportJobState.Cancelled) && job.UpdatedAt < old)
            .Select(job => job.Id).Take(10).ToListAsync(cancellation);
        if (done.Count == 0)
            return;
        await jobs.Where(job => done.Contains(job.Id) && job.UpdatedAt < old)
            .ExecuteUpdateAsync(row => row.SetProperty(job => job.HasFile, false), cancellation);
        foreach (var id in await jobs.Where(job => done.Contains(job.Id) && !job.HasFile).Select(job => job.Id).ToListAsync(cancellation))
            await db.RemoveImportFileAsync(id, cancellation);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Imports can't be looked for.")]
    private static partial void LogNoDatabase(ILogger log, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "The worker of import {JobId} stopped; another one takes it over.")]
    private static partial void LogStopped(ILogger log, Exception exception, Guid jobId);
}

using Alchemorsel.Api.Data;
using Alchemorsel.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Alchemorsel.Api.Media;

/// <param name="Stored">Images in the storage.</param>
/// <param name="Removed">Of these, the ones that no row named and that were removed.</param>
/// <param name="Missing">Rows whose images are not in the storage.</param>
public sealed record SweepOutcome(int Stored, int Removed, int Missing);

/// <summary>
/// Removes images from the storage that no row names, such as a crash between writing the files and saving the row leaves behind, and
/// reports rows whose images are gone. One replica at a time, shard by shard in bounded batches, and nothing that is younger than any
/// request could be.
/// </summary>
internal sealed partial class MediaSweep(
    IServiceScopeFactory scopes,
    IMediaStorage storage,
    IOptions<MediaOptions> options,
    TimeProvider time,
    AlchemorselMetrics metrics,
    ILogger<MediaSweep> log) : BackgroundService
{
    /// <summary>A name for PostgreSQL's advisory lock, of no further meaning.</summary>
    private const long LockKey = 0x616c63_6d656469;

    private const int BatchSize = 500;

    /// <summary>Not while a service starts, and soon enough that one which is restarted every day gets to it.</summary>
    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(30);

    /// <summary>One sweep, or null when another replica is at it.</summary>
    /// <exception cref="MediaStorageException">The storage could not be listed.</exception>
    public async Task<SweepOutcome?> SweepAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AlchemorselDbContext>();
        // The lock belongs to the connection, so that it goes with this replica whatever happens to it.
        await db.Database.OpenConnectionAsync(cancellationToken);
        if (!await db.Database.SqlQuery<bool>($"SELECT pg_try_advisory_lock({LockKey}) AS \"Value\"").SingleAsync(cancellationToken))
            return null;
        try
        {
            return await SweepAsync(db, cancellationToken);
        }
        finally
        {
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({LockKey})", CancellationToken.None);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var interval = options.Value.SweepInterval;
        if (interval == TimeSpan.Zero)
            return;
        for (var pause = FirstPause < interval ? FirstPause : interval; ; pause = interval)
        {
            await Task.Delay(pause, time, stoppingToken);
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // Whatever is wrong with the storage or the database, the next time may be better, and nobody waits for this.
                LogFailed(log, exception);
            }
        }
    }

    private async Task<SweepOutcome> SweepAsync(AlchemorselDbContext db, CancellationToken cancellationToken)
    {
        // Both sides are looked at as of the same moment: younger files may get their row yet, and younger rows were not listed.
        var before = time.GetUtcNow() - options.Value.SweepGrace;
        var present = new HashSet<Guid>();
        var (stored, removed) = (0, 0);
        foreach (var shard in MediaNames.Shards)
        {
            await foreach (var batch in storage.ListAsync(shard, cancellationToken).Chunk(BatchSize).WithCancellation(cancellationToken))
            {
                stored += batch.Length;
                var named = await StoredPictures.NamedAsync(db, [.. batch.Select(image => image.Id)], cancellationToken);
                foreach (var orphan in batch.Where(image => image.LastWritten < before && !named.Contains(image.Id)))
                    removed += await TryRemoveAsync(orphan.Id, cancellationToken) ? 1 : 0;
                present.UnionWith(named);
            }
        }

        var missing = 0;
        await foreach (var id in StoredPictures.AllAsync(db, before).WithCancellation(cancellationToken))
        {
            if (present.Contains(id))
                continue;
            missing++;
            LogMissing(log, id);
        }

        metrics.MediaOrphansRemoved.Add(removed);
        metrics.MediaFilesMissing.Add(missing, new KeyValuePair<string, object?>("noticed_by", "sweep"));
        LogSwept(log, stored, removed, missing);
        return new SweepOutcome(stored, removed, missing);
    }

    private async Task<bool> TryRemoveAsync(Guid id, CancellationToken cancellationToken)
    {
        try
        {
            await storage.DeleteAsync(id, cancellationToken);
            return true;
        }
        catch (MediaStorageException exception)
        {
            LogNotRemoved(log, exception, id);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Of {Stored} images in the storage {Removed} belonged to nobody and were removed; {Missing} are missing.")]
    private static partial void LogSwept(ILogger log, int stored, int removed, int missing);

    [LoggerMessage(Level = LogLevel.Error, Message = "The files of image {ImageId} are not in the storage.")]
    private static partial void LogMissing(ILogger log, Guid imageId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Image {ImageId}, which belongs to nobody, could not be removed.")]
    private static partial void LogNotRemoved(ILogger log, Exception exception, Guid imageId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Looking for images that belong to nobody failed.")]
    private static partial void LogFailed(ILogger log, Exception exception);
}

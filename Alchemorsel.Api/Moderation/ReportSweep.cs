using Alchemorsel.Api.Data;
using Alchemorsel.Api.Http;
using Alchemorsel.Contracts.Moderation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Alchemorsel.Api.Moderation;

/// <summary>
/// Removes reports that were decided long enough ago (<see cref="ModerationOptions.KeepReports"/>); open ones never. By a report alone a moderator shows
/// again what is hidden, so as long as it is, its report stays, without who sent it and what they wrote. One replica at a time, in bounded batches.
/// </summary>
internal sealed partial class ReportSweep(IServiceScopeFactory scopes, IOptions<ModerationOptions> options, TimeProvider time, ILogger<ReportSweep> log)
    : BackgroundService
{
    /// <summary>A name for PostgreSQL's advisory lock, of no further meaning.</summary>
    private const long LockKey = 0x616c63_7265706f;

    private const int BatchSize = 1_000;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(25);
    private static readonly TimeSpan Interval = TimeSpan.FromHours(6);

    /// <summary>One sweep: how many were removed or emptied, or null when another replica is at it.</summary>
    public async Task<int?> SweepAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentHousehold>().ActForEvery();
        var db = scope.ServiceProvider.GetRequiredService<AlchemorselDbContext>();
        // The lock belongs to the connection, so that it goes with this replica whatever happens to it.
        await db.Database.OpenConnectionAsync(cancellationToken);
        if (!await db.Database.SqlQuery<bool>($"SELECT pg_try_advisory_lock({LockKey}) AS \"Value\"").SingleAsync(cancellationToken))
            return null;
        try
        {
            var before = time.GetUtcNow() - options.Value.KeepReports;
            var removed = await RepeatAsync(() => db.Database.ExecuteSqlAsync(
                $"""
                DELETE FROM content_report WHERE id IN (
                    SELECT id FROM content_report WHERE NOT is_open AND decided_at < {before} AND state <> {(int)ReportState.Hidden} LIMIT {BatchSize})
                """, cancellationToken));
            var emptied = await RepeatAsync(() => db.Database.ExecuteSqlAsync(
                $"""
                UPDATE content_report SET reporter_id = NULL, note = NULL WHERE id IN (
                    SELECT id FROM content_report WHERE NOT is_open AND decided_at < {before} AND state = {(int)ReportState.Hidden}
                        AND (reporter_id IS NOT NULL OR note IS NOT NULL) LIMIT {BatchSize})
                """, cancellationToken));
            LogSwept(log, removed, emptied);
            return removed + emptied;
        }
        finally
        {
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({LockKey})", CancellationToken.None);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var pause = FirstPause; ; pause = Interval)
        {
            await Task.Delay(pause, time, stoppingToken);
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // Whatever is wrong with the database, the next time may be better, and nobody waits for this.
                LogFailed(log, exception);
            }
        }
    }

    private static async Task<int> RepeatAsync(Func<Task<int>> changeAsync)
    {
        var changed = 0;
        for (var batch = BatchSize; batch == BatchSize;)
            changed += batch = await changeAsync();
        return changed;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Removed} reports were kept long enough and are removed, {Emptied} no longer say who sent them.")]
    private static partial void LogSwept(ILogger log, int removed, int emptied);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Removing old reports failed.")]
    private static partial void LogFailed(ILogger log, Exception exception);
}

using Alchemorsel.Api.Data;
using Alchemorsel.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Notifications;

/// <summary>
/// Removes notifications that are older than 90 days, and the oldest of whoever has more than 500. One replica at a time, in bounded batches.
/// </summary>
internal sealed partial class NotificationSweep(IServiceScopeFactory scopes, TimeProvider time, ILogger<NotificationSweep> log) : BackgroundService
{
    /// <summary>A name for PostgreSQL's advisory lock, of no further meaning.</summary>
    private const long LockKey = 0x616c63_6e6f7469;

    private const int BatchSize = 1_000;
    private const int AccountsAtOnce = 100;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(20);
    private static readonly TimeSpan Interval = TimeSpan.FromHours(6);

    /// <summary>One sweep: how many were removed, or null when another replica is at it.</summary>
    public async Task<int?> SweepAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AlchemorselDbContext>();
        // The lock belongs to the connection, so that it goes with this replica whatever happens to it.
        await db.Database.OpenConnectionAsync(cancellationToken);
        if (!await db.Database.SqlQuery<bool>($"SELECT pg_try_advisory_lock({LockKey}) AS \"Value\"").SingleAsync(cancellationToken))
            return null;
        try
        {
            var removed = await RemoveOldAsync(db, cancellationToken) + await RemoveBeyondAsync(db, cancellationToken);
            LogSwept(log, removed);
            return removed;
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

    private async Task<int> RemoveOldAsync(AlchemorselDbContext db, CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow().AddDays(-Limits.NotificationDays);
        return await RepeatAsync(() => db.Database.ExecuteSqlAsync(
            $"DELETE FROM notifications WHERE id IN (SELECT id FROM notifications WHERE created_at < {before} LIMIT {BatchSize})", cancellationToken));
    }

    private static async Task<int> RemoveBeyondAsync(AlchemorselDbContext db, CancellationToken cancellationToken)
    {
        var (removed, last) = (0, Guid.Empty);
        while (true)
        {
            var full = await db.Database.SqlQuery<Guid>(
                $"""
                SELECT user_id AS "Value" FROM notifications WHERE user_id > {last}
                GROUP BY user_id HAVING count(*) > {Limits.NotificationsMax} ORDER BY user_id LIMIT {AccountsAtOnce}
                """).ToListAsync(cancellationToken);
            foreach (var user in full)
            {
                removed += await RepeatAsync(() => db.Database.ExecuteSqlAsync(
                    $"""
                    DELETE FROM notifications WHERE id IN (
                        SELECT id FROM notifications WHERE user_id = {user} ORDER BY id DESC OFFSET {Limits.NotificationsMax} LIMIT {BatchSize})
                    """,
                    cancellationToken));
            }

            if (full.Count < AccountsAtOnce)
                return removed;
            last = full[^1];
        }
    }

    private static async Task<int> RepeatAsync(Func<Task<int>> removeAsync)
    {
        var removed = 0;
        for (var batch = BatchSize; batch == BatchSize;)
            removed += batch = await removeAsync();
        return removed;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Removed} notifications were kept long enough and are removed.")]
    private static partial void LogSwept(ILogger log, int removed);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Removing old notifications failed.")]
    private static partial void LogFailed(ILogger log, Exception exception);
}

using Alchemorsel.Api.Data;
using Alchemorsel.Api.Data.RowSecurity;
using Alchemorsel.Api.Http;
using Alchemorsel.Contracts.Importing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Alchemorsel.Api.Importing.Jobs;

/// <summary>A worker's claim to a job. It ends by itself, so nobody needs to know that a worker died.</summary>
public sealed record ImportLease(Guid Id, Guid JobId, Guid HouseholdId, Guid? UserId);

/// <summary>Claims jobs. Of one household one job runs at a time: what one of them brings in the next one knows as a duplicate.</summary>
internal sealed class ImportLeases(IServiceScopeFactory scopes, IOptions<ImportJobOptions> options, TimeProvider time)
{
    // "IMPO" in ASCII; see DatabaseMigrator for the other one. Held only while a job is chosen, so that two workers can't choose two of a household.
    private const long LockKey = 0x494D504F;

    /// <summary>The job that waits longest, or one whose worker fell silent; null when there is none.</summary>
    public async Task<ImportLease?> TakeAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentHousehold>().ActForEvery();
        var db = scope.ServiceProvider.GetRequiredService<AlchemorselDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({LockKey})", cancellation);
        var now = time.GetUtcNow();
        var job = await db.Set<ImportJobRow>().FromSql($"""
            SELECT * FROM import_job job
            WHERE state IN (0, 1, 2) AND is_complete AND (leased_until IS NULL OR leased_until < {now})
                AND NOT EXISTS (
                    SELECT 1 FROM import_job other
                    WHERE other.household_id = job.household_id AND other.state IN (0, 1, 2) AND other.id <> job.id AND other.leased_until >= {now})
            ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED
            """).OfEveryHousehold().SingleOrDefaultAsync(cancellation);
        if (job is null)
            return null;
        var lease = new ImportLease(Guid.CreateVersion7(), job.Id, job.HouseholdId, job.UserId);
        (job.LeaseId, job.LeasedUntil) = (lease.Id, now + options.Value.Lease);
        if (job.State == ImportJobState.Queued)
        {
            job.State = ImportJobState.Running;
            job.StartedAt ??= now;
            job.Touch(now);
        }

        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return lease;
    }

    /// <summary>Claims on; tells whether the worker is to go on: not when somebody else has the job, or the cook cancelled it.</summary>
    public Task<bool> RenewAsync(ImportLease lease, CancellationToken cancellation)
        => SetAsync(lease, time.GetUtcNow() + options.Value.Lease, running: true, cancellation);

    /// <summary>Gives a job back that isn't over, for another worker to go on with at once.</summary>
    public Task ReleaseAsync(ImportLease lease, CancellationToken cancellation) => SetAsync(lease, null, running: false, cancellation);

    private async Task<bool> SetAsync(ImportLease lease, DateTimeOffset? until, bool running, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentHousehold>().ActFor(lease.HouseholdId);
        var db = scope.ServiceProvider.GetRequiredService<AlchemorselDbContext>();
        return await db.Set<ImportJobRow>()
            .Where(job => job.Id == lease.JobId && job.LeaseId == lease.Id && (!running || job.State == ImportJobState.Running))
            .ExecuteUpdateAsync(row => row.SetProperty(job => job.LeasedUntil, until), cancellation) > 0;
    }
}

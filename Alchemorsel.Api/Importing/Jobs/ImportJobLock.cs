using Alchemorsel.Api.Data;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Importing.Jobs;

/// <summary>
/// Every change of a job and its items begins with the job's row, locked: by the cook's requests and by the worker alike. The order is what keeps
/// them from waiting for each other, and the counts true.
/// </summary>
internal static class ImportJobLock
{
    /// <summary>The household's job, tracked and locked until the open transaction ends; null when there is none.</summary>
    public static Task<ImportJobRow?> LockImportAsync(this AlchemorselDbContext db, Guid id, CancellationToken cancellation)
        => db.Set<ImportJobRow>()
            .FromSql($"SELECT * FROM import_job WHERE id = {id} AND household_id = {db.CurrentHousehold} AND is_complete FOR UPDATE")
            .SingleOrDefaultAsync(cancellation);

    /// <summary>The same for a worker: null when the lease is no longer its own, so whatever it was about to do is not to be done.</summary>
    public static Task<ImportJobRow?> LockImportAsync(this AlchemorselDbContext db, ImportLease lease, CancellationToken cancellation)
        => db.Set<ImportJobRow>()
            .FromSql($"""
                SELECT * FROM import_job
                WHERE id = {lease.JobId} AND household_id = {db.CurrentHousehold} AND lease_id = {lease.Id} FOR UPDATE
                """)
            .SingleOrDefaultAsync(cancellation);

    /// <summary>The change that is being made, for the items that it moves.</summary>
    public static long Touch(this ImportJobRow job, DateTimeOffset now)
    {
        job.UpdatedAt = now;
        return ++job.Change;
    }
}

using Alchemorsel.Api.Data;
using Alchemorsel.Api.Data.RowSecurity;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Importing;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Importing.Jobs;

/// <summary>The room that files of imports take in the database.</summary>
internal static class ImportFiles
{
    // 128 MB: one statement that removes gigabytes would outlast its time limit.
    private const int PiecesAtOnce = 256;

    /// <summary>Removes a file's pieces, some at a time; outside of a transaction what is gone stays gone when it is broken off.</summary>
    public static async Task RemoveImportFileAsync(this AlchemorselDbContext db, Guid job, CancellationToken cancellation)
    {
        var pieces = db.Set<ImportChunk>().OfEveryHousehold().Where(chunk => chunk.JobId == job);
        var last = await pieces.MaxAsync(chunk => (int?)chunk.Index, cancellation);
        for (var from = 0; from <= last; from += PiecesAtOnce)
            await pieces.Where(chunk => chunk.Index >= from && chunk.Index < from + PiecesAtOnce).ExecuteDeleteAsync(cancellation);
    }

    /// <summary>
    /// Makes room for a file of the household: of the files of imports that are over, which are kept only for a retry, the oldest go. False when
    /// the others fill the room. A bound against runaway scripts: two uploads at once may pass it, which does no harm.
    /// </summary>
    public static async Task<bool> TryMakeRoomAsync(AlchemorselDbContext db, long bytes, CancellationToken cancellation)
    {
        var kept = await db.Set<ImportJobRow>().Where(job => job.HasFile).OrderBy(job => job.UpdatedAt)
            .Select(job => new { job.Id, job.FileBytes, IsOver = job.State == ImportJobState.Finished || job.State == ImportJobState.Cancelled })
            .ToListAsync(cancellation);
        var taken = kept.Sum(file => file.FileBytes);
        foreach (var file in kept.Where(file => file.IsOver))
        {
            if (taken + bytes <= Limits.ImportFilesMaxBytes)
                break;
            if (await db.ForgetImportFileAsync(file.Id, cancellation))
                taken -= file.FileBytes;
        }

        return taken + bytes <= Limits.ImportFilesMaxBytes;
    }

    /// <summary>False when the import is not over, or begins anew at this moment: then it keeps its file.</summary>
    public static async Task<bool> ForgetImportFileAsync(this AlchemorselDbContext db, Guid id, CancellationToken cancellation)
    {
        var changed = await db.Set<ImportJobRow>()
            .Where(job => job.Id == id && (job.State == ImportJobState.Finished || job.State == ImportJobState.Cancelled))
            .ExecuteUpdateAsync(row => row.SetProperty(job => job.HasFile, false), cancellation);
        if (changed == 0)
            return false;
        await db.RemoveImportFileAsync(id, cancellation);
        return true;
    }
}

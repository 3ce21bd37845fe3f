using Alchemorsel.Api.Data;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Importing;
using Alchemorsel.Contracts.Recipes;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Importing.Jobs;

/// <summary>Imports and their entries as the wire has them.</summary>
internal static class ImportJobReading
{
    /// <summary>The household's imports; one whose file is still arriving isn't there yet.</summary>
    public static IQueryable<ImportJobRow> Imports(this AlchemorselDbContext db) => db.Set<ImportJobRow>().AsNoTracking().Where(job => job.IsComplete);

    public static ImportJob ToJob(this ImportJobRow job) => new(
        job.Id,
        job.Kind,
        job.State,
        job.Duplicates,
        job.Name,
        new ImportCounts(job.Pending, job.Done, job.Failed, job.Duplicate, job.Skipped, job.Merged, job.Cancelled),
        Percent(job),
        job.Change,
        job.Notice,
        CanRetry(job),
        job.CreatedAt,
        job.StartedAt,
        job.FinishedAt,
        [.. job.Parts.Where(part => part.Added + part.Kept > 0 || part.Problem is not null).Select(part => new ImportedPart(part.Kind, part.Added, part.Kept, part.Problem))]);

    /// <summary>Whether what failed can be read again, and a duplicate be brought in after all.</summary>
    public static bool CanRepeat(this ImportJobRow job) => job.Kind == ImportKind.Urls || job.HasFile;

    public static async Task<Page<ImportJob>?> ListAsync(AlchemorselDbContext db, string? cursor, int? limit, CancellationToken cancellation)
    {
        Position<Guid>? after = null;
        if (cursor is not null && !Cursor.TryDecode(cursor, out after))
            return null;
        var size = Math.Clamp(limit ?? Limits.PageDefault, 1, Limits.PageMax);
        var rows = await db.Imports().Where(job => after == null || job.Id < after.Last).OrderByDescending(job => job.Id).Take(size + 1)
            .ToListAsync(cancellation);
        return new Page<ImportJob>(
            [.. rows.Take(size).Select(ToJob)], rows.Count > size ? Cursor.Encode(new Position<Guid>(rows[size - 1].Id)) : null);
    }

    public static async Task<Page<ImportItem>?> ItemsAsync(
        AlchemorselDbContext db, Guid job, ImportItemState? state, string? cursor, int? limit, CancellationToken cancellation)
    {
        Position<int>? after = null;
        if (cursor is not null && !Cursor.TryDecode(cursor, out after))
            return null;
        var size = Math.Clamp(limit ?? Limits.PageDefault, 1, Limits.PageMax);
        var items = db.Set<ImportItemRow>().AsNoTracking()
            .Where(item => item.JobId == job && (state == null || item.State == state) && (after == null || item.Position > after.Last));
        var rows = await Shown(db, items.OrderBy(item => item.Position).Take(size + 1)).ToListAsync(cancellation);
        return new Page<ImportItem>(
            [.. rows.Take(size)], rows.Count > size ? Cursor.Encode(new Position<int>(rows[size - 1].Position)) : null);
    }

    /// <summary>The entries that changed after <paramref name="change"/>, the newest ones when there are many; in the import's order.</summary>
    public static async Task<IReadOnlyList<ImportItem>> ChangedAsync(
        AlchemorselDbContext db, Guid job, long change, CancellationToken cancellation)
    {
        var changed = db.Set<ImportItemRow>().AsNoTracking().Where(item => item.JobId == job && item.Change > change)
            .OrderByDescending(item => item.Change).Take(Limits.PageMax);
        var items = await Shown(db, changed).ToListAsync(cancellation);
        return [.. items.OrderBy(item => item.Position)];
    }

    // The recipes are looked up in the same statement; one that is gone is no link.
    private static IQueryable<ImportItem> Shown(AlchemorselDbContext db, IQueryable<ImportItemRow> items) =>
        from item in items
        join recipe in db.Set<Recipe>() on item.RecipeId equals (Guid?)recipe.Id into recipes
        from recipe in recipes.DefaultIfEmpty()
        join existing in db.Set<Recipe>() on item.ExistingId equals (Guid?)existing.Id into duplicates
        from existing in duplicates.DefaultIfEmpty()
        select new ImportItem(
            item.Position,
            item.Source,
            item.State,
            item.Title,
            item.Reason,
            recipe == null ? null : new RecipeLink(recipe.Id, recipe.Slug, recipe.Title),
            existing == null ? null : new RecipeLink(existing.Id, existing.Slug, existing.Title),
            item.Attempts,
            item.Change);

    private static int Percent(ImportJobRow job)
    {
        if (job.State == ImportJobState.Finished)
            return 100;
        if (job.Kind == ImportKind.File && !job.IsFileRead)
            return job.FilePercent;
        return job.Items == 0 ? 0 : (int)(100L * (job.Items - job.Pending) / job.Items);
    }

    private static bool CanRetry(ImportJobRow job) => job.CanRepeat() && (job.Failed > 0 || job.Cancelled > 0
        || job is { State: ImportJobState.Cancelled, Kind: ImportKind.File, IsFileRead: false });

    private sealed record Position<T>(T Last);
}

using Alchemorsel.Api.Data;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Contracts.Social;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Social;

/// <summary>Reads the cooked log, latest day first; one statement for a page, photos and all.</summary>
internal static class CookedLog
{
    /// <summary>One page of <paramref name="entries"/>, or null when the cursor is not one of ours.</summary>
    public static async Task<Page<CookedEntryInfo>?> ReadAsync(
        AlchemorselDbContext db, IQueryable<CookedEntry> entries, Guid user, string? cursor, int? limit, CancellationToken cancellation)
    {
        LogPosition? after = null;
        if (!string.IsNullOrEmpty(cursor) && !Cursor.TryDecode(cursor, out after))
            return null;
        var size = Math.Clamp(limit ?? Limits.PageDefault, 1, Limits.PageMax);
        if (after is not null)
        {
            entries = entries.Where(entry => EF.Functions.LessThan(
                ValueTuple.Create(entry.CookedOn, entry.Id), ValueTuple.Create(after.CookedOn, after.Id)));
        }

        var found = await Rows(db, entries.OrderByDescending(entry => entry.CookedOn).ThenByDescending(entry => entry.Id).Take(size + 1))
            .ToListAsync(cancellation);
        var items = found.Take(size).Select(row => row.ToInfo(user)).ToList();
        return new Page<CookedEntryInfo>(
            items, found.Count > size ? Cursor.Encode(new LogPosition(items[^1].CookedOn, items[^1].Id)) : null);
    }

    /// <summary>One entry, or null.</summary>
    public static async Task<CookedEntryInfo?> FindAsync(
        AlchemorselDbContext db, Guid recipe, Guid entry, Guid user, CancellationToken cancellation)
    {
        var found = await Rows(db, db.Set<CookedEntry>().Where(row => row.Id == entry && row.RecipeId == recipe)).ToListAsync(cancellation);
        return found.SingleOrDefault()?.ToInfo(user);
    }

    private static IQueryable<LogRow> Rows(AlchemorselDbContext db, IQueryable<CookedEntry> entries)
        => entries.AsNoTracking().AsSingleQuery()
            .OrderByDescending(entry => entry.CookedOn).ThenByDescending(entry => entry.Id)
            .Select(entry => new LogRow
            {
                Entry = entry,
                Recipe = new RecipeLink(entry.RecipeId, entry.Recipe!.Slug, entry.Recipe.Title),
                By = entry.User!.DisplayName ?? entry.ByName,
                Cover = db.Set<RecipeImage>().FirstOrDefault(image => image.Id == entry.Recipe.CoverImageId),
                Photos = entry.Photos.OrderBy(photo => photo.Id).ToList(),
            });

    private sealed record LogPosition(DateOnly CookedOn, Guid Id);

    private sealed class LogRow
    {
        public required CookedEntry Entry { get; init; }
        public required RecipeLink Recipe { get; init; }
        public required string? By { get; init; }
        public required RecipeImage? Cover { get; init; }
        public required List<CookedPhoto> Photos { get; init; }

        public CookedEntryInfo ToInfo(Guid user) => new(
            Entry.Id, Recipe, Cover?.ToInfo(), Entry.CookedOn, Entry.Servings, Entry.Rating, Entry.Note, By, Entry.UserId == user,
            [.. Photos.Select(photo => photo.ToInfo())], Entry.CreatedAt);
    }
}

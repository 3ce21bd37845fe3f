using System.Globalization;
using System.IO.Compression;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Media;
using Alchemorsel.Api.Social;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Exporting;

/// <summary>Writes what a household made of its recipes, and what belongs to all of them, into an archive.</summary>
internal sealed class KitchenArchive(AlchemorselDbContext db, IMediaStorage storage)
{
    /// <summary>Bytes of one recipe's history, unpacked; older revisions are left out. Importing reads no more either.</summary>
    public const long HistoryBytesMax = 32L * 1024 * 1024;

    /// <summary>Bytes of one recipe's log, unpacked: some 15,000 entries with the longest notes, and far more ordinary ones.</summary>
    public const long CookedBytesMax = 32L * 1024 * 1024;

    /// <summary>Bytes of the comments on one recipe, unpacked: some 15,000 of the longest, and far more ordinary ones.</summary>
    public const long CommentsBytesMax = 32L * 1024 * 1024;

    /// <summary>Favourites and ratings of a batch of recipes, for their documents.</summary>
    public async Task<Standings> StandingsAsync(Guid[] recipes, CancellationToken cancellation)
    {
        var favourites = await db.Set<Favourite>().AsNoTracking().Where(row => recipes.Contains(row.RecipeId))
            .OrderBy(row => row.Since).ThenBy(row => row.UserId).ToListAsync(cancellation);
        var ratings = await db.Set<RecipeRating>().AsNoTracking().Where(row => recipes.Contains(row.RecipeId))
            .OrderBy(row => row.RatedAt).ThenBy(row => row.UserId).ToListAsync(cancellation);
        return new Standings(
            favourites.ToLookup(row => row.RecipeId, row => new LibraryFavourite(row.UserId, row.Since)),
            ratings.ToLookup(row => row.RecipeId, row => row.ReviewHiddenAt is null
                ? new LibraryRating(row.UserId, row.Stars, row.RatedAt, row.Review, row.ReviewedAt, row.ReviewEditedAt)
                // What a moderator hid is for its author alone.
                : new LibraryRating(row.UserId, row.Stars, row.RatedAt)));
    }

    /// <summary>The log with its photos, and the history, of a batch of recipes.</summary>
    public async Task WriteAsync(ZipArchive archive, Guid[] recipes, bool images, CancellationToken cancellation)
    {
        var photos = !images ? [] : await db.Set<CookedPhoto>().AsNoTracking()
            .Where(photo => db.Set<CookedEntry>().Any(entry => entry.Id == photo.EntryId && recipes.Contains(entry.RecipeId)))
            .OrderBy(photo => photo.EntryId).ThenBy(photo => photo.Id)
            .Select(photo => new Photo(photo.EntryId, photo.Id, photo.Widths[photo.Widths.Length - 1])).ToListAsync(cancellation);
        var byEntry = photos.ToLookup(photo => photo.Entry);
        var named = new List<(string Name, Photo Photo)>();
        await WriteAsync(archive, KitchenReading.CookedAsync(db, recipes, cancellation), LibraryLines.Cooked, CookedBytesMax, (recipe, entry) =>
        {
            var files = byEntry[entry.Id].Select((photo, index) =>
                (Name: string.Create(CultureInfo.InvariantCulture, $"cooked-{entry.Id.ToString("N")[^12..]}-{index + 1}.webp"), Photo: photo)).ToList();
            named.AddRange(files.Select(file => ($"{Folder(recipe)}{file.Name}", file.Photo)));
            return files.Count == 0 ? entry : entry with { Photos = files.ConvertAll(file => file.Name) };
        }, cancellation);
        foreach (var (name, photo) in named)
            await AddPhotoAsync(archive, name, photo, cancellation);
        await WriteAsync(
            archive, KitchenReading.CommentsAsync(db, recipes, cancellation), LibraryLines.Comments, CommentsBytesMax, (_, comment) => comment, cancellation);
        await WriteAsync(
            archive, KitchenReading.HistoryAsync(db, recipes, cancellation), LibraryLines.History, HistoryBytesMax, (_, revision) => revision, cancellation);
    }

    /// <summary>What belongs to no recipe alone. Another kind of document is one more line here, and one in LibraryImport.</summary>
    public async Task WriteLibraryAsync(ZipArchive archive, bool archived, CancellationToken cancellation)
    {
        await WriteAsync(archive, LibraryLines.Units, (await KitchenReading.UnitsAsync(db, cancellation)).ToAsyncEnumerable(), cancellation);
        await WriteAsync(archive, LibraryLines.Foods, (await KitchenReading.FoodsAsync(db, cancellation)).ToAsyncEnumerable(), cancellation);
        await WriteAsync(archive, LibraryLines.Corrections, KitchenReading.CorrectionsAsync(db, cancellation), cancellation);
        await WriteAsync(archive, LibraryLines.Collections, KitchenReading.CollectionsAsync(db, archived, cancellation), cancellation);
        var searches = await KitchenReading.SavedSearchesAsync(db, cancellation);
        await WriteAsync(archive, LibraryLines.SavedSearches, searches.ToAsyncEnumerable(), cancellation);
        await WriteAsync(archive, LibraryLines.MealPlan, KitchenReading.MealPlanAsync(db, cancellation), cancellation);
    }

    private static string Folder(Guid recipe) => $"recipes/{recipe}/";

    private static async Task WriteAsync<T>(ZipArchive archive, LibraryLines document, IAsyncEnumerable<T> lines, CancellationToken cancellation)
    {
        await using var writer = new LibraryLinesWriter(archive, "", document);
        await foreach (var line in lines.WithCancellation(cancellation))
            await writer.WriteAsync(line, cancellation);
    }

    /// <summary>Lines that come recipe by recipe, each recipe's in a document of its own.</summary>
    private static async Task WriteAsync<T>(
        ZipArchive archive, IAsyncEnumerable<(Guid Recipe, T Line)> lines, LibraryLines document, long bytesMax, Func<Guid, T, T> finish,
        CancellationToken cancellation)
    {
        LibraryLinesWriter? writer = null;
        try
        {
            var current = Guid.Empty;
            await foreach (var (recipe, line) in lines.WithCancellation(cancellation))
            {
                if (writer is null || recipe != current)
                {
                    if (writer is not null)
                        await writer.DisposeAsync();
                    (writer, current) = (new LibraryLinesWriter(archive, Folder(recipe), document, bytesMax), recipe);
                }

                await writer.WriteAsync(finish(recipe, line), cancellation);
            }
        }
        finally
        {
            if (writer is not null)
                await writer.DisposeAsync();
        }
    }

    private async Task AddPhotoAsync(ZipArchive archive, string name, Photo photo, CancellationToken cancellation)
    {
        // A photo whose file is gone is named and not there.
        await using var content = await storage.OpenAsync(new MediaFile(photo.Id, photo.Width, MediaFormat.Webp), cancellation);
        if (content is null)
            return;
        await using var target = await archive.CreateEntry(name, CompressionLevel.NoCompression).OpenAsync(cancellation);
        await content.CopyToAsync(target, cancellation);
    }

    internal sealed record Standings(ILookup<Guid, LibraryFavourite> Favourites, ILookup<Guid, LibraryRating> Ratings);

    private sealed record Photo(Guid Entry, Guid Id, int Width);
}

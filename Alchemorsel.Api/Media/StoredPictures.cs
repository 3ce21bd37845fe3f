using System.Runtime.CompilerServices;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Data.RowSecurity;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Api.Social;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Media;

/// <summary>A row that names files of the media storage by its id.</summary>
public interface IStoredPicture
{
    Guid Id { get; }

    /// <summary>Widths in pixels that the storage holds, ascending.</summary>
    int[] Widths { get; }

    /// <summary>Formats that every width comes in, by their extensions.</summary>
    string[] Formats { get; }

    DateTimeOffset CreatedAt { get; }
}

/// <param name="Widths">Widths in pixels that the storage holds, ascending.</param>
/// <param name="Formats">Formats that every width comes in, by their extensions.</param>
internal sealed record PictureFiles(int[] Widths, string[] Formats);

/// <summary>All tables whose rows name files: whoever serves files or clears away those that nothing names asks here.</summary>
internal static class StoredPictures
{
    private const int BatchSize = 1_000;

    /// <summary>What files there are of the household's picture with this id: one statement, a lookup by key in each table.</summary>
    public static async Task<PictureFiles?> FindAsync(AlchemorselDbContext db, Guid id, CancellationToken cancellationToken)
    {
        var found = await db.Set<RecipeImage>().Where(image => image.Id == id).Select(image => new { image.Widths, image.Formats })
            .Concat(db.Set<CookedPhoto>().Where(photo => photo.Id == id).Select(photo => new { photo.Widths, photo.Formats }))
            .SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : new PictureFiles(found.Widths, found.Formats);
    }

    /// <summary>All pictures that go when a recipe goes.</summary>
    public static IQueryable<Guid> OfRecipe(AlchemorselDbContext db, Guid recipe) =>
        db.Set<RecipeImage>().Where(image => image.RecipeId == recipe).Select(image => image.Id)
            .Concat(db.Set<CookedEntry>().Where(entry => entry.RecipeId == recipe).SelectMany(entry => entry.Photos).Select(photo => photo.Id));

    /// <summary>All pictures that go when households go.</summary>
    public static IQueryable<Guid> OfHouseholds(AlchemorselDbContext db, IReadOnlyList<Guid> households) =>
        Rows<RecipeImage>(db).Where(image => households.Contains(image.HouseholdId)).Select(image => image.Id)
            .Concat(Rows<CookedPhoto>(db).Where(photo => households.Contains(photo.HouseholdId)).Select(photo => photo.Id));

    /// <summary>Those of <paramref name="ids"/> that a row of any household names.</summary>
    public static async Task<HashSet<Guid>> NamedAsync(AlchemorselDbContext db, IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var named = new HashSet<Guid>();
        named.UnionWith(await NamedByAsync<RecipeImage>(db, ids, cancellationToken));
        named.UnionWith(await NamedByAsync<CookedPhoto>(db, ids, cancellationToken));
        return named;
    }

    /// <summary>Every picture of every household that is older than <paramref name="before"/>, in batches by key.</summary>
    public static IAsyncEnumerable<Guid> AllAsync(AlchemorselDbContext db, DateTimeOffset before) =>
        AllOfAsync<RecipeImage>(db, before).Concat(AllOfAsync<CookedPhoto>(db, before));

    private static Task<List<Guid>> NamedByAsync<T>(AlchemorselDbContext db, IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
        where T : class, IStoredPicture =>
        Rows<T>(db).Where(row => ids.Contains(row.Id)).Select(row => row.Id).ToListAsync(cancellationToken);

    private static async IAsyncEnumerable<Guid> AllOfAsync<T>(
        AlchemorselDbContext db, DateTimeOffset before, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where T : class, IStoredPicture
    {
        List<Guid> batch = [Guid.Empty];
        do
        {
            var last = batch[^1];
            batch = await Rows<T>(db).Where(row => row.Id > last && row.CreatedAt < before).OrderBy(row => row.Id).Select(row => row.Id)
                .Take(BatchSize).ToListAsync(cancellationToken);
            foreach (var id in batch)
                yield return id;
        }
        while (batch.Count == BatchSize);
    }

    private static IQueryable<T> Rows<T>(AlchemorselDbContext db)
        where T : class, IStoredPicture => db.Set<T>().AsNoTracking().OfEveryHousehold();
}

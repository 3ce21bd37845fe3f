using Alchemorsel.Api.Data;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Recipes;

/// <summary>
/// The newest part of a large library, for what needs a bounded number of answers rather than all: they are looked for there first, and everywhere only when
/// it hasn't enough. A common word then costs what is needed of it and not what the library has of it: rows of one part lie together, so the index
/// (ix_recipe_search_found_by) passes over the others without reading them. A second, larger part was tried: what it saves where it has enough it costs
/// where it hasn't.
/// </summary>
internal sealed class RecipeEras
{
    /// <summary>Places in an era, as a power of two: 16,384. The newest part is the last two, since the last may have begun only now.</summary>
    public const int Bits = 14;

    private readonly string[]? newest;

    private RecipeEras(string[]? newest) => this.newest = newest;

    /// <summary>The eras of the household's library; one look at either end of an index.</summary>
    public static async Task<RecipeEras> ReadAsync(AlchemorselDbContext db, CancellationToken cancellation)
    {
        var household = db.CurrentHousehold;
        var ends = await db.Database.SqlQuery<Ends>(
            $"""
            SELECT (SELECT place FROM recipe_search WHERE household_id = {household} ORDER BY recipe_id LIMIT 1) AS oldest,
                (SELECT place FROM recipe_search WHERE household_id = {household} ORDER BY recipe_id DESC LIMIT 1) AS newest
            """).SingleAsync(cancellation);
        // One that is no larger than the newest part has none.
        return ends is { Oldest: { } oldest, Newest: { } newest } && newest - oldest >= 2L << Bits
            ? new RecipeEras(RecipeTraits.In(household, RecipeTraits.Era(newest), RecipeTraits.Era(newest - (1L << Bits))))
            : new RecipeEras(null);
    }

    /// <summary>What <paramref name="readAsync"/> reads of the newest part when that is as much as is needed, else of the whole library.</summary>
    /// <param name="documents">What is asked for, of the whole library.</param>
    /// <param name="enough">Rows.</param>
    /// <param name="readAsync">Reads no more than it needs of those that it is given.</param>
    public async Task<List<T>> ReadAsync<T>(
        IQueryable<RecipeSearchDocument> documents, int enough, Func<IQueryable<RecipeSearchDocument>, Task<List<T>>> readAsync)
    {
        if (newest is not null)
        {
            var rows = await readAsync(documents.Where(document => newest.Any(era => document.Traits.Contains(era))));
            if (rows.Count >= enough)
                return rows;
        }
        return await readAsync(documents);
    }

    /// <summary>Whether the newest part alone has so many of them; when not, they may still be there.</summary>
    public async Task<bool> HaveAsync(IQueryable<RankedDocument> found, int count, CancellationToken cancellation)
        => newest is not null && await found.Where(row => newest.Any(era => row.Document.Traits.Contains(era)))
            .Take(count).Select(row => row.Document.RecipeId).CountAsync(cancellation) >= count;

    private sealed record Ends(long? Oldest, long? Newest);
}

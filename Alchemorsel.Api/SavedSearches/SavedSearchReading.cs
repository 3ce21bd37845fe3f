using Alchemorsel.Api.Collections;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Http;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Contracts.SavedSearches;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.SavedSearches;

/// <summary>Reads saved searches, with who made them and what their collections are called; one statement, however many there are.</summary>
internal static class SavedSearchReading
{
    public static async Task<IReadOnlyList<SavedSearchInfo>> ListAsync(AlchemorselDbContext db, CancellationToken cancellation)
    {
        var rows = await Rows(db, db.Set<SavedSearch>().OrderBy(search => search.SortName).Take(Limits.SavedSearchesMax)).ToListAsync(cancellation);
        return [.. rows.Select(row => row.ToInfo())];
    }

    /// <summary>One of them, or null; with its version.</summary>
    public static async Task<(SavedSearchInfo Info, uint Version)?> FindAsync(AlchemorselDbContext db, Guid id, CancellationToken cancellation)
        => await Rows(db, db.Set<SavedSearch>().Where(search => search.Id == id)).SingleOrDefaultAsync(cancellation) is { } row
            ? (row.ToInfo(), row.Search.Version)
            : null;

    private static IQueryable<Row> Rows(AlchemorselDbContext db, IQueryable<SavedSearch> searches)
        => searches.AsNoTracking()
            .LeftJoin(
                db.Set<Collection>(),
                search => search.CollectionId,
                collection => (Guid?)collection.Id,
                (search, collection) => new Row { Search = search, By = search.User!.DisplayName, CollectionName = collection!.Name })
            .OrderBy(row => row.Search.SortName);

    private sealed class Row
    {
        public required SavedSearch Search { get; init; }
        public required string? By { get; init; }
        public required string? CollectionName { get; init; }

        public SavedSearchInfo ToInfo() => new(
            Search.Id, Search.Name, Search.Query, $"/api/v1/recipes{RecipeQueryString.Of(Search.Query)}", CollectionName,
            Search.CollectionId is not null && CollectionName is null, By, Search.CreatedAt, Search.UpdatedAt, Versions.Text(Search.Version));
    }
}

using Alchemorsel.Api.Data;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Collections;
using Alchemorsel.Contracts.Recipes;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Collections;

/// <summary>Reads collections in a number of statements that does not grow with them: one for a page of collections, two for one of recipes.</summary>
internal static class CollectionList
{
    private const int CoversMax = 4;

    /// <summary>One page by name, or null when the cursor is not one of ours.</summary>
    /// <param name="db">The database.</param>
    /// <param name="recipe">A recipe to say of whether it is in each; null for none.</param>
    /// <param name="cursor">Where to go on.</param>
    /// <param name="limit">Collections of the page.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static async Task<Page<CollectionInfo>?> ReadAsync(
        AlchemorselDbContext db, Guid? recipe, string? cursor, int limit, CancellationToken cancellation)
    {
        NamePosition? after = null;
        if (!string.IsNullOrEmpty(cursor) && (!Cursor.TryDecode(cursor, out after) || after!.Name?.Contains('\0', StringComparison.Ordinal) != false))
            return null;
        var collections = db.Set<Collection>().AsQueryable();
        if (after is not null)
        {
            collections = collections.Where(collection => EF.Functions.GreaterThan(
                ValueTuple.Create(collection.SortName, collection.Id), ValueTuple.Create(after.Name, after.Id)));
        }

        var found = await Rows(db, collections.OrderBy(collection => collection.SortName).ThenBy(collection => collection.Id).Take(limit + 1), recipe)
            .ToListAsync(cancellation);
        var next = found.Count > limit ? Cursor.Encode(new NamePosition(found[limit - 1].Collection.SortName, found[limit - 1].Collection.Id)) : null;
        return new Page<CollectionInfo>([.. found.Take(limit).Select(row => row.ToInfo())], next);
    }

    /// <summary>One collection, or null.</summary>
    public static async Task<CollectionInfo?> FindAsync(AlchemorselDbContext db, Guid id, CancellationToken cancellation)
    {
        var found = await Rows(db, db.Set<Collection>().Where(collection => collection.Id == id), null).ToListAsync(cancellation);
        return found.SingleOrDefault()?.ToInfo();
    }

    /// <summary>One page of a collection's recipes in their order, archived ones left out; or null when the cursor is not one of ours.</summary>
    public static async Task<Page<RecipeSummary>?> ReadRecipesAsync(
        AlchemorselDbContext db, Guid id, string? cursor, int limit, CancellationToken cancellation)
    {
        PlacePosition? after = null;
        if (!string.IsNullOrEmpty(cursor) && !Cursor.TryDecode(cursor, out after))
            return null;
        var places = db.Set<CollectionRecipe>().AsNoTracking().Where(place => place.CollectionId == id && place.Recipe!.ArchivedAt == null);
        if (after is not null)
        {
            places = places.Where(place => EF.Functions.GreaterThan(
                ValueTuple.Create(place.Position, place.RecipeId), ValueTuple.Create(after.Position, after.Recipe)));
        }

        var found = await places.OrderBy(place => place.Position).ThenBy(place => place.RecipeId)
            .Take(limit + 1)
            .Select(place => new PlacePosition(place.Position, place.RecipeId))
            .ToListAsync(cancellation);
        var shown = found.Take(limit).ToList();
        var summaries = await RecipeSummaries.ReadAsync(db, shown.ConvertAll(place => place.Recipe), cancellation);
        return new Page<RecipeSummary>(
            // One that was deleted between the two statements is simply not there any more.
            [.. shown.Select(place => summaries.GetValueOrDefault(place.Recipe)).OfType<RecipeSummary>()],
            found.Count > limit ? Cursor.Encode(shown[^1]) : null);
    }

    private static IQueryable<CollectionRow> Rows(AlchemorselDbContext db, IQueryable<Collection> collections, Guid? recipe)
        => collections.AsNoTracking().AsSingleQuery()
            .OrderBy(collection => collection.SortName).ThenBy(collection => collection.Id)
            .Select(collection => new CollectionRow
            {
                Collection = collection,
                Recipes = collection.Recipes.Count(place => place.Recipe!.ArchivedAt == null),
                Covers = collection.Recipes.Where(place => place.Recipe!.ArchivedAt == null)
                    .Join(db.Set<RecipeImage>(), place => place.Recipe!.CoverImageId, image => (Guid?)image.Id, (place, image) => new { place.Position, Image = image })
                    .OrderBy(cover => cover.Position)
                    .Take(CoversMax)
                    .Select(cover => cover.Image)
                    .ToList(),
                Contains = recipe == null ? null : collection.Recipes.Any(place => place.RecipeId == recipe),
            });

    private sealed record NamePosition(string Name, Guid Id);

    private sealed record PlacePosition(long Position, Guid Recipe);

    private sealed class CollectionRow
    {
        public required Collection Collection { get; init; }
        public required int Recipes { get; init; }
        public required List<RecipeImage> Covers { get; init; }
        public required bool? Contains { get; init; }

        public CollectionInfo ToInfo() => new(
            Collection.Id, Collection.Name, Collection.Description, Recipes, [.. Covers.Select(image => image.ToInfo())], Contains,
            Collection.CreatedAt, Collection.UpdatedAt);
    }
}

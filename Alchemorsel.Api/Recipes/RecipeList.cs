using System.Security.Cryptography;
using System.Text.Json;
using Alchemorsel.Api.Collections;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Social;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Recipes;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Recipes;

/// <summary>
/// The household's recipes in keyset order: no OFFSET and no count, so page 200 costs what page 1 costs. One round trip; a search that finds
/// nothing as written takes a second look for misspelt words (<see cref="RecipeSearch"/>).
/// </summary>
internal static class RecipeList
{
    /// <summary>One page, or null when the cursor is not one of this query.</summary>
    public static async Task<Page<RecipeSummary>?> ReadAsync(
        AlchemorselDbContext db, RecipeQuery query, string language, CancellationToken cancellation)
    {
        var fingerprint = Fingerprint(query);
        ListPosition? after = null;
        if (query.Cursor is not null
            && (!Cursor.TryDecode(query.Cursor, out after) || after!.Query != fingerprint || after.Title.Contains('\0', StringComparison.Ordinal)))
            return null;

        var size = Math.Clamp(query.Limit ?? Limits.PageDefault, 1, Limits.PageMax);
        var recipes = Narrow(db, db.Set<Recipe>().AsNoTracking(), query);
        if (string.IsNullOrWhiteSpace(query.Q))
            return ToPage(await Rows(db, Sorted(recipes, query.Sort, after), size).ToListAsync(cancellation), size, fingerprint, misspelt: false);

        var words = new SearchWords(query.Q);
        if (words.All.Count == 0)
            return new Page<RecipeSummary>([], null);
        if (after is not { Misspelt: true })
        {
            var found = await Rows(db, Ranked(RecipeSearch.AsWritten(db, recipes, words, language), after), size).ToListAsync(cancellation);
            if (found.Count > 0 || after is not null)
                return ToPage(found, size, fingerprint, misspelt: false);
        }
        var similar = Rows(db, Ranked(RecipeSearch.Misspelt(db, recipes, words), after), size);
        return ToPage(await RecipeSearch.WithTolerance(db, similar, cancellation), size, fingerprint, misspelt: true);
    }

    private static IQueryable<Recipe> Narrow(AlchemorselDbContext db, IQueryable<Recipe> recipes, RecipeQuery query)
    {
        recipes = query.Status switch
        {
            RecipeStatus.Archived => recipes.Where(recipe => recipe.ArchivedAt != null),
            RecipeStatus.Draft => recipes.Where(recipe => recipe.ArchivedAt == null && recipe.IsDraft),
            RecipeStatus.Published => recipes.Where(recipe => recipe.ArchivedAt == null && !recipe.IsDraft),
            _ => recipes.Where(recipe => recipe.ArchivedAt == null),
        };
        if (Folding.FoldOrNull(query.Tag) is { } tag)
            recipes = recipes.Where(recipe => recipe.TagKeys.Contains(tag));
        if (Folding.FoldOrNull(query.Cuisine) is { } cuisine)
            recipes = recipes.Where(recipe => recipe.CuisineKey == cuisine);
        if (Folding.FoldOrNull(query.Category) is { } category)
            recipes = recipes.Where(recipe => recipe.CategoryKey == category);
        if (query.MaxMinutes is { } minutes)
            recipes = recipes.Where(recipe => recipe.SortMinutes <= minutes);
        if (query.Favourite)
        {
            var user = db.CurrentUser;
            recipes = recipes.Where(recipe => db.Set<Favourite>().Any(row => row.UserId == user && row.RecipeId == recipe.Id));
        }

        if (query.Collection is { } collection)
            recipes = recipes.Where(recipe => db.Set<CollectionRecipe>().Any(place => place.CollectionId == collection && place.RecipeId == recipe.Id));
        return recipes;
    }

    // Each order ends with the id and is the order of an index (RecipeConfiguration); a row comparison continues it where it stopped.
    private static IQueryable<RankedRecipe> Sorted(IQueryable<Recipe> recipes, RecipeSort sort, ListPosition? after)
    {
        recipes = sort switch
        {
            RecipeSort.Title => recipes
                .Where(recipe => after == null || EF.Functions.GreaterThan(
                    ValueTuple.Create(recipe.SortTitle, recipe.Id), ValueTuple.Create(after.Title, after.Id)))
                .OrderBy(recipe => recipe.SortTitle).ThenBy(recipe => recipe.Id),
            RecipeSort.Quickest => recipes
                .Where(recipe => after == null || EF.Functions.GreaterThan(
                    ValueTuple.Create(recipe.SortMinutes, recipe.Id), ValueTuple.Create(after.Minutes, after.Id)))
                .OrderBy(recipe => recipe.SortMinutes).ThenBy(recipe => recipe.Id),
            // Ids are UUIDv7: their order is the order of creation.
            _ => recipes
                .Where(recipe => after == null || recipe.Id < after.Id)
                .OrderByDescending(recipe => recipe.Id),
        };
        return recipes.Select(recipe => new RankedRecipe { Recipe = recipe, Rank = 0 });
    }

    private static IQueryable<RankedRecipe> Ranked(IQueryable<RankedRecipe> found, ListPosition? after)
        => found
            .Where(row => after == null || row.Rank < after.Rank || (row.Rank == after.Rank && row.Recipe.Id < after.Id))
            .OrderByDescending(row => row.Rank).ThenByDescending(row => row.Recipe.Id);

    private static IQueryable<ListRow> Rows(AlchemorselDbContext db, IQueryable<RankedRecipe> ordered, int size)
        => ordered.Take(size + 1).LeftJoin(
            db.Set<RecipeImage>(),
            row => row.Recipe.CoverImageId,
            image => (Guid?)image.Id,
            (row, image) => new ListRow(
                row.Recipe.SortTitle,
                row.Recipe.SortMinutes,
                row.Rank,
                new RecipeSummary(
                    row.Recipe.Id,
                    row.Recipe.Slug,
                    row.Recipe.Title,
                    row.Recipe.Description == null ? null : row.Recipe.Description.Substring(0, SummaryMax),
                    row.Recipe.SortMinutes == Recipe.UnknownMinutes ? null : row.Recipe.SortMinutes,
                    row.Recipe.Servings,
                    row.Recipe.Cuisine,
                    row.Recipe.Category,
                    row.Recipe.ArchivedAt != null ? RecipeStatus.Archived : row.Recipe.IsDraft ? RecipeStatus.Draft : RecipeStatus.Published,
                    row.Recipe.Tags,
                    image == null
                        ? null
                        : new RecipeImageInfo(
                            image.Id, $"/media/{image.Id}/{{width}}.webp", image.Widths, image.Width, image.Height, image.Placeholder, image.Alt)
                        {
                            Formats = image.Formats,
                            Preview = image.Preview,
                        },
                    row.Recipe.UpdatedAt,
                    row.Recipe.Search!.Rating,
                    row.Recipe.Search!.CookedCount)));

    // Characters of the description in a list.
    private const int SummaryMax = 280;

    private static Page<RecipeSummary> ToPage(List<ListRow> rows, int size, string fingerprint, bool misspelt)
    {
        if (rows.Count <= size)
            return new Page<RecipeSummary>([.. rows.Select(row => row.Summary)], null);
        var last = rows[size - 1];
        var next = new ListPosition(fingerprint, last.Summary.Id, last.SortTitle, last.SortMinutes, last.Rank, misspelt);
        return new Page<RecipeSummary>([.. rows.Take(size).Select(row => row.Summary)], Cursor.Encode(next));
    }

    // A cursor continues only the query that it came from: under another filter or order its keys would skip rows silently.
    private static string Fingerprint(RecipeQuery query)
    {
        var asked = JsonSerializer.SerializeToUtf8Bytes(query with { Cursor = null, Limit = null });
        return Convert.ToHexString(SHA256.HashData(asked).AsSpan(0, 8));
    }

    private sealed record ListPosition(string Query, Guid Id, string Title, int Minutes, double Rank, bool Misspelt);

    private sealed record ListRow(string SortTitle, int SortMinutes, double Rank, RecipeSummary Summary);
}

/// <summary>A recipe with how well it answers a search.</summary>
internal sealed class RankedRecipe
{
    public required Recipe Recipe { get; init; }
    public required double Rank { get; init; }
}

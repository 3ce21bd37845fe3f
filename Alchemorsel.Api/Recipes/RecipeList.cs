using System.Security.Cryptography;
using System.Text.Json;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Foods;
using Alchemorsel.Api.Http;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Recipes;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Recipes;

/// <summary>
/// The household's recipes in keyset order: no OFFSET and no count, so page 200 costs what page 1 costs. Narrowed and sorted in
/// <c>recipe_search</c> alone; the recipes themselves are joined by key for the rows of the page. A search that finds nothing takes another
/// look (<see cref="SearchReading"/>).
/// </summary>
internal static class RecipeList
{
    /// <summary>One page, or null when the cursor is not one of this query.</summary>
    /// <param name="day">Decides where the random order begins.</param>
    public static async Task<Page<RecipeSummary>?> ReadAsync(
        AlchemorselDbContext db, RecipeQuery query, string language, DateOnly day, CancellationToken cancellation)
    {
        var fingerprint = Fingerprint(query);
        ListPosition? after = null;
        if (query.Cursor is not null && (!Cursor.TryDecode(query.Cursor, out after) || !IsOf(fingerprint, after!)))
            return null;

        var size = Math.Clamp(query.Limit ?? Limits.PageDefault, 1, Limits.PageMax);
        var searched = !string.IsNullOrWhiteSpace(query.Q);
        var sort = query.Sort ?? (searched ? RecipeSort.Relevance : RecipeSort.Newest);
        // Nothing is more relevant than something else where nothing was asked.
        sort = sort == RecipeSort.Relevance && !searched ? RecipeSort.Newest : sort;
        var order = new Order(sort, after?.Start ?? RecipeOrder.StartOf(day), after, size);
        var documents = RecipeFilters.Narrow(db, query, await FoodKeys.LoadForAsync(db, query, cancellation));
        if (!searched)
        {
            var all = Unranked(documents);
            return ToPage(await RowsAsync(db, all, order, cancellation), order, fingerprint, SearchReading.Written);
        }

        var words = new SearchWords(query.Q!);
        if (words.All.Count == 0)
            return new Page<RecipeSummary>([], null);
        for (var reading = after?.Reading ?? await RecipeSearch.FirstAsync(db, words, cancellation); reading <= SearchReading.Corrected; reading++)
        {
            if (await RecipeSearch.ReadAsync(db, documents, words, language, reading, cancellation) is not { } found)
                continue;
            var rows = sort == RecipeSort.Relevance
                ? await RelevantAsync(db, found.Rows, order, cancellation)
                : await RowsAsync(db, found.Rows, order, cancellation);
            if (rows.Count > 0 || after is not null)
                return await WithMatchesAsync(db, ToPage(rows, order, fingerprint, reading), found.Shown, cancellation);
        }
        return new Page<RecipeSummary>([], null);
    }

    // A statement for each part of the order until the page is full.
    private static async Task<List<ListRow>> RowsAsync(
        AlchemorselDbContext db, IQueryable<RankedDocument> found, Order order, CancellationToken cancellation)
    {
        var (rows, first) = (new List<ListRow>(), order.After?.Part ?? 0);
        for (var part = first; part < RecipeOrder.Parts(order.Sort) && rows.Count <= order.Size; part++)
        {
            var ordered = RecipeOrder.Of(found, order.Sort, part, order.Start, part == first ? order.After : null);
            rows.AddRange(await Rows(db, ordered.Take(order.Size + 1 - rows.Count), part).ToListAsync(cancellation));
        }
        return rows;
    }

    private static async Task<List<ListRow>> RelevantAsync(
        AlchemorselDbContext db, IQueryable<RankedDocument> found, Order order, CancellationToken cancellation)
    {
        var relevant = await RecipeRelevance.FirstAsync(found, await RecipeEras.ReadAsync(db, cancellation), order.After, order.Size + 1, cancellation);
        if (relevant.Count == 0)
            return [];
        var rows = (await RowsAsync(db, [.. relevant.Select(recipe => recipe.Id)], cancellation)).ToDictionary(row => row.Summary.Id);
        return [.. relevant.Where(recipe => rows.ContainsKey(recipe.Id)).Select(recipe => rows[recipe.Id] with { Part = recipe.Part, Rank = recipe.Rank })];
    }

    private static IQueryable<RankedDocument> Unranked(IQueryable<RecipeSearchDocument> documents)
        => documents.Select(document => new RankedDocument { Document = document, Matches = true, InTitle = false, Rank = 0 });

    /// <summary>These recipes of the household as lists show them, by id; one statement.</summary>
    public static async Task<Dictionary<Guid, RecipeSummary>> SummariesAsync(
        AlchemorselDbContext db, IReadOnlyCollection<Guid> recipes, CancellationToken cancellation)
    {
        var rows = await RowsAsync(db, recipes, cancellation);
        return rows.ToDictionary(row => row.Summary.Id, row => row.Summary);
    }

    private static Task<List<ListRow>> RowsAsync(AlchemorselDbContext db, IReadOnlyCollection<Guid> recipes, CancellationToken cancellation)
    {
        var documents = db.Set<RecipeSearchDocument>().AsNoTracking().Where(document => recipes.Contains(document.RecipeId));
        return Rows(db, Unranked(documents), 0).ToListAsync(cancellation);
    }

    private static IQueryable<ListRow> Rows(AlchemorselDbContext db, IQueryable<RankedDocument> ordered, int part)
        => ordered
            .Join(db.Set<Recipe>(), row => row.Document.RecipeId, recipe => recipe.Id, (row, recipe) => new { row.Document, row.Rank, Recipe = recipe })
            .LeftJoin(
                db.Set<RecipeImage>(),
                row => row.Recipe.CoverImageId,
                image => (Guid?)image.Id,
                (row, image) => new ListRow(
                    part,
                    row.Document.SortTitle,
                    row.Document.Minutes,
                    row.Document.Shuffle,
                    row.Rank,
                    row.Document.LastCookedAt,
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
                        row.Document.Rating,
                        row.Document.CookedCount)
                    {
                        Diets = FoodRules.Write(row.Document.Diets),
                    }));

    // Characters of the description in a list.
    private const int SummaryMax = 280;

    private static Page<RecipeSummary> ToPage(List<ListRow> rows, Order order, string fingerprint, SearchReading reading)
    {
        var (sort, start, _, size) = order;
        if (rows.Count <= size)
            return new Page<RecipeSummary>([.. rows.Select(row => row.Summary)], null);
        var last = rows[size - 1];
        var number = sort switch
        {
            RecipeSort.Quickest => last.Minutes,
            RecipeSort.MostCooked => last.Summary.CookedCount,
            RecipeSort.Random => last.Shuffle,
            _ => 0,
        };
        var measure = sort == RecipeSort.Rating ? last.Summary.Rating ?? 0 : last.Rank;
        var next = new ListPosition(
            fingerprint, last.Summary.Id, last.Part, sort == RecipeSort.Title ? last.SortTitle : "", number, measure, last.LastCookedAt, start, reading);
        return new Page<RecipeSummary>([.. rows.Take(size).Select(row => row.Summary)], Cursor.Encode(next));
    }

    // Where the words stand, for the rows of the page only; one statement.
    private static async Task<Page<RecipeSummary>> WithMatchesAsync(
        AlchemorselDbContext db, Page<RecipeSummary> page, IReadOnlyList<string> words, CancellationToken cancellation)
    {
        if (page.Items.Count == 0)
            return page;
        var ids = page.Items.Select(item => item.Id).ToList();
        var texts = await db.Set<Recipe>().AsNoTracking().Where(recipe => ids.Contains(recipe.Id))
            .Select(recipe => new SearchedText(recipe.Id, recipe.Description, recipe.Notes, recipe.Ingredients, recipe.Steps))
            .ToDictionaryAsync(text => text.Id, cancellation);
        var highlighter = new Highlighter(words);
        return page with { Items = [.. page.Items.Select(item => item with { Match = highlighter.Find(item, texts.GetValueOrDefault(item.Id)) })] };
    }

    private static bool IsOf(string fingerprint, ListPosition position)
        => position.Query == fingerprint
            && !(position.Title ?? "\0").Contains('\0', StringComparison.Ordinal)
            && double.IsFinite(position.Measure)
            && position.Part is >= 0 and < RecipeRelevance.Parts
            && Enum.IsDefined(position.Reading);

    // A cursor continues only the query that it came from: under another filter or order its keys would skip rows silently.
    private static string Fingerprint(RecipeQuery query)
    {
        var asked = JsonSerializer.SerializeToUtf8Bytes(query with { Cursor = null, Limit = null });
        return Convert.ToHexString(SHA256.HashData(asked).AsSpan(0, 8));
    }

    private sealed record Order(RecipeSort Sort, int Start, ListPosition? After, int Size);

    private sealed record ListRow(
        int Part, string SortTitle, int Minutes, int Shuffle, double Rank, DateTimeOffset? LastCookedAt, RecipeSummary Summary);
}

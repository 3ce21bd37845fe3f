using Alchemorsel.Api.Data;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Contracts.Search;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Search;

/// <summary>
/// Suggestions while somebody types. Asked with every letter, so each look costs what it answers and not what the library holds: titles by the
/// beginning of an index, words of titles among a bounded number of the recipes that have them, and misspelt ones only when there is nothing else.
/// </summary>
internal static class Suggestions
{
    // A word that few titles and many other texts have is not looked for beyond these.
    private const int LookedAtMax = 1000;

    // Fewer letters begin too many words.
    private const int WordMin = 3;
    private const int MisspeltMin = 4;

    public static async Task<RecipeSuggestions> ReadAsync(AlchemorselDbContext db, string typed, CancellationToken cancellation)
    {
        var folded = Folding.Fold(typed);
        if (folded.Length == 0)
            return new RecipeSuggestions([], []);
        var recipes = await BeginningWithAsync(db, folded, cancellation);
        var words = new SearchWords(typed);
        if (recipes.Count < Limits.SuggestionsMax && words.All is [.., { Length: >= WordMin }])
            recipes.AddRange(await WithWordsAsync(db, words.All, recipes, cancellation));
        var foods = await FoodsAsync(db, folded, cancellation);
        if (recipes.Count == 0 && foods.Count == 0 && words.ToCompare.Any(word => word.Length >= MisspeltMin))
            recipes.AddRange(await MisspeltAsync(db, words, cancellation));
        return new RecipeSuggestions(recipes, foods);
    }

    // Served by the index on (household, sort_title); the collation is C, so the last code point ends the range.
    private static Task<List<RecipeLink>> BeginningWithAsync(AlchemorselDbContext db, string folded, CancellationToken cancellation)
    {
        var end = folded + "\U0010FFFF";
        return db.Database.SqlQuery<RecipeLink>(
            $"""
            SELECT recipe.id, recipe.slug, recipe.title
            FROM recipe_search AS search JOIN recipe ON recipe.id = search.recipe_id
            WHERE search.household_id = {db.CurrentHousehold} AND search.archived_at IS NULL
                AND search.sort_title >= {folded} AND search.sort_title < {end}
            ORDER BY search.sort_title, search.recipe_id LIMIT {Limits.SuggestionsMax}
            """).ToListAsync(cancellation);
    }

    // Served by the GIN index on (household, vector); weights are not in it, so titles (A) are told apart in the rows.
    private static async Task<List<RecipeLink>> WithWordsAsync(
        AlchemorselDbContext db, IReadOnlyList<string> words, List<RecipeLink> known, CancellationToken cancellation)
    {
        var (anywhere, inTitle) = (Query(words, ""), Query(words, "A"));
        var ids = known.Select(recipe => recipe.Id).ToArray();
        var found = await db.Database.SqlQuery<RecipeLink>(
            $"""
            WITH near AS (
                SELECT recipe_id, vector FROM recipe_search
                WHERE household_id = {db.CurrentHousehold} AND archived_at IS NULL AND vector @@ to_tsquery('simple', {anywhere})
                LIMIT {LookedAtMax})
            SELECT recipe.id, recipe.slug, recipe.title
            FROM near JOIN recipe ON recipe.id = near.recipe_id
            WHERE near.vector @@ to_tsquery('simple', {inTitle}) AND recipe.id <> ALL({ids})
            LIMIT {Limits.SuggestionsMax - known.Count}
            """).ToListAsync(cancellation);
        return [.. found.OrderBy(recipe => recipe.Title, StringComparer.OrdinalIgnoreCase)];
    }

    private static Task<List<RecipeLink>> MisspeltAsync(AlchemorselDbContext db, SearchWords words, CancellationToken cancellation)
    {
        var documents = db.Set<RecipeSearchDocument>().AsNoTracking().Where(recipe => recipe.ArchivedAt == null);
        return RecipeSearch.WithTolerance(
            db,
            () => RecipeSearch.Misspelt(documents, words).OrderByDescending(row => row.Rank).ThenBy(row => row.Document.RecipeId).Take(Limits.SuggestionsMax)
                .Join(db.Set<Recipe>(), row => row.Document.RecipeId, recipe => recipe.Id, (row, recipe) => new RecipeLink(recipe.Id, recipe.Slug, recipe.Title))
                .ToListAsync(cancellation),
            cancellation);
    }

    // The catalogue is in memory; only whether the household has a recipe with the food is asked, for a few foods, in one statement.
    private static async Task<IReadOnlyList<string>> FoodsAsync(AlchemorselDbContext db, string folded, CancellationToken cancellation)
    {
        var candidates = folded.Length < 2 ? [] : FoodNames.BeginningWith(folded, Limits.SuggestionsMax);
        if (candidates.Count == 0)
            return [];
        var codes = candidates.Select(candidate => candidate.Code).ToArray();
        var used = await db.Database.SqlQuery<string>(
            $"""
            SELECT food AS "Value" FROM unnest({codes}) AS food
            WHERE EXISTS (SELECT 1 FROM recipe_search WHERE household_id = {db.CurrentHousehold} AND archived_at IS NULL AND foods @> ARRAY[food])
            """).ToListAsync(cancellation);
        return [.. candidates.Where(candidate => used.Contains(candidate.Code)).Select(candidate => candidate.Name)];
    }

    // Every word as it is, the last one as a beginning. Words are letters and digits only, so that quoting them is enough.
    private static string Query(IReadOnlyList<string> words, string weight) => string.Join(
        " & ", words.Select((word, index) => (index == words.Count - 1 ? $"'{word}':*" : weight.Length > 0 ? $"'{word}':" : $"'{word}'") + weight));
}

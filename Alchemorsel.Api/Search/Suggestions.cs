using Alchemorsel.Api.Data;
using Alchemorsel.Api.Foods;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Contracts.Search;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Search;

/// <summary>
/// Suggestions while somebody types. Asked with every letter, so each look costs what it answers and not what the library holds: titles by the
/// beginning of an index, words of titles and foods first among the newest recipes, where common ones are, and misspelt ones only when there is
/// nothing else.
/// </summary>
internal static class Suggestions
{
    // Fewer letters begin too many words.
    private const int WordMin = 3;

    // What is not among so many is rare, and an index that has to list all of it before the first is cheap.
    private const int NewestMax = 1_000;

    public static async Task<RecipeSuggestions> ReadAsync(AlchemorselDbContext db, string typed, CancellationToken cancellation)
    {
        var folded = Folding.Fold(typed);
        if (folded.Length == 0)
            return new RecipeSuggestions([], []);
        var recipes = await BeginningWithAsync(db, folded, cancellation);
        var words = new SearchWords(typed);
        if (recipes.Count < Limits.SuggestionsMax && words.All is [.., { Length: >= WordMin }])
            recipes.AddRange(await WithWordsAsync(db, Query(words.All), recipes, cancellation));
        var foods = await FoodsAsync(db, folded, cancellation);
        if (recipes.Count == 0 && foods.Count == 0 && await SearchSpelling.ReadAsync(db, words, cancellation) is { } correction)
            recipes.AddRange(await WithWordsAsync(db, correction.Query, recipes, cancellation));
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

    private static async Task<List<RecipeLink>> WithWordsAsync(
        AlchemorselDbContext db, string query, List<RecipeLink> known, CancellationToken cancellation)
    {
        var ids = known.Select(recipe => recipe.Id).ToArray();
        var (wanted, household) = (Limits.SuggestionsMax - known.Count, RecipeTraits.In(db.CurrentHousehold));
        var found = await db.Database.SqlQuery<RecipeLink>(
            $"""
            SELECT recipe.id, recipe.slug, recipe.title
            FROM (SELECT recipe_id, title_vector FROM recipe_search WHERE household_id = {db.CurrentHousehold} AND archived_at IS NULL
                ORDER BY recipe_id DESC LIMIT {NewestMax}) AS search
                JOIN recipe ON recipe.id = search.recipe_id
            WHERE search.title_vector @@ to_tsquery('simple', {query}) AND search.recipe_id <> ALL({ids})
            LIMIT {wanted}
            """).ToListAsync(cancellation);
        if (found.Count < wanted)
        {
            found = await db.Database.SqlQuery<RecipeLink>(
                $"""
                SELECT recipe.id, recipe.slug, recipe.title
                FROM recipe_search AS search JOIN recipe ON recipe.id = search.recipe_id
                WHERE search.household_id = {db.CurrentHousehold} AND search.archived_at IS NULL AND search.traits @> {household}
                    AND search.title_vector @@ to_tsquery('simple', {query}) AND search.recipe_id <> ALL({ids})
                LIMIT {wanted}
                """).ToListAsync(cancellation);
        }
        return [.. found.OrderBy(recipe => recipe.Title, StringComparer.OrdinalIgnoreCase)];
    }

    // The catalogue is in memory, and a household has few foods of its own; whether a recipe has the food is asked for a few foods.
    private static async Task<IReadOnlyList<string>> FoodsAsync(AlchemorselDbContext db, string folded, CancellationToken cancellation)
    {
        if (folded.Length < 2)
            return [];
        var own = await db.Set<HouseholdFood>().AsNoTracking().OrderBy(food => food.Id).Take(HouseholdFoods.Max)
            .Select(food => new { food.Name, food.Aliases, food.Code }).ToListAsync(cancellation);
        List<(string Name, string Code)> candidates =
        [
            .. own.SelectMany(food => food.Aliases.Prepend(food.Name).OfType<string>().Select(name => (Name: name, food.Code)))
                .Where(food => Folding.Fold(food.Name).StartsWith(folded, StringComparison.Ordinal))
                .OrderBy(food => food.Name.Length)
                .Concat(FoodNames.BeginningWith(folded, Limits.SuggestionsMax)).DistinctBy(food => food.Code).Take(Limits.SuggestionsMax),
        ];
        if (candidates.Count == 0)
            return [];
        var codes = candidates.Select(candidate => candidate.Code).ToArray();
        var used = await db.Database.SqlQuery<string>(
            $"""
            SELECT DISTINCT food AS "Value"
            FROM (SELECT foods FROM recipe_search WHERE household_id = {db.CurrentHousehold} AND archived_at IS NULL
                ORDER BY recipe_id DESC LIMIT {NewestMax}) AS newest, unnest(newest.foods) AS food
            WHERE food = ANY({codes})
            """).ToListAsync(cancellation);
        if (codes.Except(used).ToArray() is { Length: > 0 } rare)
        {
            var household = RecipeTraits.In(db.CurrentHousehold);
            used.AddRange(await db.Database.SqlQuery<string>(
                $"""
                SELECT food AS "Value" FROM unnest({rare}) AS food
                WHERE EXISTS (SELECT 1 FROM recipe_search
                    WHERE household_id = {db.CurrentHousehold} AND archived_at IS NULL AND traits @> {household} AND foods @> ARRAY[food])
                """).ToListAsync(cancellation));
        }
        return [.. candidates.Where(candidate => used.Contains(candidate.Code)).Select(candidate => candidate.Name)];
    }

    // Every word as it is, the last one as a beginning. Words are letters and digits only, so that quoting them is enough.
    private static string Query(IReadOnlyList<string> words)
        => string.Join(" & ", words.Select((word, index) => index == words.Count - 1 ? $"'{word}':*" : $"'{word}'"));
}

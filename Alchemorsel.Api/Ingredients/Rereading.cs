using Alchemorsel.Api.Data;
using Alchemorsel.Api.Recipes;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Ingredients;

/// <summary>
/// Reads the lines of recipes again when a correction or a unit came or went. All that are concerned are marked in the transaction that
/// changes it (<see cref="RecipeSearchIndex.Unread"/>); the newest are read before the request is answered, the others by
/// <see cref="RecipeSearchRefresh"/>, so that each is right in the end.
/// </summary>
internal static class Rereading
{
    /// <summary>Recipes that are read again at once.</summary>
    public const int AtOnceMax = 50;

    /// <summary>Marks the recipes that have the line, whatever its amount. Found by the foods that the line was read as.</summary>
    /// <returns>They, the newest first.</returns>
    public static async Task<IReadOnlyList<MarkedRecipe>> MarkLineAsync(
        AlchemorselDbContext db, string line, IReadOnlyCollection<string> foods, CancellationToken cancellation)
    {
        var (keys, key, household) = (foods.Distinct().ToArray(), LineKey.Of(line), RecipeTraits.In(db.CurrentHousehold));
        var recipes = new Dictionary<Guid, MarkedRecipe>();
        // One text at a time: a household may have many recipes with the food.
        var texts = db.Database.SqlQuery<LineText>(
            $$"""
            SELECT recipe.id, recipe.xmin::text AS version, line #>> '{}' AS text
            FROM recipe_search JOIN recipe ON recipe.id = recipe_search.recipe_id, jsonb_path_query(recipe.ingredients, '$[*].lines[*].text') AS line
            WHERE recipe_search.household_id = {{db.CurrentHousehold}} AND recipe_search.traits @> {{household}}
                AND recipe_search.foods && {{keys}}
            """).AsAsyncEnumerable();
        await foreach (var other in texts.WithCancellation(cancellation))
        {
            if (!recipes.ContainsKey(other.Id) && LineKey.Of(other.Text) == key)
                recipes[other.Id] = new MarkedRecipe(other.Id, other.Version);
        }

        var concerned = recipes.Keys.ToArray();
        if (concerned.Length > 0)
        {
            await db.Database.ExecuteSqlAsync(
                $"UPDATE recipe_search SET derived_by = {RecipeSearchIndex.Unread} WHERE household_id = {db.CurrentHousehold} AND recipe_id = ANY({concerned})",
                cancellation);
        }
        return NewestFirst(recipes.Values);
    }

    /// <summary>Marks the recipes that have one of the words in a line.</summary>
    /// <returns>They, the newest first.</returns>
    public static async Task<IReadOnlyList<MarkedRecipe>> MarkWordsAsync(AlchemorselDbContext db, IEnumerable<string> words, CancellationToken cancellation)
    {
        var patterns = words.Select(word => $"%{Escaped(word)}%").Distinct().ToArray();
        if (patterns.Length == 0)
            return [];
        // Looks at every line of the household, but seldom: what a cook measures with changes once in a while.
        return NewestFirst(await db.Database.SqlQuery<MarkedRecipe>(
            $$"""
            UPDATE recipe_search SET derived_by = {{RecipeSearchIndex.Unread}} FROM recipe
            WHERE recipe_search.household_id = {{db.CurrentHousehold}} AND recipe.id = recipe_search.recipe_id
                AND recipe.household_id = {{db.CurrentHousehold}} AND EXISTS (
                    SELECT FROM jsonb_path_query(recipe.ingredients, '$[*].lines[*].text') AS line WHERE line #>> '{}' ILIKE ANY({{patterns}}))
            RETURNING recipe.id, recipe.xmin::text AS version
            """).ToListAsync(cancellation));
    }

    /// <summary>Reads the first <see cref="AtOnceMax"/> of these recipes, once what they are read with is committed.</summary>
    /// <returns>How many are different now.</returns>
    public static async Task<int> ReadAsync(AlchemorselDbContext db, IReadOnlyList<MarkedRecipe> marked, CancellationToken cancellation)
    {
        if (marked.Count == 0)
            return 0;
        var now = marked.Take(AtOnceMax).ToList();
        foreach (var recipe in now)
        {
            try
            {
                await OneAsync(db, recipe.Id, cancellation);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // What was asked is saved, and the recipe is still marked: the background tries again, and reports what is wrong with it.
                db.ChangeTracker.Clear();
            }
        }

        // By their versions: the background may have been quicker with some of them.
        var (ids, versions) = (now.Select(recipe => recipe.Id).ToArray(), now.Select(recipe => recipe.Version).ToArray());
        return await db.Database.SqlQuery<int>(
            $"""
            SELECT count(*)::int AS "Value" FROM unnest({ids}, {versions}) AS before(id, version)
            JOIN recipe ON recipe.id = before.id AND recipe.household_id = {db.CurrentHousehold} AND recipe.xmin::text <> before.version
            """).SingleAsync(cancellation);
    }

    /// <summary>Reads a marked recipe again, in a transaction of its own.</summary>
    /// <returns>Whether it is different now; null when somebody is saving it or it is gone, and then a mark stays.</returns>
    public static async Task<bool?> OneAsync(AlchemorselDbContext db, Guid id, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        // The recipe before its document, as a save does it: the other way round they could wait for each other.
        var free = await db.Database.SqlQuery<Guid>(
            $"SELECT id AS \"Value\" FROM recipe WHERE id = {id} AND household_id = {db.CurrentHousehold} FOR NO KEY UPDATE SKIP LOCKED").ToListAsync(cancellation);
        if (free.Count == 0)
            return null;
        // The mark goes first: who marks it again from here on waits for this transaction, and is heard.
        await db.Set<RecipeSearchDocument>().Where(search => search.RecipeId == id && search.DerivedBy < RecipeSearchIndex.Stale)
            .ExecuteUpdateAsync(row => row.SetProperty(search => search.DerivedBy, RecipeSearchIndex.Stale), cancellation);
        var recipe = await db.Set<Recipe>().SingleAsync(row => row.Id == id, cancellation);
        var changed = await ReadLinesAsync(db, recipe, cancellation);
        if (changed)
            await recipe.SaveAsync(db, cancellation);
        else
            await RecipeSearchIndex.WriteAsync(db, recipe, cancellation);
        await transaction.CommitAsync(cancellation);
        db.Entry(recipe).State = EntityState.Detached;
        return changed;
    }

    private static async Task<bool> ReadLinesAsync(AlchemorselDbContext db, Recipe recipe, CancellationToken cancellation)
    {
        var before = Lines(recipe).ToList();
        var corrections = await IngredientCorrections.LoadAsync(db, before.Select(line => line.Text), cancellation);
        List<IngredientGroup> read =
        [
            .. recipe.Ingredients.Select(group => group with
            {
                Lines =
                [
                    .. group.Lines.Select(line =>
                        corrections.Read(line.Text, recipe.Language) with { RecipeId = line.RecipeId, LinkChosen = line.LinkChosen }),
                ],
            }),
        ];
        if (read.SelectMany(group => group.Lines).SequenceEqual(before))
            return false;
        recipe.Ingredients = read;
        return true;
    }

    // Ids of version 7 begin with the time. The newest are likely to be cooked from next.
    private static IReadOnlyList<MarkedRecipe> NewestFirst(IEnumerable<MarkedRecipe> recipes) => [.. recipes.OrderByDescending(recipe => recipe.Id)];

    private static string Escaped(string word) => word.Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);

    private static IEnumerable<StoredIngredient> Lines(Recipe recipe) => recipe.Ingredients.SelectMany(group => group.Lines);

    private sealed record LineText(Guid Id, string Version, string Text);
}

/// <summary>A recipe whose lines are to be read again.</summary>
/// <param name="Version">Its version when it was marked.</param>
internal sealed record MarkedRecipe(Guid Id, string Version);

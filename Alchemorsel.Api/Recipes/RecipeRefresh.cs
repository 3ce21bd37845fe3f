using System.Text.Json;
using Alchemorsel.Api.Data;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Recipes;

/// <summary>
/// Derives anew what lists know of recipes whose ingredients mean something else than when they were saved: a food was corrected, or a
/// recipe that they use was changed. The recipes themselves stay as they are, with their versions.
/// </summary>
internal static class RecipeRefresh
{
    // Recipes that are read and written at once.
    private const int Step = 100;

    /// <summary>Recipes that are derived before the request is answered; <see cref="RecipeSearchRefresh"/> takes the others.</summary>
    public const int AtOnceMax = 500;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Every recipe with one of these foods (codes or folded names), or with the words of one of these names in its ingredients.</summary>
    /// <returns>How many they were.</returns>
    public static async Task<int> OfFoodsAsync(
        AlchemorselDbContext db, IReadOnlyCollection<string> keys, IReadOnlyCollection<string> names, CancellationToken cancellation)
    {
        // Both by an index. The words of foods have the weight C, as they are and as their stems; each may be the beginning of one: plurals.
        var (foods, named) = (keys.ToArray(), string.Join(" | ", names.Select(Query).Where(query => query.Length > 0).Distinct()));
        var direct = await db.Database.SqlQuery<Guid>(
            $"""
            SELECT recipe_id AS "Value" FROM recipe_search
            WHERE household_id = {db.CurrentHousehold} AND traits @> {RecipeTraits.In(db.CurrentHousehold)}
                AND (foods && {foods} OR vector @@ (to_tsquery('simple', {named}) || to_tsquery('english', {named})))
            """).ToListAsync(cancellation);
        var all = direct.Concat(await UsersOfAsync(db, direct, cancellation)).Distinct().ToList();
        await DeriveAsync(db, all, cancellation);
        return all.Count;
    }

    /// <summary>The recipes that use <paramref name="recipe"/>, directly or through others.</summary>
    public static async Task UsersOfAsync(AlchemorselDbContext db, Guid recipe, CancellationToken cancellation)
        => await DeriveAsync(db, await UsersOfAsync(db, [recipe], cancellation), cancellation);

    /// <summary>The recipes that use one of <paramref name="recipes"/>; ask before these are deleted.</summary>
    public static async Task<List<Guid>> UsersOfAsync(AlchemorselDbContext db, IReadOnlyList<Guid> recipes, CancellationToken cancellation)
    {
        if (recipes.Count == 0)
            return [];
        var ids = recipes.ToArray();
        return await db.Database.SqlQuery<Guid>(
            $"""
            SELECT recipe_id AS "Value" FROM recipe_search
            WHERE household_id = {db.CurrentHousehold} AND uses && {ids}
            """).ToListAsync(cancellation);
    }

    /// <summary>Derives these recipes anew, some at a time, and what are more than <see cref="AtOnceMax"/> in the background.</summary>
    public static async Task DeriveAsync(AlchemorselDbContext db, IReadOnlyList<Guid> recipes, CancellationToken cancellation)
    {
        if (recipes.Count == 0)
            return;
        var book = await Foods.HouseholdFoods.LoadAsync(db, cancellation);
        if (recipes.Count > AtOnceMax)
        {
            var later = recipes.Skip(AtOnceMax).ToArray();
            await db.Database.ExecuteSqlAsync(
                $"""
                UPDATE recipe_search SET derived_by = least(derived_by, {RecipeSearchIndex.Stale})
                WHERE household_id = {db.CurrentHousehold} AND recipe_id = ANY({later})
                """,
                cancellation);
        }

        foreach (var step in recipes.Take(AtOnceMax).Chunk(Step))
        {
            var found = await db.Set<Recipe>().AsNoTracking().Where(recipe => step.Contains(recipe.Id)).ToListAsync(cancellation);
            var rows = new List<Row>(found.Count);
            foreach (var recipe in found)
            {
                var contents = new RecipeContents(recipe, await Nested.NestedRecipes.LoadAsync(db, recipe, cancellation), book);
                var foods = RecipeFoods.Of(contents);
                rows.Add(new Row(
                    recipe.Id, FoodRarity.RarestFirst(foods.Keys), (int)foods.Contains, (int)foods.MayContain, foods.UnknownLines, (int)foods.Diets, contents.Uses));
            }

            var json = JsonSerializer.Serialize(rows, Json);
            await db.Database.ExecuteSqlAsync(
                $"""
                UPDATE recipe_search AS search SET foods = derived.foods, allergens = derived.allergens, may_contain = derived."mayContain",
                    unknown_lines = derived."unknownLines", diets = derived.diets, uses = derived.uses
                FROM jsonb_to_recordset({json}::jsonb) AS derived(
                    id uuid, foods text[], allergens int, "mayContain" int, "unknownLines" int, diets int, uses uuid[])
                WHERE search.recipe_id = derived.id AND search.household_id = {db.CurrentHousehold}
                """,
                cancellation);
        }
    }

    // Words are letters and digits only, so that quoting them is enough.
    private static string Query(string name)
        => Folding.Words(name).ToList() is { Count: > 0 } words ? $"({string.Join(" & ", words.Select(word => $"'{word}':*C"))})" : "";

    private sealed record Row(
        Guid Id, IReadOnlyCollection<string> Foods, int Allergens, int MayContain, int UnknownLines, int Diets, IReadOnlyList<Guid> Uses);
}

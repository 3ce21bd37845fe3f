using Alchemorsel.Api.Data;
using Alchemorsel.Api.Recipes;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Ingredients;

/// <summary>
/// Reads the lines of recipes again when a correction or a unit came or went. Only so many at once; every other recipe follows with its next save.
/// </summary>
internal static class Rereading
{
    /// <summary>Recipes that are read again at once.</summary>
    public const int RecipesMax = 50;

    /// <summary>Reads again the recipes that have the line, whatever its amount. Found by the foods that the line was read as.</summary>
    /// <returns>How many recipes are different now.</returns>
    public static async Task<int> RunAsync(AlchemorselDbContext db, string line, IReadOnlyCollection<string> foods, CancellationToken cancellation)
    {
        var keys = foods.Distinct().ToArray();
        var key = LineKey.Of(line);
        // The newest first: those are likely to be cooked from next.
        var recipes = await db.Set<Recipe>()
            .Where(recipe => recipe.Search!.Foods.Any(food => keys.Contains(food)))
            .OrderByDescending(recipe => recipe.Id)
            .Take(RecipesMax)
            .ToListAsync(cancellation);
        return await ReadAsync(db, [.. recipes.Where(recipe => Lines(recipe).Any(other => LineKey.Of(other.Text) == key))], cancellation);
    }

    /// <summary>Reads again the recipes that have one of the words in a line.</summary>
    /// <returns>How many recipes are different now.</returns>
    public static async Task<int> OfWordsAsync(AlchemorselDbContext db, IEnumerable<string> words, CancellationToken cancellation)
    {
        var patterns = words.Select(word => $"%{Escaped(word)}%").Distinct().ToArray();
        // Asked seldom: what a cook measures with changes once in a while.
        var recipes = await db.Set<Recipe>().FromSql(
                $$"""
                SELECT recipe.*, recipe.xmin FROM recipe
                WHERE household_id = {{db.CurrentHousehold}} AND EXISTS (
                    SELECT FROM jsonb_path_query(ingredients, '$[*].lines[*].text') AS line WHERE line #>> '{}' ILIKE ANY({{patterns}}))
                ORDER BY id DESC LIMIT {{RecipesMax}}
                """)
            .ToListAsync(cancellation);
        return await ReadAsync(db, recipes, cancellation);
    }

    private static async Task<int> ReadAsync(AlchemorselDbContext db, List<Recipe> concerned, CancellationToken cancellation)
    {
        if (concerned.Count == 0)
            return 0;
        var corrections = await IngredientCorrections.LoadAsync(db, concerned.SelectMany(Lines).Select(other => other.Text), cancellation);
        var changed = 0;
        foreach (var recipe in concerned)
        {
            var before = Lines(recipe).ToList();
            recipe.Ingredients =
            [
                .. recipe.Ingredients.Select(group => group with
                {
                    Lines =
                    [
                        .. group.Lines.Select(other =>
                            corrections.Read(other.Text, recipe.Language) with { RecipeId = other.RecipeId, LinkChosen = other.LinkChosen }),
                    ],
                }),
            ];
            if (Lines(recipe).SequenceEqual(before))
                continue;
            try
            {
                await recipe.SaveAsync(db, cancellation);
                changed++;
            }
            catch (DbUpdateConcurrencyException)
            {
                // Saved by a cook meanwhile, and read again with that.
                db.Entry(recipe).State = EntityState.Detached;
            }
        }
        return changed;
    }

    private static string Escaped(string word) => word.Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);

    private static IEnumerable<StoredIngredient> Lines(Recipe recipe) => recipe.Ingredients.SelectMany(group => group.Lines);
}

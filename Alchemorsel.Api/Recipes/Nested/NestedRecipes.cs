using Alchemorsel.Api.Data;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Recipes.Nested;

/// <summary>
/// A recipe with the recipes that its lines name, and those that theirs name: to a depth of <see cref="DepthMax"/> and at most
/// <see cref="RecipesMax"/> of them, the nearest first, each once. Whatever the links say, there is no way round in a circle: a link back to
/// a recipe that leads here is left out.
/// </summary>
public sealed class NestedRecipes
{
    /// <summary>Links that are followed from the recipe.</summary>
    public const int DepthMax = 5;

    /// <summary>Recipes that are loaded besides the recipe itself.</summary>
    public const int RecipesMax = 50;

    // Rows of (recipe, depth) that the query looks at; a recipe can be reached at several depths.
    private const int RowsMax = 500;

    private readonly Dictionary<Guid, Recipe> byId;
    private readonly HashSet<(Guid From, Guid To)> links = [];
    private readonly List<Recipe> deepestFirst = [];

    private NestedRecipes(Recipe recipe, IEnumerable<Recipe> used)
    {
        byId = used.ToDictionary(other => other.Id);
        byId[recipe.Id] = recipe;
        Visit(recipe, []);
    }

    /// <summary>Every recipe before all that use it, so that what is summed up over lines is there when it is needed; ends with the recipe.</summary>
    public IReadOnlyList<Recipe> DeepestFirst => deepestFirst;

    /// <summary>The recipe that a line of <paramref name="from"/> uses; null for none, a deleted one, one too deep, or one that leads back.</summary>
    public Recipe? Find(Recipe from, StoredIngredient line)
        => line.RecipeId is { } id && links.Contains((from.Id, id)) ? byId[id] : null;

    /// <summary>Loads what <paramref name="recipe"/> uses, in one query; in none when it uses nothing. It need not be saved.</summary>
    public static async Task<NestedRecipes> LoadAsync(AlchemorselDbContext db, Recipe recipe, CancellationToken cancellation)
    {
        var used = UsedBy(recipe).ToArray();
        if (used.Length == 0)
            return new NestedRecipes(recipe, []);
        // UNION drops what was reached before at the same depth, so a circle ends by the depth and not by the number of ways round it.
        var found = await db.Set<Recipe>().FromSql(
                $$"""
                WITH RECURSIVE uses (id, depth) AS (
                    SELECT used, 1 FROM unnest({{used}}) AS used
                    UNION
                    SELECT link.id, uses.depth + 1
                    FROM uses
                    JOIN recipe ON recipe.id = uses.id AND recipe.household_id = {{db.CurrentHousehold}}
                    CROSS JOIN LATERAL (
                        SELECT (jsonb_path_query(recipe.ingredients, '$[*].lines[*].recipeId') #>> '{}')::uuid AS id) AS link
                    WHERE uses.depth < {{DepthMax}}
                )
                SELECT recipe.*, recipe.xmin
                FROM recipe
                JOIN (
                    SELECT id FROM (SELECT id, depth FROM uses LIMIT {{RowsMax}}) AS bounded
                    GROUP BY id ORDER BY min(depth), id LIMIT {{RecipesMax}}) AS nested ON nested.id = recipe.id
                WHERE recipe.household_id = {{db.CurrentHousehold}} AND recipe.id <> {{recipe.Id}}
                """)
            .AsNoTracking()
            .ToListAsync(cancellation);
        return new NestedRecipes(recipe, found);
    }

    private static IEnumerable<Guid> UsedBy(Recipe recipe)
        => recipe.Ingredients.SelectMany(group => group.Lines).Select(line => line.RecipeId).OfType<Guid>().Distinct();

    // Depth first: a link to a recipe on the way here would close a circle.
    private void Visit(Recipe recipe, HashSet<Guid> way)
    {
        way.Add(recipe.Id);
        foreach (var id in UsedBy(recipe))
        {
            if (way.Contains(id) || !byId.TryGetValue(id, out var used))
                continue;
            links.Add((recipe.Id, id));
            if (!deepestFirst.Contains(used))
                Visit(used, way);
        }
        way.Remove(recipe.Id);
        deepestFirst.Add(recipe);
    }
}

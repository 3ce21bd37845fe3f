using Alchemorsel.Api.Data;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Recipes.Nested;

/// <summary>
/// Whether a link would lead a recipe back to itself. Asked before a link is saved, without a lock: of two saves at the same moment each can
/// close the other's circle, which is why readers (<see cref="NestedRecipes"/>) take nothing for granted.
/// </summary>
internal static class RecipeCycles
{
    // Pairs of (first link, recipe reached) that the query looks at; what uses more than this is not searched to the end.
    private const int ReachedMax = 5_000;

    /// <summary>Those of <paramref name="used"/> that use <paramref name="recipe"/>, directly or through others; it itself is one.</summary>
    public static async Task<HashSet<Guid>> LeadingBackAsync(
        AlchemorselDbContext db, Guid recipe, IReadOnlyCollection<Guid> used, CancellationToken cancellation)
    {
        if (used.Count == 0)
            return [];
        var roots = used.Distinct().ToArray();
        // UNION keeps each pair once, so the recursion ends whatever circles there are.
        var back = await db.Database.SqlQuery<Guid>(
                $$"""
                WITH RECURSIVE reached (root, id) AS (
                    SELECT used, used FROM unnest({{roots}}) AS used
                    UNION
                    SELECT reached.root, link.id
                    FROM reached
                    JOIN recipe ON recipe.id = reached.id AND recipe.household_id = {{db.CurrentHousehold}}
                    CROSS JOIN LATERAL (
                        SELECT (jsonb_path_query(recipe.ingredients, '$[*].lines[*].recipeId') #>> '{}')::uuid AS id) AS link
                    WHERE reached.id <> {{recipe}}
                )
                SELECT DISTINCT root AS "Value" FROM (SELECT root, id FROM reached LIMIT {{ReachedMax}}) AS bounded WHERE id = {{recipe}}
                """)
            .ToListAsync(cancellation);
        return [.. back];
    }
}

using Alchemorsel.Api.Data;
using Alchemorsel.Contracts.Recipes;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Recipes;

/// <summary>What the household's recipes can be narrowed by, in one statement.</summary>
internal static class RecipeFacetList
{
    private const int Max = 30;

    public static async Task<RecipeFacets> ReadAsync(AlchemorselDbContext db, CancellationToken cancellation)
    {
        // Raw SQL is not covered by the household filter, hence the explicit condition. Spellings of one key count together; the most
        // ordinary of them (the first in byte order: capitals first) is shown.
        var household = db.CurrentHousehold;
        var rows = await db.Database.SqlQuery<FacetRow>(
            $"""
            WITH mine AS (
                SELECT tags, tag_keys, cuisine, cuisine_key, category, category_key
                FROM recipe WHERE household_id = {household} AND archived_at IS NULL)
            (SELECT 'tag' AS kind, min(tag COLLATE "C") AS value, count(*)::int AS count
                FROM mine, unnest(tags, tag_keys) AS labels(tag, key) GROUP BY key ORDER BY 3 DESC, 2 LIMIT {Max})
            UNION ALL
            (SELECT 'cuisine', min(cuisine COLLATE "C"), count(*)::int
                FROM mine WHERE cuisine_key IS NOT NULL GROUP BY cuisine_key ORDER BY 3 DESC, 2 LIMIT {Max})
            UNION ALL
            (SELECT 'category', min(category COLLATE "C"), count(*)::int
                FROM mine WHERE category_key IS NOT NULL GROUP BY category_key ORDER BY 3 DESC, 2 LIMIT {Max})
            """).ToListAsync(cancellation);
        return new RecipeFacets(Of("tag"), Of("cuisine"), Of("category"));

        List<Facet> Of(string kind) => [.. rows.Where(row => row.Kind == kind).Select(row => new Facet(row.Value, row.Count))];
    }

    private sealed record FacetRow(string Kind, string Value, int Count);
}

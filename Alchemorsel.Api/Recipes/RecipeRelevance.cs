using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Recipes;

/// <summary>
/// The order of a search that names none: recipes with all the words in their title, then the others. Of each, the best first, by how often and
/// where the words stand; of more than <see cref="RankedMax"/> the newest, since ranking means reading every one of them, and where a thousand
/// answer alike the words have said little.
/// </summary>
internal static class RecipeRelevance
{
    public const int RankedMax = 1000;

    /// <summary>Parts of the order (<see cref="ListPosition.Part"/>): two, each in two ways.</summary>
    public const int Parts = 4;

    private const int Ways = 2;

    /// <summary>The first recipes of the order, or those after <paramref name="after"/>.</summary>
    /// <param name="eras">Of the library.</param>
    /// <param name="count">How many, unless there are fewer.</param>
    public static async Task<List<RelevantRecipe>> FirstAsync(
        IQueryable<RankedDocument> found, RecipeEras eras, ListPosition? after, int count, CancellationToken cancellation)
    {
        var recipes = new List<RelevantRecipe>();
        for (var part = after?.Part ?? 0; part < Parts && recipes.Count < count; part = (part / Ways + 1) * Ways)
        {
            var position = after?.Part == part ? after : null;
            recipes.AddRange((await PartAsync(found, eras, part, position, count - recipes.Count, cancellation)).Take(count - recipes.Count));
        }
        return recipes;
    }

    // All that may have to be ranked in one look; whether they are is seen when they are there.
    private static async Task<IEnumerable<RelevantRecipe>> PartAsync(
        IQueryable<RankedDocument> found, RecipeEras eras, int part, ListPosition? after, int count, CancellationToken cancellation)
    {
        var tier = part < Ways ? found.Where(row => row.InTitle) : found.Where(row => row.Matches && !row.InTitle);
        if (part % Ways == 0 && after is null && await eras.HaveAsync(tier, RankedMax + 1, cancellation))
            part++;
        if (part % Ways == 0)
        {
            var ranked = await tier.Take(RankedMax + 1).Select(row => new RelevantRecipe(row.Document.RecipeId, part, row.Rank)).ToListAsync(cancellation);
            if (ranked.Count <= RankedMax || after is not null)
            {
                // Ids compare here as they do in PostgreSQL.
                return ranked.OrderByDescending(recipe => recipe.Rank).ThenByDescending(recipe => recipe.Id)
                    .Where(recipe => after is null || recipe.Rank < after.Measure
                        || (recipe.Rank == after.Measure && recipe.Id.CompareTo(after.Id) < 0));
            }
            part++;
        }
        return await RecipeOrder.Newest(tier, after).Take(count).Select(row => new RelevantRecipe(row.Document.RecipeId, part, 0)).ToListAsync(cancellation);
    }
}

/// <summary>A recipe's place in the order of a search.</summary>
/// <param name="Part">As <see cref="ListPosition.Part"/>.</param>
/// <param name="Rank">0 where the newest come first.</param>
internal sealed record RelevantRecipe(Guid Id, int Part, double Rank);

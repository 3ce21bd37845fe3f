using System.Globalization;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Moderation;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts.Social;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Social;

/// <summary>
/// What the household makes of a recipe. The figures that lists sort by stand in the recipe's row of <c>recipe_search</c> and are counted anew
/// from the rows with every change, in its transaction; the recipe itself, and so its version, is never touched.
/// </summary>
internal static class RecipeStandings
{
    /// <summary>
    /// Makes the changes of one recipe's ratings and log wait for each other, until the open transaction ends: counted side by side, each would
    /// miss the other's row. False when the household has no such recipe.
    /// </summary>
    public static async Task<bool> TryLockAsync(AlchemorselDbContext db, Guid recipe, CancellationToken cancellation)
    {
        // The recipe is held as well, and first, as a deletion does: then no two wait for each other.
        var locked = await db.Database.SqlQuery<Guid>(
            $"""
            SELECT r.id AS "Value" FROM recipe r JOIN recipe_search s ON s.recipe_id = r.id
            WHERE r.id = {recipe} AND r.household_id = {db.CurrentHousehold}
            FOR KEY SHARE OF r FOR UPDATE OF s
            """).ToListAsync(cancellation);
        return locked.Count > 0;
    }

    /// <summary>Counts a recipe's figures anew; needs <see cref="TryLockAsync"/> before the change.</summary>
    public static Task RecountAsync(AlchemorselDbContext db, Guid recipe, CancellationToken cancellation) => db.Database.ExecuteSqlAsync(
        $"""
        UPDATE recipe_search s SET
            rating = (SELECT avg(r.stars)::double precision FROM recipe_rating r WHERE r.recipe_id = s.recipe_id),
            (cooked_count, last_cooked_at) =
                (SELECT count(*), max(c.cooked_on)::timestamp AT TIME ZONE 'UTC' FROM cooked_entry c WHERE c.recipe_id = s.recipe_id)
        WHERE s.recipe_id = {recipe} AND s.household_id = {db.CurrentHousehold}
        """,
        cancellation);

    /// <summary>
    /// The recipes of all households that somebody has given stars, held until the open transaction ends; for whoever is about to take away all
    /// of them at once.
    /// </summary>
    public static Task<List<Guid>> LockRatedAsync(AlchemorselDbContext db, Guid user, CancellationToken cancellation) => db.Database.SqlQuery<Guid>(
        $"""
        SELECT recipe_id AS "Value" FROM recipe_search WHERE recipe_id IN (SELECT recipe_id FROM recipe_rating WHERE user_id = {user})
        ORDER BY recipe_id FOR UPDATE
        """).ToListAsync(cancellation);

    /// <summary>Counts the stars of such recipes anew.</summary>
    public static Task RecountRatingsAsync(AlchemorselDbContext db, List<Guid> recipes, CancellationToken cancellation) => db.Database.ExecuteSqlAsync(
        $"""
        UPDATE recipe_search s SET rating = (SELECT avg(r.stars)::double precision FROM recipe_rating r WHERE r.recipe_id = s.recipe_id)
        WHERE s.recipe_id = ANY({recipes})
        """,
        cancellation);

    /// <summary>As <paramref name="user"/> sees it; one statement of lookups by key.</summary>
    public static async Task<RecipeStanding> ReadAsync(AlchemorselDbContext db, Guid recipe, Guid? user, CancellationToken cancellation)
    {
        var row = await db.Set<RecipeSearchDocument>().AsNoTracking().Where(search => search.RecipeId == recipe)
            .Select(search => new
            {
                search.Rating,
                search.CookedCount,
                search.LastCookedAt,
                Ratings = db.Set<RecipeRating>().Count(rating => rating.RecipeId == recipe),
                Mine = db.Set<RecipeRating>().Where(rating => rating.RecipeId == recipe && rating.UserId == user)
                    .Select(rating => (int?)rating.Stars).FirstOrDefault(),
                Favourite = db.Set<Favourite>().Any(favourite => favourite.UserId == user && favourite.RecipeId == recipe),
                HiddenBecause = db.Set<RecipeHiding>().Where(hiding => hiding.RecipeId == recipe).Select(hiding => hiding.Reason).FirstOrDefault(),
            })
            .SingleOrDefaultAsync(cancellation);
        return row is null
            ? RecipeStanding.None
            : new RecipeStanding(row.Rating, row.Ratings, row.Mine, row.Favourite, row.CookedCount, ToDay(row.LastCookedAt)) { HiddenBecause = row.HiddenBecause };
    }

    /// <summary>Part of the entity tag of an answer that holds a standing; null for the standing of a new recipe.</summary>
    public static string? TagOf(RecipeStanding standing)
    {
        if (standing == RecipeStanding.None)
            return null;
        var (rating, count, mine, favourite, cooked, last) = standing;
        return string.Create(
            CultureInfo.InvariantCulture, $"{rating:0.####}.{count}.{mine}.{(favourite ? 1 : 0)}.{cooked}.{last?.DayNumber}{(standing.HiddenBecause is null ? "" : ".hidden")}");
    }

    private static DateOnly? ToDay(DateTimeOffset? time) => time is { } at ? DateOnly.FromDateTime(at.UtcDateTime) : null;
}

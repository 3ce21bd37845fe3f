using Alchemorsel.Api.Data;
using Alchemorsel.Api.Data.RowSecurity;
using Alchemorsel.Api.Households;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Moderation;
using Alchemorsel.Api.Profiles;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts.Profiles;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Cooking.Foods;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Publishing;

/// <summary>
/// The one place that says which public recipes somebody may see. What it finds is of all households; everything that is read from one of them afterwards is
/// read as that household, and of that recipe alone.
/// </summary>
internal static class PublicRecipes
{
    public const string Root = "/api/v1/discover";

    // Characters of the description in a list.
    private const int DescriptionMax = 280;

    /// <summary>
    /// Those that whoever asks may see: of recipes that are published in their kitchen still, which the rows say as well, that no moderator hides, and of
    /// nobody who is hidden from them.
    /// </summary>
    public static IQueryable<Publication> Visible(AlchemorselDbContext db) => Visible(db, db.Set<Publication>());

    /// <summary>Those that somebody else may see than whoever asks: by whoever is to be told something.</summary>
    public static IQueryable<Publication> VisibleTo(AlchemorselDbContext db, Guid user) => Visible(db, db.Set<Publication>(), user);

    /// <inheritdoc cref="Visible(AlchemorselDbContext)"/>
    /// <param name="db">The database.</param>
    /// <param name="some">Among which.</param>
    public static IQueryable<Publication> Visible(AlchemorselDbContext db, IQueryable<Publication> some) => Visible(db, some, db.CurrentUser);

    private static IQueryable<Publication> Visible(AlchemorselDbContext db, IQueryable<Publication> some, Guid? user)
    {
        var hidden = Blocks.HiddenFrom(db, user);
        return some.AsNoTracking().OfEveryHousehold()
            .Where(row => row.Recipe!.ArchivedAt == null && !row.Recipe.IsDraft && !hidden.Any(other => other == row.UserId)
                && !db.Set<RecipeHiding>().Any(hiding => hiding.RecipeId == row.RecipeId));
    }

    /// <summary>
    /// Without those that hold what a kitchen can't have, may hold it, or have an ingredient that nobody knows: the rule of the kitchen's own lists
    /// (<see cref="HouseholdNeeds"/>), by what the other kitchen knows of its recipe.
    /// </summary>
    public static IQueryable<Publication> Without(this IQueryable<Publication> rows, Allergens never) => never == Allergens.None
        ? rows
        : rows.Where(row => (row.Recipe!.Search!.Allergens & never) == Allergens.None && (row.Recipe.Search.MayContain & never) == Allergens.None
            && row.Recipe.Search.UnknownLines == 0);

    /// <summary>
    /// The newest of the profiles that whoever asks follows. As many of each as could be shown at all, by a look into the index of its own, and of those the
    /// newest: what it costs grows with the profiles that are followed, which are bounded, and not with what all others publish. Written out, since what the
    /// same says in LINQ ranks every publication there is (ROW_NUMBER over all of them).
    /// </summary>
    /// <param name="db">The database.</param>
    /// <param name="never">Left out, as <see cref="Without"/> does; here before they are counted.</param>
    /// <param name="before">Where the page before ended; null for the first.</param>
    /// <param name="after">Nothing that is older.</param>
    /// <param name="most">Rows.</param>
    public static IQueryable<Publication> OfFollowed(AlchemorselDbContext db, Allergens never, Guid? before, Guid after, int most)
    {
        var (user, last, unwanted) = (db.CurrentUser, before ?? Guid.AllBitsSet, (int)never);
        return Visible(db, db.Set<Publication>().FromSql(
            $"""
            SELECT p.* FROM follow f CROSS JOIN LATERAL (
                SELECT p.* FROM publication p
                WHERE p.user_id = f.followed_id AND p.id > {after} AND p.id < {last}
                    AND ({unwanted} = 0 OR EXISTS (SELECT 1 FROM recipe_search s WHERE s.recipe_id = p.recipe_id
                        AND s.allergens & {unwanted} = 0 AND s.may_contain & {unwanted} = 0 AND s.unknown_lines = 0))
                ORDER BY p.id DESC LIMIT {most}) p
            WHERE f.follower_id = {user} ORDER BY p.id DESC LIMIT {most}
            """));
    }

    /// <summary>Reads as lists show them, newest first; one statement, joined by key.</summary>
    public static async Task<List<(Guid Id, PublicRecipe Recipe)>> ReadAsync(
        AlchemorselDbContext db, IQueryable<Publication> publications, int most, CancellationToken cancellation)
    {
        var rows = await publications.OrderByDescending(row => row.Id).Take(most)
            .Select(row => new
            {
                row.Id,
                row.RecipeId,
                row.Recipe!.Title,
                Description = row.Recipe.Description == null ? null : row.Recipe.Description.Substring(0, DescriptionMax),
                Minutes = row.Recipe.SortMinutes,
                row.Recipe.Servings,
                Cover = db.Set<RecipeImage>().FirstOrDefault(image => image.Id == row.Recipe.CoverImageId),
                row.Profile!.Handle,
                row.Profile.DisplayName,
                row.Since,
            })
            .OrderByDescending(row => row.Id)
            .ToListAsync(cancellation);
        return rows.ConvertAll(row => (row.Id, new PublicRecipe(
            row.RecipeId, row.Title, row.Description, row.Minutes == Recipe.UnknownMinutes ? null : row.Minutes, row.Servings,
            row.Cover is { } cover ? Through(cover.ToInfo()) : null, new Cook(row.Handle, row.DisplayName), row.Since)));
    }

    /// <summary>
    /// What says that a recipe is public, for whoever asks. From then on this request reads as the recipe's household does: nothing but that recipe may be read.
    /// </summary>
    public static async Task<OpenedRecipe?> OpenAsync(AlchemorselDbContext db, CurrentHousehold acting, Guid recipe, CancellationToken cancellation)
    {
        var user = db.CurrentUser;
        var opened = await Visible(db).Where(row => row.RecipeId == recipe)
            .Select(row => new OpenedRecipe(row.HouseholdId, row.Profile!.Handle, row.Profile.DisplayName, row.Since, row.UserId == user))
            .SingleOrDefaultAsync(cancellation);
        if (opened is not null)
            acting.ActFor(opened.Household);
        return opened;
    }

    /// <summary>A picture by the way that asks whether its recipe is public.</summary>
    public static RecipeImageInfo Through(RecipeImageInfo image) => image with { Url = Root + image.Url };
}

/// <summary>A public recipe that whoever asks may read.</summary>
/// <param name="Household">Whose it is; never shown.</param>
/// <param name="Mine">Whether whoever asks made it public.</param>
internal sealed record OpenedRecipe(Guid Household, string Handle, string DisplayName, DateTimeOffset Since, bool Mine)
{
    public Cook By => new(Handle, DisplayName);
}

using Alchemorsel.Api.Data;
using Alchemorsel.Api.Data.RowSecurity;
using Alchemorsel.Api.Households;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Profiles;
using Alchemorsel.Api.Publishing;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Api.Recipes.Revisions;
using Alchemorsel.Contracts.Households;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Social;

/// <summary>A recipe that whoever asks may read, and so talk about.</summary>
/// <param name="HouseholdId">Whose it is.</param>
/// <param name="MayTidy">Whether whoever asks may delete what others say of it here: an owner of that household, and in public whoever made it public.</param>
/// <param name="PublishedBy">Who made it public, where it is talked about in public; null in its kitchen.</param>
internal sealed record TalkedRecipe(Guid Id, Guid HouseholdId, bool MayTidy, Guid? PublishedBy = null)
{
    public bool IsPublic => PublishedBy is not null;
}

/// <summary>
/// The one place that says who may read a recipe and talk about it, and whose words they see there. Everything that shows comments or reviews reads them
/// through <see cref="Comments"/> and <see cref="Reviews"/>, of a recipe that <see cref="FindAsync(Guid, TalkPlace, CancellationToken)"/> has let through.
/// </summary>
internal sealed class RecipeAudience(AlchemorselDbContext db, CurrentHousehold acting)
{
    /// <summary>The recipe when whoever is signed in may read it there; else null.</summary>
    public Task<TalkedRecipe?> FindAsync(Guid recipe, TalkPlace place, CancellationToken cancellation) =>
        place.IsPublic ? FindPublicAsync(recipe, cancellation) : FindAsync(recipe, cancellation);

    /// <summary>The recipe when whoever is signed in may read it, in the household that they work in; else null.</summary>
    public Task<TalkedRecipe?> FindAsync(Guid recipe, CancellationToken cancellation) => db.Set<Recipe>().AsNoTracking()
        .Where(row => row.Id == recipe)
        .Select(row => new TalkedRecipe(
            row.Id,
            row.HouseholdId,
            db.Set<Membership>().Any(own => own.HouseholdId == row.HouseholdId && own.UserId == db.CurrentUser && own.Role == HouseholdRole.Owner)))
        .SingleOrDefaultAsync(cancellation);

    /// <summary>
    /// A public recipe of whatever household; null when there is none that whoever asks sees. From then on the request reads and writes as its household does:
    /// nothing but what is said of that recipe in public.
    /// </summary>
    public async Task<TalkedRecipe?> FindPublicAsync(Guid recipe, CancellationToken cancellation)
    {
        var user = db.CurrentUser;
        var found = await PublicRecipes.Visible(db)
            .Where(row => row.RecipeId == recipe)
            .Select(row => new TalkedRecipe(
                row.RecipeId,
                row.HouseholdId,
                row.UserId == user
                    || db.Set<Membership>().Any(own => own.HouseholdId == row.HouseholdId && own.UserId == user && own.Role == HouseholdRole.Owner),
                row.UserId))
            .SingleOrDefaultAsync(cancellation);
        if (found is not null)
            acting.ActFor(found.HouseholdId, user);
        return found;
    }

    /// <summary>All recipes that somebody may read, in whatever household they work at the moment.</summary>
    public IQueryable<Recipe> ReadableBy(Guid user) => db.Set<Recipe>().OfEveryHousehold()
        .Where(recipe => db.Set<Membership>().Any(own => own.HouseholdId == recipe.HouseholdId && own.UserId == user));

    /// <summary>Those of <paramref name="users"/> who may read the recipe.</summary>
    public Task<List<Guid>> ReadersAsync(Guid recipe, IReadOnlyCollection<Guid> users, CancellationToken cancellation) => db.Users
        .Where(user => users.Contains(user.Id) && db.Set<Recipe>().OfEveryHousehold().Any(row => row.Id == recipe
            && db.Set<Membership>().Any(own => own.HouseholdId == row.HouseholdId && own.UserId == user.Id)))
        .Select(user => user.Id)
        .ToListAsync(cancellation);

    /// <summary>Those of <paramref name="users"/> who see it where it is public, and in public what <paramref name="by"/> says; a few, asked for one by one.</summary>
    public async Task<List<Guid>> PublicReadersAsync(Guid recipe, Guid? by, IReadOnlyCollection<Guid> users, CancellationToken cancellation)
    {
        var readers = new List<Guid>(users.Count);
        foreach (var user in users)
        {
            var hidden = Blocks.HiddenFrom(db, user);
            if (await PublicRecipes.VisibleTo(db, user).AnyAsync(row => row.RecipeId == recipe && !hidden.Any(other => other == by), cancellation))
                readers.Add(user);
        }

        return readers;
    }

    /// <summary>
    /// The comments on a recipe that whoever asks sees: none that is deleted, of hidden ones only their own, and in public none of whoever is hidden from them.
    /// </summary>
    public IQueryable<RecipeComment> Comments(TalkedRecipe recipe)
    {
        var seen = AllComments(recipe).Where(comment => comment.DeletedAt == null && (comment.HiddenAt == null || comment.AuthorId == db.CurrentUser));
        if (!recipe.IsPublic)
            return seen;
        var hidden = Blocks.HiddenFrom(db, db.CurrentUser);
        return seen.Where(comment => !hidden.Any(other => other == comment.AuthorId));
    }

    /// <summary>Under what names people talk about the recipe in public; nobody in its kitchen, where they are called what their account is.</summary>
    public IQueryable<Profile> Cooks(TalkedRecipe recipe) => db.Set<Profile>().AsNoTracking().Where(_ => recipe.IsPublic);

    /// <summary>The comments that began a thread of which whoever asks sees anything; those that they don't see themselves only hold its place.</summary>
    public IQueryable<RecipeComment> Threads(TalkedRecipe recipe) => AllComments(recipe)
        .Where(comment => comment.ThreadId == null && Comments(recipe).Any(seen => seen.Id == comment.Id || seen.ThreadId == comment.Id));

    /// <summary>The reviews of a recipe that whoever asks sees: of hidden ones only their own.</summary>
    public IQueryable<RecipeRating> Reviews(Guid recipe) => db.Set<RecipeRating>().AsNoTracking()
        .Where(rating => rating.RecipeId == recipe && rating.Review != null
            && (rating.ReviewHiddenAt == null || rating.UserId == db.CurrentUser));

    /// <summary>Who added a recipe, as far as it is known.</summary>
    public Task<Guid?> AddedByAsync(Guid recipe, CancellationToken cancellation) => db.Set<RecipeRevision>().OfEveryHousehold()
        .Where(revision => revision.RecipeId == recipe)
        .OrderBy(revision => revision.Number)
        .Select(revision => revision.AuthorId)
        .FirstOrDefaultAsync(cancellation);

    private IQueryable<RecipeComment> AllComments(TalkedRecipe recipe) => db.Set<RecipeComment>().AsNoTracking()
        .Where(comment => comment.RecipeId == recipe.Id && comment.IsPublic == recipe.IsPublic);
}

using Alchemorsel.Api.Data;
using Alchemorsel.Api.Data.RowSecurity;
using Alchemorsel.Api.Households;
using Alchemorsel.Api.Publishing;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Api.Recipes.Revisions;
using Alchemorsel.Contracts.Households;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Social;

/// <summary>A recipe that whoever asks may read, and so talk about.</summary>
/// <param name="HouseholdId">Whose it is.</param>
/// <param name="IsOwner">Whether whoever asks is an owner of that household.</param>
internal sealed record TalkedRecipe(Guid Id, Guid HouseholdId, bool IsOwner);

/// <summary>
/// The one place that says who may read a recipe and talk about it, and whose words they see there. Everything that shows comments or reviews reads them
/// through <see cref="Comments"/> and <see cref="Reviews"/>, of a recipe that <see cref="FindAsync"/> has let through.
/// </summary>
internal sealed class RecipeAudience(AlchemorselDbContext db)
{
    /// <summary>The recipe when whoever is signed in may read it, in the household that they work in; else null.</summary>
    public Task<TalkedRecipe?> FindAsync(Guid recipe, CancellationToken cancellation) => db.Set<Recipe>().AsNoTracking()
        .Where(row => row.Id == recipe)
        .Select(row => new TalkedRecipe(
            row.Id,
            row.HouseholdId,
            db.Set<Membership>().Any(own => own.HouseholdId == row.HouseholdId && own.UserId == db.CurrentUser && own.Role == HouseholdRole.Owner)))
        .SingleOrDefaultAsync(cancellation);

    /// <summary>A public recipe of another household, which may be reported, though not talked about; null when there is none that whoever asks sees.</summary>
    public Task<TalkedRecipe?> FindPublicAsync(Guid recipe, CancellationToken cancellation) => PublicRecipes.Visible(db)
        .Where(row => row.RecipeId == recipe).Select(row => new TalkedRecipe(row.RecipeId, row.HouseholdId, false)).SingleOrDefaultAsync(cancellation);

    /// <summary>All recipes that somebody may read, in whatever household they work at the moment.</summary>
    public IQueryable<Recipe> ReadableBy(Guid user) => db.Set<Recipe>().OfEveryHousehold()
        .Where(recipe => db.Set<Membership>().Any(own => own.HouseholdId == recipe.HouseholdId && own.UserId == user));

    /// <summary>Those of <paramref name="users"/> who may read the recipe.</summary>
    public Task<List<Guid>> ReadersAsync(Guid recipe, IReadOnlyCollection<Guid> users, CancellationToken cancellation) => db.Users
        .Where(user => users.Contains(user.Id) && db.Set<Recipe>().OfEveryHousehold().Any(row => row.Id == recipe
            && db.Set<Membership>().Any(own => own.HouseholdId == row.HouseholdId && own.UserId == user.Id)))
        .Select(user => user.Id)
        .ToListAsync(cancellation);

    /// <summary>The comments on a recipe that whoever asks sees: none that is deleted, and of hidden ones only their own.</summary>
    public IQueryable<RecipeComment> Comments(Guid recipe) => AllComments(recipe)
        .Where(comment => comment.DeletedAt == null && (comment.HiddenAt == null || comment.AuthorId == db.CurrentUser));

    /// <summary>The comments that began a thread of which whoever asks sees anything; those that they don't see themselves only hold its place.</summary>
    public IQueryable<RecipeComment> Threads(Guid recipe) => AllComments(recipe)
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

    private IQueryable<RecipeComment> AllComments(Guid recipe) => db.Set<RecipeComment>().AsNoTracking()
        .Where(comment => comment.RecipeId == recipe);
}

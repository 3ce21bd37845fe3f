using Alchemorsel.Api.Auditing;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Data.RowSecurity;
using Alchemorsel.Api.Households;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Profiles;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Households;
using Alchemorsel.Contracts.Profiles;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Publishing;

/// <summary>Makes a recipe of the household public, and takes that back.</summary>
internal static class PublicationEndpoints
{
    public static void MapPublishing(this IEndpointRouteBuilder app)
    {
        // What is said under somebody's name is said by them, and by no program.
        var publication = app.MapGroup("/api/v1/recipes/{id:guid}/publication").RequireAuthorization().NotForTokens().WithTags("Public recipes");
        publication.MapGet("/", Read).WithName("ReadPublication").WithSummary("Whether a recipe is public, and under whose name");
        publication.MapPut("/", Publish).AddEndpointFilter(ProfileReading.WhileOn).AddEndpointFilter<PeopleThrottle>()
            .WithName("PublishRecipe").WithSummary("Makes a recipe public under your profile: everybody with an account can read it");
        publication.MapDelete("/", Withdraw).WithName("WithdrawRecipe").WithSummary("Makes a recipe public no more; for who made it public, and owners");
        app.MapDiscover();
        app.MapActivity();
    }

    private static async Task<Results<Ok<PublicationInfo>, ProblemHttpResult>> Read(Guid id, AlchemorselDbContext db, CancellationToken cancellation) =>
        await ReadAsync(db, id, cancellation) is { } found ? TypedResults.Ok(found) : NoSuchRecipe();

    private static async Task<Results<Ok<PublicationInfo>, ProblemHttpResult>> Publish(
        Guid id, AlchemorselDbContext db, AuditLog audit, TimeProvider time, CancellationToken cancellation)
    {
        var (household, user) = (db.CurrentHousehold!.Value, db.CurrentUser!.Value);
        var recipe = await db.Set<Recipe>().Where(row => row.Id == id).Select(row => new { row.ArchivedAt, row.IsDraft }).SingleOrDefaultAsync(cancellation);
        if (recipe is null)
            return NoSuchRecipe();
        if (recipe.ArchivedAt is not null || recipe.IsDraft)
            return NotFinished();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await Blocks.LockAsync(db, user, user, cancellation);
        if (!await db.Set<Profile>().AnyAsync(profile => profile.UserId == user, cancellation))
            return FollowEndpoints.ProfileNeeded();
        var others = db.Set<Publication>().OfEveryHousehold().Where(row => row.UserId == user && row.RecipeId != id);
        if (await others.CountAsync(cancellation) >= Limits.PublicationsMax)
        {
            return Problems.Problem(
                422, "too-many-publications", "You have as many public recipes as one can have.", $"At most {Limits.PublicationsMax}. Withdraw one first.");
        }

        // Public already, it stays as it is, whoever made it so. The recipe and the membership are held: they are not archived, or over, at this very moment.
        var added = await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO publication (id, household_id, user_id, recipe_id, since)
            SELECT {Guid.CreateVersion7()}, {household}, {user}, recipe.id, {time.GetStorableNow()}
            FROM recipe JOIN memberships ON memberships.household_id = recipe.household_id AND memberships.user_id = {user} AND memberships.role <> {(int)HouseholdRole.Viewer}
            WHERE recipe.id = {id} AND recipe.household_id = {household} AND recipe.archived_at IS NULL AND NOT recipe.is_draft
            FOR SHARE
            ON CONFLICT (recipe_id) DO NOTHING
            """,
            cancellation);
        if (added > 0)
        {
            audit.Add(AuditKind.RecipeMadePublic, target: id);
            await db.SaveChangesAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return await ReadAsync(db, id, cancellation) switch
        {
            { By: not null } now => TypedResults.Ok(now),
            null => NoSuchRecipe(),
            _ => NotFinished(),
        };
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Withdraw(
        Guid id, AlchemorselDbContext db, MembershipRoles roles, AuditLog audit, CancellationToken cancellation)
    {
        if (await db.Set<Publication>().AsNoTracking().SingleOrDefaultAsync(row => row.RecipeId == id, cancellation) is not { } publication)
            return await db.Set<Recipe>().AnyAsync(row => row.Id == id, cancellation) ? TypedResults.NoContent() : NoSuchRecipe();
        var user = db.CurrentUser!.Value;
        if (publication.UserId != user
            && await roles.FindAsync(db, publication.HouseholdId, user, mayBeRemembered: false, cancellation) != HouseholdRole.Owner)
        {
            return Problems.Problem(
                403, "not-your-publication", "Somebody else made this recipe public.", "They can withdraw it, and so can an owner of the kitchen.");
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.Set<Publication>().Where(row => row.Id == publication.Id).ExecuteDeleteAsync(cancellation) > 0)
        {
            audit.Add(AuditKind.RecipeWithdrawn, target: id, details: publication.UserId == user ? null : $"of account {publication.UserId}");
            await db.SaveChangesAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return TypedResults.NoContent();
    }

    /// <summary>Null when the household has no such recipe.</summary>
    private static Task<PublicationInfo?> ReadAsync(AlchemorselDbContext db, Guid id, CancellationToken cancellation)
    {
        var user = db.CurrentUser;
        return db.Set<Recipe>().Where(row => row.Id == id)
            .LeftJoin(db.Set<Publication>(), recipe => recipe.Id, publication => publication.RecipeId, (recipe, publication) => publication == null
                ? new PublicationInfo(null, null, false)
                : new PublicationInfo(new Cook(publication.Profile!.Handle, publication.Profile.DisplayName), publication.Since, publication.UserId == user))
            .SingleOrDefaultAsync(cancellation);
    }

    private static ProblemHttpResult NoSuchRecipe() => Problems.Problem(404, "not-found", "There is no such recipe.");

    private static ProblemHttpResult NotFinished() => Problems.Problem(
        409, "not-published", "Only a finished recipe can be public.", "A draft is finished first, and an archived recipe is brought back.");
}

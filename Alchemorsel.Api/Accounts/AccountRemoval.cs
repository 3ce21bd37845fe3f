using Alchemorsel.Api.Accounts.Tokens;
using Alchemorsel.Api.Auditing;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Data.RowSecurity;
using Alchemorsel.Api.Households;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Http.Idempotency;
using Alchemorsel.Api.Importing.Jobs;
using Alchemorsel.Api.Media;
using Alchemorsel.Api.Profiles;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Api.Social;
using Alchemorsel.Api.Webhooks;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Households;
using Alchemorsel.Contracts.Webhooks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Accounts;

/// <summary>Deletes an account with all that is its own, and nothing that others share.</summary>
internal sealed class AccountRemoval(
    AlchemorselDbContext db, CurrentHousehold household, RecipeImageFiles files, SignInChecks checks, TokenChecks tokens, AuditLog audit, TimeProvider time)
{
    // Files that are removed while somebody waits; the sweep takes those beyond (MediaSweep).
    private const int FilesMax = 1_000;

    // A household of many thousands of recipes takes its time.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public async Task<List<HouseholdDeletion>> PlanAsync(Guid user, CancellationToken cancellation)
    {
        var rows = await db.Set<Membership>().AsNoTracking().OfEveryHousehold()
            .Where(own => own.UserId == user)
            .OrderBy(own => own.Since)
            .Select(own => new
            {
                own.HouseholdId,
                own.Household!.Name,
                IsOwner = own.Role == HouseholdRole.Owner,
                Members = db.Set<Membership>().Count(other => other.HouseholdId == own.HouseholdId),
                HasOtherOwner = db.Set<Membership>().Any(other =>
                    other.HouseholdId == own.HouseholdId && other.UserId != user && other.Role == HouseholdRole.Owner),
                Recipes = db.Set<Recipe>().Count(recipe => recipe.HouseholdId == own.HouseholdId),
            })
            .ToListAsync(cancellation);
        return rows.ConvertAll(row => new HouseholdDeletion(
            row.HouseholdId, row.Name,
            row.Members == 1 ? HouseholdFate.Goes : row.IsOwner && !row.HasOtherOwner ? HouseholdFate.NeedsOwner : HouseholdFate.Stays,
            row.Members, row.Recipes));
    }

    /// <returns>Why it can't be deleted; null when it is.</returns>
    public async Task<ProblemHttpResult?> DeleteAsync(User user, CancellationToken cancellation)
    {
        db.Database.SetCommandTimeout(Patience);
        // Of every household that the account is in.
        household.ActForEvery();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        // Whoever joins one of them, or changes who owns it, comes before this or after it.
        await db.Database.ExecuteSqlAsync(
            $"SELECT FROM households WHERE id IN (SELECT household_id FROM memberships WHERE user_id = {user.Id}) ORDER BY id FOR UPDATE", cancellation);
        var plan = await PlanAsync(user.Id, cancellation);
        if (plan.Where(row => row.Fate == HouseholdFate.NeedsOwner).Select(row => row.Name).ToList() is { Count: > 0 } names)
        {
            return Problems.Problem(
                409, "household-needs-owner", "Somebody else has to own your household first.",
                $"You are the only owner of {string.Join(", ", names)}, where others cook too. Make one of them an owner, then delete your account.");
        }

        if (user.Role == AccountRole.Admin && await Admins.IsLastAsync(db, user.Id, cancellation)
            && await db.Users.AnyAsync(other => other.Id != user.Id, cancellation))
            return Admins.LastAdmin();

        var going = plan.Where(row => row.Fate == HouseholdFate.Goes).Select(row => row.Id).ToList();
        var pictures = await StoredPictures.OfHouseholds(db, going).Take(FilesMax).ToListAsync(cancellation);
        await DeleteRowsAsync(user.Id, going, cancellation);
        audit.Add(AuditKind.AccountDeleted, user.Id, user.Id);
        foreach (var id in going)
            audit.Add(AuditKind.HouseholdDeleted, user.Id, id);
        foreach (var staying in plan.Where(row => row.Fate == HouseholdFate.Stays))
        {
            await db.TellAsync(
                staying.Id, WebhookEvents.MemberLeft, new WebhookSubject(user.Id, Path: "/household", By: user.Id), time.GetStorableNow(), cancellation);
        }

        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        checks.ForgetAll();
        tokens.ForgetAll();
        await files.RemoveAsync(pictures);
        return null;
    }

    private async Task DeleteRowsAsync(Guid user, List<Guid> households, CancellationToken cancellation)
    {
        // Everything of a household hangs on its row.
        await db.Set<Household>().Where(row => households.Contains(row.Id)).ExecuteDeleteAsync(cancellation);
        // What the account leaves in households that stay: its stars no longer count, its imports are nobody's.
        var rated = await RecipeStandings.LockRatedAsync(db, user, cancellation);
        await db.Set<ImportJobRow>().OfEveryHousehold().Where(job => job.UserId == user)
            .ExecuteUpdateAsync(row => row.SetProperty(job => job.UserId, (Guid?)null), cancellation);
        await db.Set<IdempotencyRecord>().Where(record => record.UserId == user).ExecuteDeleteAsync(cancellation);
        // Its handle is nobody else's for a while, and no longer says whose it was.
        await ProfileHandles.ReleaseAsync(db, user, time.GetStorableNow(), cancellation);
        // By a statement and not by the tracked row, whose stamp would make a sign-in at the same moment a conflict.
        await db.Users.Where(account => account.Id == user).ExecuteDeleteAsync(cancellation);
        await RecipeStandings.RecountRatingsAsync(db, rated, cancellation);
    }
}

internal static class DeletionEndpoints
{
    public static void MapDeletion(this IEndpointRouteBuilder own)
    {
        own.MapGet("/deletion", Plan).WithName("ReadAccountDeletion").WithSummary("What deleting your account would delete with it");
        own.MapPost("/deletion", Delete).Validate<DeleteAccountRequest>()
            .WithName("DeleteAccount").WithSummary("Deletes your account, and the households that you are alone in with everything in them");
    }

    private static async Task<Ok<AccountDeletion>> Plan(HttpContext context, AccountRemoval removal, CancellationToken cancellation) =>
        TypedResults.Ok(new AccountDeletion(await removal.PlanAsync(context.User.GetUserId(), cancellation)));

    private static async Task<Results<NoContent, ValidationProblem, ProblemHttpResult>> Delete(
        DeleteAccountRequest request, HttpContext context, AlchemorselDbContext db, OwnPassword password, AccountRemoval removal,
        CancellationToken cancellation)
    {
        var id = context.User.GetUserId();
        if (await db.Users.AsTracking().FirstOrDefaultAsync(user => user.Id == id, cancellation) is not { } user)
            return Problems.Problem(404, "not-found", "This account is gone.");
        if (await password.RefuseAsync(user, request.Password, "password", cancellation) is { } refusal)
            return refusal;
        return await removal.DeleteAsync(user, cancellation) is { } obstacle ? obstacle : TypedResults.NoContent();
    }
}

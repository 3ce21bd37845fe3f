using System.Security.Claims;
using Alchemorsel.Api.Accounts;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Http.Idempotency;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Households;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Households;

/// <summary>The households of one person: a token is for one of them, and switching gives tokens for another.</summary>
internal static class OwnHouseholdEndpoints
{
    /// <summary><paramref name="households"/> is the group of the households.</summary>
    public static void MapOwnHouseholds(this RouteGroupBuilder households)
    {
        households.MapGet("/", List).WithoutHousehold().WithName("ListHouseholds").WithSummary("The households that you are in");
        households.MapPost("/", Create).Validate<HouseholdInput>().WithoutHousehold().WithMetadata(new IdempotentAttribute())
            .WithName("CreateHousehold").WithSummary("Makes another household that you own");
        households.MapPut("/current", Rename).Validate<HouseholdInput>().ForOwners()
            .WithName("RenameHousehold").WithSummary("Gives the household another name");
        households.MapPost("/{id:guid}/switch", Switch).WithoutHousehold()
            .WithName("SwitchHousehold").WithSummary("Signs in to another of your households; the next sign-in begins there");
    }

    private static async Task<Ok<OwnHouseholdList>> List(AlchemorselDbContext db, CancellationToken cancellation) =>
        TypedResults.Ok(new OwnHouseholdList(await db.Set<Membership>().AsNoTracking()
            .Where(membership => membership.UserId == db.CurrentUser)
            .OrderBy(membership => membership.Household!.Name).ThenBy(membership => membership.HouseholdId)
            .Take(Limits.HouseholdsMax)
            .Select(membership => new OwnHousehold(
                membership.HouseholdId,
                membership.Household!.Name,
                membership.Role,
                db.Set<Membership>().Count(other => other.HouseholdId == membership.HouseholdId),
                membership.HouseholdId == db.CurrentHousehold))
            .ToListAsync(cancellation)));

    private static async Task<Results<Created<OwnHousehold>, ValidationProblem, ProblemHttpResult>> Create(
        HouseholdInput input, AlchemorselDbContext db, UserManager<User> users, TimeProvider time, CancellationToken cancellation)
    {
        if (RecipeText.CleanLine(input.Name) is not { } name)
            return NameMissing();
        if (await users.FindByIdAsync($"{db.CurrentUser}") is not { } user)
            return NoSuchAccount();
        if (await HasTooManyAsync(db, user.Id, cancellation))
            return TooMany();
        var household = db.AddHousehold(user, name, time);
        await db.SaveChangesAsync(cancellation);
        return TypedResults.Created("/api/v1/households", new OwnHousehold(household.Id, name, HouseholdRole.Owner, 1, IsCurrent: false));
    }

    private static async Task<Results<NoContent, ValidationProblem, ProblemHttpResult>> Rename(
        HouseholdInput input, AlchemorselDbContext db, CancellationToken cancellation)
    {
        if (RecipeText.CleanLine(input.Name) is not { } name)
            return NameMissing();
        await db.Set<Household>().Where(household => household.Id == db.CurrentHousehold)
            .ExecuteUpdateAsync(row => row.SetProperty(household => household.Name, name), cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<AuthTokens>, ProblemHttpResult>> Switch(
        Guid id, AlchemorselDbContext db, UserManager<User> users, TokenIssuer tokens, TimeProvider time, ClaimsPrincipal caller,
        CancellationToken cancellation)
    {
        var now = time.GetStorableNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var used = await db.Set<Membership>().Where(membership => membership.UserId == db.CurrentUser && membership.HouseholdId == id)
            .ExecuteUpdateAsync(row => row.SetProperty(membership => membership.LastUsedAt, now), cancellation);
        if (used == 0 || await users.FindByIdAsync($"{db.CurrentUser}") is not { } user)
            return Problems.Problem(404, "not-found", "You are in no such household.");
        var issued = await tokens.IssueAsync(user, caller.GetSignIn(), cancellation, id);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return TypedResults.Ok(issued);
    }

    /// <summary>A bound against runaway scripts: two requests at once may pass it by one, which does no harm.</summary>
    public static async Task<bool> HasTooManyAsync(AlchemorselDbContext db, Guid user, CancellationToken cancellation) =>
        await db.Set<Membership>().CountAsync(membership => membership.UserId == user, cancellation) >= Limits.HouseholdsMax;

    public static ProblemHttpResult TooMany() =>
        Problems.Problem(422, "too-many-households", "You are in as many households as one can be in.", "Leave one first.");

    public static ProblemHttpResult NoSuchAccount() => Problems.Problem(404, "not-found", "This account is gone.");

    private static ValidationProblem NameMissing() => Problems.Invalid("name", "What shall the kitchen be called?");
}

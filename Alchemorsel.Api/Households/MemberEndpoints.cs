using System.Security.Claims;
using Alchemorsel.Api.Accounts;
using Alchemorsel.Api.Auditing;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Publishing;
using Alchemorsel.Api.Webhooks;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Households;
using Alchemorsel.Contracts.Webhooks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Households;

/// <summary>
/// Who is what in the household of the token. Each change waits for its turn and then looks again at who is who: two owners who leave, or take the role
/// from each other, at the same moment must not leave the household without one.
/// </summary>
internal static class MemberEndpoints
{
    /// <summary><paramref name="households"/> is the group of the households.</summary>
    public static void MapMembers(this RouteGroupBuilder households)
    {
        households.MapPut("/current/members/{userId:guid}", ChangeRole).Validate<MemberRoleInput>().ForOwners()
            .WithName("ChangeMemberRole").WithSummary("Makes somebody of the household an owner, a member or a viewer");
        households.MapDelete("/current/members/{userId:guid}", Remove).ForOwners()
            .WithName("RemoveMember").WithSummary("Takes somebody out of the household; open invitations end");
        households.MapPost("/current/transfer", Transfer).Validate<OwnershipTransfer>().ForOwners()
            .WithName("TransferOwnership").WithSummary("Makes somebody else the owner in your place");
        households.MapPost("/current/leave", Leave).ForViewers()
            .WithName("LeaveHousehold").WithSummary("Leaves the household, and signs in to another of yours");
    }

    private static async Task<Results<NoContent, ValidationProblem, ProblemHttpResult>> ChangeRole(
        Guid userId, MemberRoleInput input, AlchemorselDbContext db, MembershipRoles roles, AuditLog audit, CancellationToken cancellation)
    {
        await using var turn = await HouseholdTurn.BeginAsync(db, cancellation);
        var people = await PeopleAsync(db, cancellation);
        if (Refuse(people, db.CurrentUser, userId) is { } refusal)
            return refusal;
        var member = people.Single(person => person.UserId == userId);
        if (member.Role == HouseholdRole.Owner && input.Role != HouseholdRole.Owner)
        {
            if (IsLastOwner(people, userId))
                return LastOwner();
            await EndInvitationsAsync(db, userId, cancellation);
        }

        // Whoever only looks makes nothing public here.
        if (input.Role == HouseholdRole.Viewer)
            await db.Set<Publication>().Where(row => row.UserId == userId).ExecuteDeleteAsync(cancellation);
        audit.Add(AuditKind.MemberRoleChanged, target: userId, details: Change(member.Role, input.Role!.Value));
        member.Role = input.Role.Value;
        await CommitAsync(db, turn, cancellation);
        roles.Forget(member.HouseholdId, userId);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Remove(
        Guid userId, AlchemorselDbContext db, MembershipRoles roles, AuditLog audit, TimeProvider time, CancellationToken cancellation)
    {
        await using var turn = await HouseholdTurn.BeginAsync(db, cancellation);
        var people = await PeopleAsync(db, cancellation);
        if (Refuse(people, db.CurrentUser, userId) is { } refusal)
            return refusal;
        if (IsLastOwner(people, userId))
            return LastOwner();
        // Whoever is put out may hold the link that others came in by.
        await EndInvitationsAsync(db, by: null, cancellation);
        var member = people.Single(person => person.UserId == userId);
        db.Remove(member);
        audit.Add(AuditKind.MemberRemoved, target: userId, details: $"household {member.HouseholdId}");
        await TellOfLeavingAsync(db, member, time, cancellation);
        await CommitAsync(db, turn, cancellation);
        roles.Forget(member.HouseholdId, userId);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ValidationProblem, ProblemHttpResult>> Transfer(
        OwnershipTransfer input, AlchemorselDbContext db, MembershipRoles roles, AuditLog audit, CancellationToken cancellation)
    {
        await using var turn = await HouseholdTurn.BeginAsync(db, cancellation);
        var people = await PeopleAsync(db, cancellation);
        if (Refuse(people, db.CurrentUser, input.UserId!.Value) is { } refusal)
            return refusal;
        var (former, owner) = (people.Single(person => person.UserId == db.CurrentUser), people.Single(person => person.UserId == input.UserId));
        if (former == owner)
            return Problems.Invalid("userId", "You are the owner already.");
        audit.Add(AuditKind.MemberRoleChanged, target: former.UserId, details: Change(former.Role, HouseholdRole.Member));
        audit.Add(AuditKind.MemberRoleChanged, target: owner.UserId, details: Change(owner.Role, HouseholdRole.Owner));
        (former.Role, owner.Role) = (HouseholdRole.Member, HouseholdRole.Owner);
        await EndInvitationsAsync(db, former.UserId, cancellation);
        await CommitAsync(db, turn, cancellation);
        roles.Forget(former.HouseholdId, former.UserId);
        roles.Forget(owner.HouseholdId, owner.UserId);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<AuthTokens>, ProblemHttpResult>> Leave(
        AlchemorselDbContext db, UserManager<User> users, TokenIssuer tokens, MembershipRoles roles, AuditLog audit, TimeProvider time,
        ClaimsPrincipal caller, CancellationToken cancellation)
    {
        await using var turn = await HouseholdTurn.BeginAsync(db, cancellation);
        var people = await PeopleAsync(db, cancellation);
        if (people.Find(person => person.UserId == db.CurrentUser) is not { } own)
            return HouseholdAccess.NotAMember();
        if (IsLastOwner(people, own.UserId))
            return LastOwner();
        var user = (await users.FindByIdAsync(own.UserId.ToString()))!;
        await EndInvitationsAsync(db, own.UserId, cancellation);
        db.Remove(own);
        audit.Add(AuditKind.MemberLeft, target: own.HouseholdId);
        await TellOfLeavingAsync(db, own, time, cancellation);
        await db.SaveChangesAsync(cancellation);
        var issued = await tokens.IssueAsync(user, caller.GetSignIn(), cancellation);
        await CommitAsync(db, turn, cancellation);
        roles.Forget(own.HouseholdId, own.UserId);
        return TypedResults.Ok(issued);
    }

    private static Task<List<Membership>> PeopleAsync(AlchemorselDbContext db, CancellationToken cancellation) =>
        db.Set<Membership>().Where(membership => membership.HouseholdId == db.CurrentHousehold).ToListAsync(cancellation);

    private static ProblemHttpResult? Refuse(List<Membership> people, Guid? caller, Guid member) =>
        !people.Exists(person => person.UserId == caller && person.Role == HouseholdRole.Owner) ? HouseholdAccess.OwnersOnly()
        : people.Exists(person => person.UserId == member) ? null
        : Problems.Problem(404, "not-found", "Nobody of this household is that.");

    private static string Change(HouseholdRole before, HouseholdRole after) => $"{before} to {after}".ToLowerInvariant();

    private static bool IsLastOwner(List<Membership> people, Guid user) =>
        people.FindAll(person => person.Role == HouseholdRole.Owner) is [var only] && only.UserId == user;

    private static ProblemHttpResult LastOwner() =>
        Problems.Problem(409, "last-owner", "A kitchen needs an owner.", "Make somebody else an owner first.");

    private static Task TellOfLeavingAsync(AlchemorselDbContext db, Membership member, TimeProvider time, CancellationToken cancellation) => db.TellAsync(
        member.HouseholdId, WebhookEvents.MemberLeft, new WebhookSubject(member.UserId, Path: "/household", By: db.CurrentUser), time.GetStorableNow(), cancellation);

    /// <param name="by">Whose invitations; null for everybody's.</param>
    private static Task<int> EndInvitationsAsync(AlchemorselDbContext db, Guid? by, CancellationToken cancellation) =>
        db.Set<Invitation>().Where(invitation => by == null || invitation.CreatedById == by).ExecuteDeleteAsync(cancellation);

    private static async Task CommitAsync(AlchemorselDbContext db, HouseholdTurn turn, CancellationToken cancellation)
    {
        await db.SaveChangesAsync(cancellation);
        await turn.CommitAsync(cancellation);
    }
}

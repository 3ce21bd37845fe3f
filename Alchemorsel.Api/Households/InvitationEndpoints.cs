using System.Security.Claims;
using Alchemorsel.Api.Accounts;
using Alchemorsel.Api.Auditing;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Sharing;
using Alchemorsel.Api.Webhooks;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Households;
using Alchemorsel.Contracts.Webhooks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Households;

/// <summary>Links that let people in: owners make and end them, and whoever holds one sees what it leads to and may follow it.</summary>
internal static class InvitationEndpoints
{
    /// <summary><paramref name="households"/> is the group of the households.</summary>
    public static void MapInvitations(this RouteGroupBuilder households, IEndpointRouteBuilder app)
    {
        var invitations = households.MapGroup("/current/invitations").ForOwners();
        invitations.MapGet("/", List).WithName("ListInvitations").WithSummary("The household's invitations that still let somebody in");
        invitations.MapPost("/", Create).Validate<InvitationInput>()
            .WithName("CreateInvitation").WithSummary("Makes a link that lets people into the household; it is told only here");
        invitations.MapDelete("/{id:guid}", Revoke).WithName("RevokeInvitation").WithSummary("Ends an invitation; whoever came in by it stays");

        var offers = app.MapGroup("/api/v1/invitations/{token}").WithTags("Households");
        offers.MapGet("/", Read).AllowAnonymous().WithName("ReadInvitation").WithSummary("What a link invites to");
        offers.MapPost("/accept", Accept).RequireAuthorization().WithoutHousehold()
            .WithName("AcceptInvitation").WithSummary("Joins the household that a link invites to, and signs in to it");
    }

    private static async Task<Ok<InvitationList>> List(AlchemorselDbContext db, TimeProvider time, CancellationToken cancellation) =>
        TypedResults.Ok(new InvitationList(await Open(db.Set<Invitation>(), time.GetUtcNow())
            .OrderByDescending(invitation => invitation.Id)
            .Take(Limits.InvitationsMax)
            .Select(invitation => new InvitationInfo(
                invitation.Id, invitation.Role, invitation.CreatedBy!.DisplayName, invitation.CreatedAt, invitation.ExpiresAt, invitation.MaxUses,
                invitation.Uses))
            .ToListAsync(cancellation)));

    private static async Task<Results<Created<NewInvitation>, ValidationProblem, ProblemHttpResult>> Create(
        InvitationInput input, AlchemorselDbContext db, UserManager<User> users, PublicAddress links, AuditLog audit, TimeProvider time, HttpResponse response,
        CancellationToken cancellation)
    {
        if (input.Role == HouseholdRole.Owner)
            return Problems.Invalid("role", "A link makes members or viewers. Owners are made of members.");
        if (await users.FindByIdAsync($"{db.CurrentUser}") is not { } user)
            return OwnHouseholdEndpoints.NoSuchAccount();
        var now = time.GetStorableNow();
        await using var turn = await HouseholdTurn.BeginAsync(db, cancellation);
        // What lets nobody in any more is cleared away when another one is made.
        await db.Set<Invitation>().Where(invitation => invitation.ExpiresAt <= now || invitation.Uses >= invitation.MaxUses).ExecuteDeleteAsync(cancellation);
        if (await db.Set<Invitation>().CountAsync(cancellation) >= Limits.InvitationsMax)
            return Problems.Problem(422, "too-many-invitations", "There are as many open invitations as a household can have.", "End one first.");
        var token = LinkToken.New();
        var invitation = new Invitation
        {
            HouseholdId = db.CurrentHousehold!.Value,
            CreatedById = user.Id,
            Role = input.Role!.Value,
            TokenHash = LinkToken.HashOf(token)!,
            CreatedAt = now,
            ExpiresAt = now.AddDays(input.Days ?? Limits.InvitationDaysDefault),
            MaxUses = input.MaxUses ?? 1,
        };
        db.Add(invitation);
        audit.Add(AuditKind.InvitationMade, target: invitation.Id, details: invitation.Role.ToString().ToLowerInvariant());
        await db.SaveChangesAsync(cancellation);
        await turn.CommitAsync(cancellation);
        response.Headers.CacheControl = "no-store";
        var path = $"/household/join/{token}";
        return TypedResults.Created(
            $"/api/v1/households/current/invitations/{invitation.Id}",
            new NewInvitation(
                new InvitationInfo(invitation.Id, invitation.Role, user.DisplayName, now, invitation.ExpiresAt, invitation.MaxUses, invitation.Uses),
                token, path, links.ToPassOn(path)));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Revoke(Guid id, AlchemorselDbContext db, CancellationToken cancellation) =>
        await db.Set<Invitation>().Where(invitation => invitation.Id == id).ExecuteDeleteAsync(cancellation) > 0
            ? TypedResults.NoContent()
            : Problems.Problem(404, "not-found", "There is no such invitation.");

    private static async Task<Results<Ok<InvitationOffer>, ProblemHttpResult>> Read(
        string token, AlchemorselDbContext db, TimeProvider time, HttpResponse response, CancellationToken cancellation)
    {
        response.Headers.CacheControl = "no-store";
        if (LinkToken.HashOf(token) is not { } hash)
            return Over();
        var offer = await Open(OfAnyHousehold(db), time.GetUtcNow()).Where(invitation => invitation.TokenHash == hash)
            .Select(invitation => new InvitationOffer(
                invitation.Household!.Name, invitation.CreatedBy!.DisplayName, invitation.Role, invitation.ExpiresAt,
                db.Set<Membership>().Any(membership => membership.HouseholdId == invitation.HouseholdId && membership.UserId == db.CurrentUser)))
            .SingleOrDefaultAsync(cancellation);
        return offer is null ? Over() : TypedResults.Ok(offer);
    }

    private static async Task<Results<Ok<AuthTokens>, ProblemHttpResult>> Accept(
        string token, AlchemorselDbContext db, CurrentHousehold acting, UserManager<User> users, TokenIssuer tokens, MembershipRoles roles, TimeProvider time,
        AuditLog audit, ClaimsPrincipal caller, CancellationToken cancellation)
    {
        if (LinkToken.HashOf(token) is not { } hash
            || await OfAnyHousehold(db).SingleOrDefaultAsync(row => row.TokenHash == hash, cancellation) is not { } invitation)
            return Over();
        if (await users.FindByIdAsync($"{db.CurrentUser}") is not { } user)
            return OwnHouseholdEndpoints.NoSuchAccount();
        // From here on in the household of the invitation; its turn makes the count of its people hold.
        acting.ActFor(invitation.HouseholdId, user.Id);
        await using var turn = await HouseholdTurn.BeginAsync(db, cancellation);
        var now = time.GetStorableNow();
        var own = await db.Set<Membership>().SingleOrDefaultAsync(
            membership => membership.HouseholdId == invitation.HouseholdId && membership.UserId == user.Id, cancellation);
        // Whoever is in already stays what they are, and takes nobody's place.
        if (own is null)
        {
            if (await db.Set<Membership>().CountAsync(membership => membership.HouseholdId == invitation.HouseholdId, cancellation) >= Limits.MembersMax)
                return Problems.Problem(422, "household-full", "There are as many people in this household as there can be.");
            if (await OwnHouseholdEndpoints.HasTooManyAsync(db, user.Id, cancellation))
                return OwnHouseholdEndpoints.TooMany();
            var taken = await Open(db.Set<Invitation>(), now).Where(row => row.Id == invitation.Id)
                .ExecuteUpdateAsync(row => row.SetProperty(used => used.Uses, used => used.Uses + 1), cancellation);
            if (taken == 0)
                return Over();
            own = new Membership { HouseholdId = invitation.HouseholdId, UserId = user.Id, Role = invitation.Role, Since = now };
            db.Add(own);
            audit.Add(AuditKind.MemberJoined, target: invitation.HouseholdId, details: invitation.Role.ToString().ToLowerInvariant());
            await db.TellAsync(
                invitation.HouseholdId, WebhookEvents.MemberJoined, new WebhookSubject(user.Id, Path: "/household", By: user.Id), now, cancellation);
        }

        own.LastUsedAt = now;
        await db.SaveChangesAsync(cancellation);
        var issued = await tokens.IssueAsync(user, caller.GetSignIn(), cancellation, invitation.HouseholdId);
        await db.SaveChangesAsync(cancellation);
        await turn.CommitAsync(cancellation);
        roles.Forget(invitation.HouseholdId, user.Id);
        return TypedResults.Ok(issued);
    }

    /// <summary>Whether the token's invitation still lets somebody in.</summary>
    internal static async Task<bool> IsOpenAsync(AlchemorselDbContext db, string token, DateTimeOffset now, CancellationToken cancellation) =>
        LinkToken.HashOf(token) is { } hash && await Open(OfAnyHousehold(db), now).AnyAsync(invitation => invitation.TokenHash == hash, cancellation);

    /// <summary>Whoever holds a link is in no household yet.</summary>
    private static IQueryable<Invitation> OfAnyHousehold(AlchemorselDbContext db) =>
        db.Set<Invitation>().AsNoTracking().IgnoreQueryFilters([AlchemorselDbContext.HouseholdFilter]);

    private static IQueryable<Invitation> Open(IQueryable<Invitation> invitations, DateTimeOffset now) =>
        invitations.Where(invitation => invitation.ExpiresAt > now && invitation.Uses < invitation.MaxUses);

    private static ProblemHttpResult Over() =>
        Problems.Problem(404, "invitation-over", "This invitation is not good any more.", "Ask whoever sent it for a new one.");
}

using System.Security.Claims;
using Alchemorsel.Api.Accounts;
using Alchemorsel.Api.Auditing;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Data.RowSecurity;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Mail;
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
    private const string Root = "/api/v1/households/current/invitations";

    /// <summary><paramref name="households"/> is the group of the households.</summary>
    public static void MapInvitations(this RouteGroupBuilder households, IEndpointRouteBuilder app)
    {
        var invitations = households.MapGroup("/current/invitations").ForOwners();
        invitations.MapGet("/", List).WithName("ListInvitations").WithSummary("The household's invitations that still let somebody in");
        invitations.MapPost("/", Create).Validate<InvitationInput>()
            .WithName("CreateInvitation").WithSummary("Makes a link that lets people into the household; it is told only here");
        invitations.MapPost("/mail", CreateMailed).Validate<InvitationMailInput>()
            .WithName("MailInvitation").WithSummary("Mails somebody a link that lets them into the household");
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
                invitation.Uses, invitation.Email))
            .ToListAsync(cancellation)));

    private static async Task<Results<Created<NewInvitation>, ValidationProblem, ProblemHttpResult>> Create(
        InvitationInput input, AlchemorselDbContext db, UserManager<User> users, PublicAddress links, InvitationMaking making, HttpResponse response,
        CancellationToken cancellation)
    {
        if (input.Role == HouseholdRole.Owner)
            return NoOwners();
        if (await users.FindByIdAsync($"{db.CurrentUser}") is not { } user)
            return OwnHouseholdEndpoints.NoSuchAccount();
        var token = LinkToken.New();
        var (made, refusal) = await making.MakeAsync(user, input.Role!.Value, input.Days, input.MaxUses ?? 1, token, email: null, cancellation);
        if (made is null)
            return refusal!;
        response.Headers.CacheControl = "no-store";
        var path = LinkPath(token);
        return TypedResults.Created($"{Root}/{made.Id}", new NewInvitation(made, token, path, links.ToPassOn(path)));
    }

    private static async Task<Results<Created<InvitationInfo>, ValidationProblem, ProblemHttpResult>> CreateMailed(
        InvitationMailInput input, AlchemorselDbContext db, UserManager<User> users, InvitationMaking making, MailOutbox mail, SignInThrottle throttle,
        InvitationMailThrottle day, HttpResponse response, CancellationToken cancellation)
    {
        if (input.Role == HouseholdRole.Owner)
            return NoOwners();
        if (mail.Refusal is { } cannot)
            return cannot;
        if (await users.FindByIdAsync($"{db.CurrentUser}") is not { } user)
            return OwnHouseholdEndpoints.NoSuchAccount();
        // The letter says who invites, by an address that is theirs for certain; and nobody sends mail to others who can't be reached themselves.
        if (!user.EmailConfirmed)
            return Problems.Problem(409, "email-not-verified", "Please confirm your own e-mail first.", "Or make a link and pass it on yourself.");
        var email = input.Email.Trim();
        // Counted for whoever sends and for whoever gets it: neither can many be sent, nor can one person be flooded by many.
        if ((await throttle.RefuseMailAsync($"from {user.Id:n}", response, cancellation) ?? await throttle.RefuseMailAsync(email, response, cancellation)) is { } tooMany)
            return tooMany;
        if (await day.RefuseAsync(db.CurrentHousehold!.Value, user.Id, response, cancellation) is { } tooManyToday)
            return tooManyToday;
        // Nobody knows this token: the letter gets another (InvitationLetters).
        var (made, refusal) = await making.MakeAsync(user, input.Role!.Value, input.Days, uses: 1, LinkToken.New(), email, cancellation);
        return made is null ? refusal! : TypedResults.Created($"{Root}/{made.Id}", made);
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
        db.Set<Invitation>().AsNoTracking().OfEveryHousehold();

    private static IQueryable<Invitation> Open(IQueryable<Invitation> invitations, DateTimeOffset now) =>
        invitations.Where(invitation => invitation.ExpiresAt > now && invitation.Uses < invitation.MaxUses);

    /// <summary>The page that a link opens, below the public address.</summary>
    internal static string LinkPath(string token) => $"/household/join/{token}";

    private static ValidationProblem NoOwners() => Problems.Invalid("role", "A link makes members or viewers. Owners are made of members.");

    private static ProblemHttpResult Over() =>
        Problems.Problem(404, "invitation-over", "This invitation is not good any more.", "Ask whoever sent it for a new one.");
}

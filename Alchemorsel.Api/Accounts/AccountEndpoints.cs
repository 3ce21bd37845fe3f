using Alchemorsel.Api.Accounts.Factors;
using Alchemorsel.Api.Accounts.OpenId;
using Alchemorsel.Api.Accounts.Passkeys;
using Alchemorsel.Api.Accounts.Tokens;
using Alchemorsel.Api.Auditing;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Households;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Profiles;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Households;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Accounts;

internal static class AccountEndpoints
{
    public static void MapAccounts(this IEndpointRouteBuilder app)
    {
        var auth = app.MapGroup("/api/v1/auth").WithTags("Accounts").AllowAnonymous();
        auth.MapRegistration();
        auth.MapPost("/sign-in", SignIn).Validate<SignInRequest>().WithName("SignIn").WithSummary("Signs in");
        auth.MapSecondStep();
        auth.MapPasskeySignIn();
        auth.MapOpenIdSignIn();
        auth.MapPost("/refresh", Refresh).Validate<RefreshRequest>()
            .WithName("Refresh").WithSummary("Exchanges a refresh token, which works once, for new tokens");
        auth.MapPost("/sign-out", SignOut).Validate<RefreshRequest>()
            .WithName("SignOut").WithSummary("Ends the sign-in that a refresh token belongs to");
        auth.MapRecovery();

        var own = app.MapGroup("/api/v1/users/me").WithTags("Accounts").RequireAuthorization().WithoutHousehold();
        own.MapOwnAccount();
        own.MapSignIns();
        own.MapFactors();
        own.MapPasskeys();
        own.MapOpenIdLinks();
        own.MapConfirmation();
        own.MapTokens();
        own.MapDeletion();
        app.MapProfiles();
        app.MapInstallation();
        app.MapAdmin();
    }

    private static async Task<Results<Ok<AuthTokens>, ProblemHttpResult>> SignIn(
        SignInRequest request, SignInThrottle throttle, UserManager<User> users, UnknownAccount unknown, AlchemorselDbContext db, SecondFactors factors,
        SignInChallenges challenges, SignInCompletion completion, AuditLog audit, HttpContext context, CancellationToken cancellation)
    {
        if (await throttle.RefuseAsync(request.Email, context.Response, cancellation) is { } refusal)
            return refusal;
        var user = await users.FindByEmailAsync(request.Email.Trim());
        if (user is null)
        {
            unknown.Check(request.Password);
            audit.Add(AuditKind.SignInFailed, details: "unknown e-mail");
            await db.SaveChangesAsync(cancellation);
            return WrongCredentials();
        }

        if (user.PasswordHash is null)
        {
            // There is nothing to guess, so nothing is counted: nobody keeps an account from signing in elsewhere by trying passwords that it doesn't have.
            unknown.Check(request.Password);
            audit.Add(AuditKind.SignInFailed, target: user.Id, details: "no password");
            await db.SaveChangesAsync(cancellation);
            return WrongCredentials();
        }

        // The password is checked even for a locked account: the answer's time must not tell.
        var right = await users.CheckPasswordAsync(user, request.Password);
        if (await users.IsLockedOutAsync(user))
        {
            audit.Add(AuditKind.SignInFailed, target: user.Id, details: "the account rests");
            await db.SaveChangesAsync(cancellation);
            return WrongCredentials();
        }

        if (!right)
        {
            audit.Add(AuditKind.SignInFailed, target: user.Id, details: "wrong password");
            await users.AccessFailedAsync(user);
            return WrongCredentials();
        }

        // Before the count of wrong tries begins anew: whoever knows the password must not be able to try codes without end.
        if (await factors.IsOnAsync(user.Id, cancellation))
            return await challenges.AskAsync(user, cancellation);
        await users.ResetAccessFailedCountAsync(user);
        var issued = await completion.CompleteAsync(user, cancellation);
        await db.SaveChangesAsync(cancellation);
        return TypedResults.Ok(issued);
    }

    private static async Task<Results<Ok<AuthTokens>, ProblemHttpResult>> Refresh(
        RefreshRequest request, UserManager<User> users, AlchemorselDbContext db, SignIns signIns, TokenIssuer tokens, AuditLog audit, TimeProvider time,
        CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var hash = TokenIssuer.HashOf(request.RefreshToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        // Taking the token is one statement, so that of two uses at once only one succeeds.
        var taken = await db.Set<RefreshToken>()
            .Where(token => token.Hash == hash && token.UsedAt == null && token.ExpiresAt > now)
            .ExecuteUpdateAsync(row => row.SetProperty(token => token.UsedAt, now), cancellation);
        var token = await db.Set<RefreshToken>().AsNoTracking().FirstOrDefaultAsync(row => row.Hash == hash, cancellation);
        if (taken == 0 || token is null || !await signIns.UseAsync(token.FamilyId, cancellation))
        {
            List<Guid> ended = [];
            if (taken == 0 && token is { UsedAt: not null })
            {
                ended = await signIns.RevokeAsync(token.UserId, signIn => signIn.Id == token.FamilyId, cancellation);
                if (ended.Count > 0)
                    audit.Add(AuditKind.RefreshTokenReused, token.UserId, token.FamilyId);
                await db.SaveChangesAsync(cancellation);
            }

            await transaction.CommitAsync(cancellation);
            signIns.Forget(ended);
            return Problems.Problem(401, "session-over", "This sign-in is over.", "Please sign in again.");
        }

        var user = await users.FindByIdAsync(token.UserId.ToString());
        var issued = await tokens.IssueAsync(user!, token.FamilyId, cancellation, token.HouseholdId);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return TypedResults.Ok(issued);
    }

    private static async Task<NoContent> SignOut(
        RefreshRequest request, AlchemorselDbContext db, SignIns signIns, AuditLog audit, CancellationToken cancellation)
    {
        var hash = TokenIssuer.HashOf(request.RefreshToken);
        if (await db.Set<RefreshToken>().AsNoTracking().FirstOrDefaultAsync(row => row.Hash == hash, cancellation) is not { } token)
            return TypedResults.NoContent();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var ended = await signIns.RevokeAsync(token.UserId, signIn => signIn.Id == token.FamilyId, cancellation);
        if (ended.Count > 0)
            audit.Add(AuditKind.SignedOut, token.UserId, token.FamilyId);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        signIns.Forget(ended);
        return TypedResults.NoContent();
    }

    /// <summary>Adds (without saving) a household that the user owns.</summary>
    internal static Household AddHousehold(
        this AlchemorselDbContext db, User user, string name, TimeProvider time)
    {
        var now = time.GetUtcNow();
        var household = new Household { Name = name, CreatedAt = now };
        db.Add(household);
        db.Add(new Membership { HouseholdId = household.Id, UserId = user.Id, Role = HouseholdRole.Owner, Since = now });
        return household;
    }

    private static ProblemHttpResult WrongCredentials() => Problems.Problem(
        401, "wrong-credentials", "That e-mail and password don't match.", "After several wrong tries an account rests for five minutes.");
}

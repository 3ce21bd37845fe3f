using Alchemorsel.Api.Data;
using Alchemorsel.Api.Households;
using Alchemorsel.Api.Http;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Households;
using Alchemorsel.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Alchemorsel.Api.Accounts;

internal static class AccountEndpoints
{
    public static void MapAccounts(this IEndpointRouteBuilder app)
    {
        var auth = app.MapGroup("/api/v1/auth").WithTags("Accounts").AllowAnonymous();
        auth.MapPost("/register", Register).Validate<RegisterRequest>()
            .WithName("Register").WithSummary("Makes an account with a household of its own, and signs in");
        auth.MapPost("/sign-in", SignIn).Validate<SignInRequest>().WithName("SignIn").WithSummary("Signs in");
        auth.MapPost("/refresh", Refresh).Validate<RefreshRequest>()
            .WithName("Refresh").WithSummary("Exchanges a refresh token, which works once, for new tokens");
        auth.MapPost("/sign-out", SignOut).Validate<RefreshRequest>()
            .WithName("SignOut").WithSummary("Ends the sign-in that a refresh token belongs to");

        var users = app.MapGroup("/api/v1/users").WithTags("Accounts").RequireAuthorization();
        users.MapGet("/me", Me).WithName("ReadMe").WithSummary("Who you are");
    }

    private static async Task<Results<Created<AuthTokens>, ValidationProblem, ProblemHttpResult>> Register(
        RegisterRequest request, UserManager<User> users, AlchemorselDbContext db, TokenIssuer tokens, TimeProvider time,
        AlchemorselMetrics metrics, CancellationToken cancellation)
    {
        var user = new User
        {
            DisplayName = request.DisplayName.Trim(),
            Email = request.Email.Trim(),
            UserName = request.Email.Trim(),
            CreatedAt = time.GetUtcNow(),
        };
        if (user.DisplayName.Length == 0)
            return Problems.Invalid("displayName", "How should we call you?");
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        IdentityResult result;
        try
        {
            result = await users.CreateAsync(user, request.Password);
        }
        catch (DbUpdateException error) when (error.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // Someone registered the same e-mail between Identity's look and the insert.
            return EmailTaken();
        }

        if (!result.Succeeded)
            return Refusal(result);
        var household = db.AddHousehold(user, $"{user.DisplayName}'s kitchen", time);
        var issued = tokens.Issue(user, household, Guid.CreateVersion7());
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        metrics.UsersRegistered.Add(1);
        return TypedResults.Created("/api/v1/users/me", issued);
    }

    private static async Task<Results<Ok<AuthTokens>, ProblemHttpResult>> SignIn(
        SignInRequest request, UserManager<User> users, UnknownAccount unknown, AlchemorselDbContext db, TokenIssuer tokens,
        CancellationToken cancellation)
    {
        var user = await users.FindByEmailAsync(request.Email.Trim());
        if (user is null)
        {
            unknown.Check(request.Password);
            return WrongCredentials();
        }

        // The password is checked even for a locked account: the answer's time must not tell.
        var right = await users.CheckPasswordAsync(user, request.Password);
        if (await users.IsLockedOutAsync(user))
            return WrongCredentials();
        if (!right)
        {
            await users.AccessFailedAsync(user);
            return WrongCredentials();
        }

        await users.ResetAccessFailedCountAsync(user);
        var issued = await tokens.IssueAsync(user, Guid.CreateVersion7(), cancellation);
        await db.SaveChangesAsync(cancellation);
        return TypedResults.Ok(issued);
    }

    private static async Task<Results<Ok<AuthTokens>, ProblemHttpResult>> Refresh(
        RefreshRequest request, UserManager<User> users, AlchemorselDbContext db, TokenIssuer tokens, TimeProvider time,
        CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var hash = TokenIssuer.HashOf(request.RefreshToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        // Taking the token is one statement, so that of two uses at once only one succeeds.
        var taken = await db.Set<RefreshToken>()
            .Where(token => token.Hash == hash && token.UsedAt == null && token.RevokedAt == null && token.ExpiresAt > now)
            .ExecuteUpdateAsync(row => row.SetProperty(token => token.UsedAt, now), cancellation);
        var token = await db.Set<RefreshToken>().AsNoTracking().FirstOrDefaultAsync(row => row.Hash == hash, cancellation);
        if (taken == 0 || token is null)
        {
            if (token is { UsedAt: not null })
                await RevokeFamilyAsync(db, token.FamilyId, now, cancellation);
            await transaction.CommitAsync(cancellation);
            return Problems.Problem(401, "session-over", "This sign-in is over.", "Please sign in again.");
        }

        var user = await users.FindByIdAsync(token.UserId.ToString());
        var issued = await tokens.IssueAsync(user!, token.FamilyId, cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return TypedResults.Ok(issued);
    }

    private static async Task<NoContent> SignOut(RefreshRequest request, AlchemorselDbContext db, TimeProvider time, CancellationToken cancellation)
    {
        var hash = TokenIssuer.HashOf(request.RefreshToken);
        if (await db.Set<RefreshToken>().AsNoTracking().FirstOrDefaultAsync(row => row.Hash == hash, cancellation) is { } token)
            await RevokeFamilyAsync(db, token.FamilyId, time.GetUtcNow(), cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<UserInfo>, ProblemHttpResult>> Me(
        HttpContext context, AlchemorselDbContext db, IHouseholdContext current, CancellationToken cancellation)
    {
        var id = context.User.GetUserId();
        var info = await db.Set<Membership>().AsNoTracking()
            .Where(membership => membership.UserId == id && membership.HouseholdId == current.HouseholdId)
            .Select(membership => new UserInfo(
                id, membership.User!.Email!, membership.User.DisplayName, membership.HouseholdId, membership.Household!.Name))
            .FirstOrDefaultAsync(cancellation);
        return info is null ? Problems.Problem(404, "not-found", "This account is gone.") : TypedResults.Ok(info);
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

    private static Task<int> RevokeFamilyAsync(AlchemorselDbContext db, Guid family, DateTimeOffset now, CancellationToken cancellation) =>
        db.Set<RefreshToken>().Where(row => row.FamilyId == family && row.RevokedAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(token => token.RevokedAt, now), cancellation);

    private static ProblemHttpResult WrongCredentials() => Problems.Problem(
        401, "wrong-credentials", "That e-mail and password don't match.", "After several wrong tries an account rests for five minutes.");

    private static ProblemHttpResult EmailTaken() =>
        Problems.Problem(409, "email-taken", "There is an account with this e-mail already.", "Sign in instead.");

    private static Results<Created<AuthTokens>, ValidationProblem, ProblemHttpResult> Refusal(IdentityResult result)
    {
        if (result.Errors.Any(error => error.Code is "DuplicateEmail" or "DuplicateUserName"))
            return EmailTaken();
        var errors = result.Errors
            .GroupBy(error => error.Code.StartsWith("Password", StringComparison.Ordinal) ? "password" : "email")
            .ToDictionary(group => group.Key, group => group.Select(error => error.Description).ToArray());
        return TypedResults.ValidationProblem(errors, title: "Some fields need another look.", type: Problems.Prefix + "validation");
    }
}

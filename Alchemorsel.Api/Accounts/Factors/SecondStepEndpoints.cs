using Alchemorsel.Api.Data;
using Alchemorsel.Api.Http;
using Alchemorsel.Contracts.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Accounts.Factors;

/// <summary>The second step of signing in.</summary>
internal static class SecondStepEndpoints
{
    public static void MapSecondStep(this IEndpointRouteBuilder auth) => auth.MapPost("/sign-in/second-factor", SignIn).Validate<SecondFactorRequest>()
        .WithName("SignInWithSecondFactor").WithSummary("Goes on with a sign-in whose password was right, with a code of the authenticator app or a recovery code");

    private static async Task<Results<Ok<AuthTokens>, ValidationProblem, ProblemHttpResult>> SignIn(
        SecondFactorRequest request, UserManager<User> users, AlchemorselDbContext db, SignInThrottle throttle, SignInChallenges challenges, FactorCheck check,
        SignInCompletion completion, HttpContext context, CancellationToken cancellation)
    {
        if (await challenges.FindAsync(request.Challenge, cancellation) is not { } id || await users.FindByIdAsync(id.ToString()) is not { } user)
            return ChallengeOver();
        if (await throttle.RefuseAsync(user.Email!, context.Response, cancellation) is { } refusal)
            return refusal;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await challenges.LockAsync(request.Challenge, cancellation) is not { } challenge || challenge.UserId != user.Id || challenge.Stamp != user.SecurityStamp)
            return ChallengeOver();
        challenges.CountTry(challenge);
        if (await check.RefuseAsync(user, request.Code, by: null, cancellation) is { } wrong)
        {
            await transaction.CommitAsync(cancellation);
            return wrong;
        }

        challenges.End(challenge);
        // By a statement and not by the tracked row, whose stamp would make another try at the same moment a conflict.
        await db.Users.Where(account => account.Id == user.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(account => account.AccessFailedCount, 0), cancellation);
        var issued = await completion.CompleteAsync(user, cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return TypedResults.Ok(issued);
    }

    private static ProblemHttpResult ChallengeOver() => Problems.Problem(
        401, "challenge-over", "This sign-in took too long, or too many codes were wrong.", "Please begin again.");
}

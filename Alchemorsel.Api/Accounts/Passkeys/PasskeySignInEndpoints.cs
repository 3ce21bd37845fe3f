using System.Buffers.Text;
using Alchemorsel.Api.Auditing;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Http;
using Alchemorsel.Contracts.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Accounts.Passkeys;

/// <summary>
/// Signing in with a passkey. The device has made sure who its owner is, by finger, face or PIN, so it is both factors: no password and no code is asked for.
/// </summary>
internal static class PasskeySignInEndpoints
{
    public static void MapPasskeySignIn(this IEndpointRouteBuilder auth)
    {
        auth.MapGet("/sign-in/passkey", Begin).WithName("BeginPasskeySignIn").WithSummary("What a device has to sign for signing in with a passkey");
        auth.MapPost("/sign-in/passkey", SignIn).Validate<PasskeySignInRequest>()
            .WithName("SignInWithPasskey").WithSummary("Signs in with what a passkey signed, which tells the account too");
    }

    private static Results<Ok<PasskeyRequestOptions>, ProblemHttpResult> Begin(PasskeyChallenges challenges, RelyingParty party, HttpResponse response)
    {
        if (party.Id is not { } id)
            return PasskeyProblems.NotSetUp();
        response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new PasskeyRequestOptions(
            Base64Url.EncodeToString(challenges.Issue(PasskeyPurpose.SignIn)), (int)PasskeyChallenges.Life.TotalMilliseconds, id, "required"));
    }

    private static async Task<Results<Ok<AuthTokens>, ValidationProblem, ProblemHttpResult>> SignIn(
        PasskeySignInRequest request, AlchemorselDbContext db, SignInThrottle throttle, PasskeyChallenges challenges, PasskeyVerifier verifier, RelyingParty party,
        SignInCompletion completion, AuditLog audit, TimeProvider time, HttpContext context, CancellationToken cancellation)
    {
        if (party.Id is null)
            return PasskeyProblems.NotSetUp();
        // By the passkey rather than the account: whoever tries passwords keeps nobody from signing in without one.
        if (await throttle.RefuseAsync($"passkey {request.CredentialId}", context.Response, cancellation) is { } refusal)
            return refusal;
        var id = Base64Url.DecodeFromChars(request.CredentialId);
        var passkey = await db.Set<Passkey>().AsNoTracking().FirstOrDefaultAsync(row => row.CredentialId == id, cancellation);
        if (passkey is null)
            return await RefuseAsync(null, "unknown passkey");
        if (ClientData.Read(request.ClientDataJson) is not { } client || !challenges.IsGood(client.Challenge, PasskeyPurpose.SignIn))
            return await RefuseAsync(passkey, "the challenge is over, or none of ours");
        if (await verifier.AssertAsync(request, client, passkey, cancellation) is not { } signed)
            return await RefuseAsync(passkey, "not what it signs here");
        // A device that counts has counted on; otherwise there is a copy of it (Web Authentication, 7.2, step 22).
        if ((signed.SignCount > 0 || passkey.SignCount > 0) && signed.SignCount <= passkey.SignCount)
            return await RefuseAsync(passkey, "its counter went back");

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var now = time.GetStorableNow();
        var used = await challenges.SpendAsync(client.Challenge, cancellation)
            && await db.Set<Passkey>().Where(row => row.Id == passkey.Id && row.SignCount == passkey.SignCount).ExecuteUpdateAsync(
                row => row.SetProperty(one => one.SignCount, (long)signed.SignCount).SetProperty(one => one.LastUsedAt, now)
                    .SetProperty(one => one.IsSynced, signed.IsBackedUp),
                cancellation) > 0;
        if (!used || await db.Users.FirstOrDefaultAsync(account => account.Id == passkey.UserId, cancellation) is not { } user)
        {
            await transaction.RollbackAsync(cancellation);
            return await RefuseAsync(passkey, "what it signed was used before");
        }

        audit.Add(AuditKind.PasskeyUsed, user.Id, passkey.Id);
        var issued = await completion.CompleteAsync(user, cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return TypedResults.Ok(issued);

        async Task<ProblemHttpResult> RefuseAsync(Passkey? which, string why)
        {
            audit.Add(AuditKind.PasskeyFailed, target: which?.UserId, details: why);
            await db.SaveChangesAsync(cancellation);
            return PasskeyProblems.Refused(401, "This passkey does not sign in here.", "Try again, or sign in with your password.");
        }
    }
}

internal static class PasskeyProblems
{
    public static ProblemHttpResult Refused(int status, string title, string detail) => Problems.Problem(status, "passkey-refused", title, detail);

    public static ProblemHttpResult NotSetUp() => Problems.Problem(
        409, "passkeys-not-set-up", "This installation has no passkeys.", "They need an address with https (ALCHEMORSEL_PUBLIC_URL); whoever runs it can set one.");
}

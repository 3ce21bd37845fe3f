using System.Buffers.Text;
using System.Security.Cryptography;
using Alchemorsel.Api.Auditing;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Http;
using Alchemorsel.Contracts.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Accounts.Factors;

/// <summary>The way from a right password to its second factor: a secret for one sign-in, for a few minutes, that opens nothing by itself.</summary>
internal sealed class SignInChallenges(AlchemorselDbContext db, AuditLog audit, TimeProvider time)
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    /// <summary>Tries after which it is over.</summary>
    public const int TriesMax = 5;

    private const int Bytes = 32;

    /// <summary>The answer to a right password, or to a right word of a provider. Whoever knows nothing of second factors takes it for a refusal, which it is.</summary>
    public async Task<ProblemHttpResult> AskAsync(User user, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        await db.Set<SignInChallenge>().Where(old => old.UserId == user.Id && old.ExpiresAt <= now).ExecuteDeleteAsync(cancellation);
        var challenge = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
        db.Add(new SignInChallenge { UserId = user.Id, Hash = TokenIssuer.HashOf(challenge), Stamp = user.SecurityStamp!, ExpiresAt = now + Life });
        audit.Add(AuditKind.SecondFactorAsked, target: user.Id);
        await db.SaveChangesAsync(cancellation);
        return TypedResults.Problem(
            "Send the code of your authenticator app, or a recovery code, with the challenge.",
            statusCode: StatusCodes.Status401Unauthorized,
            title: "That is right. Now the second step.",
            type: Problems.Prefix + "second-factor-needed",
            extensions: new Dictionary<string, object?> { ["challenge"] = challenge, ["expiresIn"] = (int)Life.TotalSeconds });
    }

    /// <summary>Whose it is; null when there is no such challenge, or it is over.</summary>
    public async Task<Guid?> FindAsync(string challenge, CancellationToken cancellation)
    {
        var (hash, now) = (TokenIssuer.HashOf(challenge), time.GetUtcNow());
        return await db.Set<SignInChallenge>().Where(row => row.Hash == hash && row.ExpiresAt > now).Select(row => (Guid?)row.UserId).FirstOrDefaultAsync(cancellation);
    }

    /// <summary>The same, tracked and locked until the transaction is over: tries at once come one after the other, and each is counted.</summary>
    public async Task<SignInChallenge?> LockAsync(string challenge, CancellationToken cancellation)
    {
        var (hash, now) = (TokenIssuer.HashOf(challenge), time.GetUtcNow());
        var rows = await db.Set<SignInChallenge>().FromSql($"SELECT * FROM sign_in_challenges WHERE hash = {hash} AND expires_at > {now} FOR UPDATE")
            .AsTracking().ToListAsync(cancellation);
        return rows.FirstOrDefault();
    }

    /// <summary>Notes (without saving) a try; the last one that is allowed ends the challenge, whatever comes of it.</summary>
    public void CountTry(SignInChallenge challenge)
    {
        if (++challenge.Tries >= TriesMax)
            db.Remove(challenge);
    }

    /// <summary>Notes (without saving) that it has done its work.</summary>
    public void End(SignInChallenge challenge) => db.Remove(challenge);
}

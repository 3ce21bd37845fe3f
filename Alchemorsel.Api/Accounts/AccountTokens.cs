using System.Buffers.Text;
using System.Security.Cryptography;
using Alchemorsel.Api.Data;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Accounts;

/// <summary>Makes and takes the tokens of links in mails.</summary>
internal sealed class AccountTokens(AlchemorselDbContext db, TimeProvider time)
{
    public static readonly TimeSpan VerifyLife = TimeSpan.FromDays(3);
    public static readonly TimeSpan ResetLife = TimeSpan.FromHours(1);

    private const int Bytes = 32;

    /// <summary>A new token; the one before, if there is one, is over.</summary>
    public async Task<string> IssueAsync(Guid user, AccountTokenPurpose purpose, string email, CancellationToken cancellation)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
        await SetAsync(user, purpose, email, TokenIssuer.HashOf(token), cancellation);
        return token;
    }

    /// <summary>Makes room for a token that is issued when the mail is written; the one before is over at once.</summary>
    public Task PrepareAsync(Guid user, AccountTokenPurpose purpose, string email, CancellationToken cancellation) =>
        SetAsync(user, purpose, email, hash: null, cancellation);

    /// <summary>Uses a token up, in one statement so that of two uses at once only one succeeds. Null for one that is none, or none any more.</summary>
    public async Task<TakenToken?> TakeAsync(string token, AccountTokenPurpose purpose, CancellationToken cancellation)
    {
        var (hash, kind, now) = (TokenIssuer.HashOf(token), (int)purpose, time.GetUtcNow());
        var taken = await db.Database.SqlQuery<TakenToken>(
            $"DELETE FROM account_tokens WHERE hash = {hash} AND purpose = {kind} AND expires_at > {now} RETURNING user_id, email").ToListAsync(cancellation);
        return taken.FirstOrDefault();
    }

    private Task SetAsync(Guid user, AccountTokenPurpose purpose, string email, byte[]? hash, CancellationToken cancellation)
    {
        var end = time.GetUtcNow() + (purpose == AccountTokenPurpose.ResetPassword ? ResetLife : VerifyLife);
        var kind = (int)purpose;
        return db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO account_tokens (user_id, purpose, hash, email, expires_at) VALUES ({user}, {kind}, {hash}, {email}, {end})
            ON CONFLICT (user_id, purpose) DO UPDATE SET hash = excluded.hash, email = excluded.email, expires_at = excluded.expires_at
            """, cancellation);
    }
}

/// <param name="Email">The address that the token was sent to.</param>
internal sealed record TakenToken(Guid UserId, string Email);

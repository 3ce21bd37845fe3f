using System.Security.Cryptography;
using Alchemorsel.Api.Data;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Accounts.Factors;

/// <summary>What a code that was taken was.</summary>
internal enum FactorUse
{
    Authenticator,
    RecoveryCode,
}

/// <summary>The authenticator app of an account and its recovery codes. Nothing here asks who is allowed to; see <see cref="FactorCheck"/>.</summary>
internal sealed class SecondFactors(AlchemorselDbContext db, SigningSecret secrets, RecoveryCodeHashing hashing, TimeProvider time)
{
    /// <summary>How long a set-up waits for its first code.</summary>
    public static readonly TimeSpan SetupLife = TimeSpan.FromMinutes(30);

    private const string Purpose = "alchemorsel authenticator secrets";

    // 80 bits, in letters and digits that are not taken for one another (Crockford's base32).
    private const string CodeLetters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int CodeLength = 16;
    private const int CodeGroup = 4;

    public Task<bool> IsOnAsync(Guid user, CancellationToken cancellation) =>
        db.Set<TotpFactor>().AnyAsync(factor => factor.UserId == user && factor.ConfirmedAt != null, cancellation);

    /// <summary>Since when there is an app, and how many recovery codes are left.</summary>
    public async Task<(DateTimeOffset? Since, int CodesLeft)> StateAsync(Guid user, CancellationToken cancellation)
    {
        var since = await db.Set<TotpFactor>().Where(factor => factor.UserId == user).Select(factor => factor.ConfirmedAt).FirstOrDefaultAsync(cancellation);
        return (since, since is null ? 0 : await CodesLeftAsync(user, cancellation));
    }

    public Task<int> CodesLeftAsync(Guid user, CancellationToken cancellation) =>
        db.Set<RecoveryCode>().CountAsync(code => code.UserId == user, cancellation);

    /// <summary>Begins a set-up, in place of one that was begun before; null when there is an app already.</summary>
    public async Task<TotpSetup?> BeginAsync(User user, CancellationToken cancellation)
    {
        var secret = RandomNumberGenerator.GetBytes(TotpCodes.SecretBytes);
        var (kept, now) = (SigningSecret.Seal(secrets.KeyFor(Purpose), secret, user.Id.ToByteArray()), time.GetStorableNow());
        var begun = await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO totp_factors AS factor (user_id, protected, created_at) VALUES ({user.Id}, {kept}, {now})
            ON CONFLICT (user_id) DO UPDATE SET protected = excluded.protected, created_at = excluded.created_at WHERE factor.confirmed_at IS NULL
            """, cancellation);
        return begun == 0 ? null : new TotpSetup(TotpCodes.TextOf(secret), TotpCodes.UriOf(secret, user.Email!));
    }

    /// <summary>Whether there is a set-up that waits for its first code.</summary>
    public Task<bool> IsBegunAsync(Guid user, CancellationToken cancellation)
    {
        var since = time.GetUtcNow() - SetupLife;
        return db.Set<TotpFactor>().AnyAsync(factor => factor.UserId == user && factor.ConfirmedAt == null && factor.CreatedAt > since, cancellation);
    }

    /// <summary>Ends a set-up with its first code; false for a wrong one.</summary>
    public async Task<bool> ConfirmAsync(Guid user, string code, CancellationToken cancellation)
    {
        var now = time.GetStorableNow();
        var since = now - SetupLife;
        var begun = await db.Set<TotpFactor>().AsNoTracking()
            .FirstOrDefaultAsync(factor => factor.UserId == user && factor.ConfirmedAt == null && factor.CreatedAt > since, cancellation);
        if (begun is null || StepOf(begun, code, now) is not { } step)
            return false;
        // Of the set-up that the code is for, and only once.
        return await db.Set<TotpFactor>()
            .Where(factor => factor.UserId == user && factor.ConfirmedAt == null && factor.CreatedAt == begun.CreatedAt)
            .ExecuteUpdateAsync(row => row.SetProperty(factor => factor.ConfirmedAt, now).SetProperty(factor => factor.LastStep, step), cancellation) > 0;
    }

    /// <summary>Uses a code up, in one statement so that of two uses at once only one succeeds. Null for a wrong code, and for one that was used.</summary>
    public async Task<FactorUse?> UseAsync(Guid user, string code, CancellationToken cancellation)
    {
        var typed = Compact(code);
        if (typed.Length == TotpCodes.Digits && typed.All(char.IsAsciiDigit))
        {
            var app = await db.Set<TotpFactor>().AsNoTracking()
                .FirstOrDefaultAsync(factor => factor.UserId == user && factor.ConfirmedAt != null, cancellation);
            if (app is null || StepOf(app, typed, time.GetUtcNow()) is not { } step)
                return null;
            var taken = await db.Set<TotpFactor>()
                .Where(factor => factor.UserId == user && factor.ConfirmedAt != null && (factor.LastStep == null || factor.LastStep < step))
                .ExecuteUpdateAsync(row => row.SetProperty(factor => factor.LastStep, step), cancellation);
            return taken > 0 ? FactorUse.Authenticator : null;
        }

        // All that an account has were made at once, with one salt. Without any the work is done all the same.
        var made = await db.Set<RecoveryCode>().Where(row => row.UserId == user).Select(row => new { row.Salt, row.Iterations }).FirstOrDefaultAsync(cancellation);
        var hash = hashing.HashOf(typed, made?.Salt, made?.Iterations);
        return await db.Set<RecoveryCode>().Where(row => row.UserId == user && row.Hash == hash).ExecuteDeleteAsync(cancellation) > 0
            ? FactorUse.RecoveryCode
            : null;
    }

    /// <summary>New recovery codes, within a transaction; those before are over.</summary>
    public async Task<RecoveryCodeList> RenewCodesAsync(Guid user, CancellationToken cancellation)
    {
        await db.Set<RecoveryCode>().Where(code => code.UserId == user).ExecuteDeleteAsync(cancellation);
        var codes = Enumerable.Range(0, Limits.RecoveryCodes).Select(_ => RandomNumberGenerator.GetString(CodeLetters, CodeLength)).ToList();
        var (salt, iterations) = hashing.Begin();
        db.AddRange(codes.Select(code => new RecoveryCode { UserId = user, Hash = hashing.HashOf(code, salt, iterations), Salt = salt, Iterations = iterations }));
        await db.SaveChangesAsync(cancellation);
        return new RecoveryCodeList(codes.ConvertAll(code => string.Join('-', code.Chunk(CodeGroup).Select(group => new string(group)))));
    }

    /// <summary>Removes the app with its recovery codes, within a transaction.</summary>
    public async Task RemoveAsync(Guid user, CancellationToken cancellation)
    {
        await db.Set<RecoveryCode>().Where(code => code.UserId == user).ExecuteDeleteAsync(cancellation);
        await db.Set<TotpFactor>().Where(factor => factor.UserId == user).ExecuteDeleteAsync(cancellation);
    }

    private long? StepOf(TotpFactor factor, string code, DateTimeOffset at)
    {
        var secret = SigningSecret.Open(secrets.KeyFor(Purpose), factor.Protected, factor.UserId.ToByteArray());
        var step = TotpCodes.StepOf(secret, Compact(code), at);
        CryptographicOperations.ZeroMemory(secret);
        return step;
    }

    /// <summary>Without what people put between groups, and with letters for which others are easily taken put right.</summary>
    private static string Compact(string code) => string.Concat(code.Where(char.IsLetterOrDigit).Select(letter => char.ToUpperInvariant(letter) switch
    {
        'O' => '0',
        'I' or 'L' => '1',
        var other => other,
    }));
}

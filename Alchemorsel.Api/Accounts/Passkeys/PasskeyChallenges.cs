using System.Buffers.Binary;
using System.Security.Cryptography;
using Alchemorsel.Api.Data;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Accounts.Passkeys;

/// <summary>What a challenge may be used for.</summary>
internal enum PasskeyPurpose : byte
{
    SignIn = 1,
    Register = 2,
}

/// <summary>
/// What devices are asked to sign. A challenge says itself until when it is good, and is authenticated together with its purpose and account, so
/// that looking at the sign-in page writes nothing; only one that was used is remembered (docs/adr/0027).
/// </summary>
internal sealed class PasskeyChallenges(AlchemorselDbContext db, SigningSecret secrets, TimeProvider time)
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    private const string KeyPurpose = "alchemorsel passkey challenges";
    private const int EndSize = sizeof(long);
    private const int NonceSize = 24;
    private const int Size = EndSize + NonceSize + HMACSHA256.HashSizeInBytes;
    private const int SweepMax = 100;

    /// <param name="account">The account that a passkey is made for; empty for a sign-in, whose account is not known yet.</param>
    public byte[] Issue(PasskeyPurpose purpose, Guid account = default)
    {
        var challenge = new byte[Size];
        BinaryPrimitives.WriteInt64BigEndian(challenge, (time.GetUtcNow() + Life).ToUnixTimeMilliseconds());
        RandomNumberGenerator.Fill(challenge.AsSpan(EndSize, NonceSize));
        Authenticate(challenge.AsSpan(0, EndSize + NonceSize), purpose, account).CopyTo(challenge.AsSpan(EndSize + NonceSize));
        return challenge;
    }

    /// <summary>Whether it is one of ours, for this purpose and account, and still good. Whether it was used is for <see cref="SpendAsync"/> to say.</summary>
    public bool IsGood(ReadOnlySpan<byte> challenge, PasskeyPurpose purpose, Guid account = default) =>
        challenge.Length == Size
        && CryptographicOperations.FixedTimeEquals(Authenticate(challenge[..(EndSize + NonceSize)], purpose, account), challenge[(EndSize + NonceSize)..])
        && BinaryPrimitives.ReadInt64BigEndian(challenge) > time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Uses a good one up; false when that was done before. Of two uses at once one waits for the other's transaction.</summary>
    public async Task<bool> SpendAsync(byte[] challenge, CancellationToken cancellation)
    {
        var (hash, now) = (SHA256.HashData(challenge), time.GetUtcNow());
        var end = DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(challenge));
        var spent = await db.Database.ExecuteSqlAsync(
            $"INSERT INTO spent_passkey_challenges (hash, expires_at) VALUES ({hash}, {end}) ON CONFLICT DO NOTHING", cancellation);
        await db.Database.ExecuteSqlAsync(
            $"""
            DELETE FROM spent_passkey_challenges WHERE hash IN (
                SELECT hash FROM spent_passkey_challenges WHERE expires_at < {now} LIMIT {SweepMax} FOR UPDATE SKIP LOCKED)
            """, cancellation);
        return spent > 0;
    }

    private byte[] Authenticate(ReadOnlySpan<byte> said, PasskeyPurpose purpose, Guid account) =>
        HMACSHA256.HashData(secrets.KeyFor(KeyPurpose), (byte[])[(byte)purpose, .. account.ToByteArray(), .. said]);
}

using System.Security.Cryptography;
using System.Text;
using Alchemorsel.Api.Data;
using Alchemorsel.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace Alchemorsel.Api.Accounts;

/// <summary>
/// The keys that sign and check tokens (ES256): the same in every replica. A new one is made when the newest is old enough; it signs once every
/// replica has read it, and the one before checks what it signed until the last of that has ended. Nobody is signed out by it.
/// </summary>
internal sealed class SigningKeys(IConfiguration configuration, IHostEnvironment environment, IOptions<JwtOptions> options, TimeProvider time) : IDisposable
{
    /// <summary>How often a replica looks for new keys.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromMinutes(5);

    /// <summary>Until a new key signs: two looks may fail, and clocks differ a little.</summary>
    public static readonly TimeSpan Settling = 3 * Period;

    // Beyond the end of a token, which is checked with some tolerance.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    // "SIGN" in ASCII; see DatabaseMigrator for another one.
    private const long LockKey = 0x5349474E;

    // With a key a day, and tokens that last a year.
    private const int Most = 400;
    private const int SecretMin = 64;
    private const int NonceSize = 12;
    private const int TagSize = 16;

    // The one of the whole process would keep what signs by the key's name beyond the end of this ring, for the next ring with the same keys.
    private readonly CryptoProviderFactory providers = new();

    private volatile Entry[] ring = [];

    /// <summary>Newest first.</summary>
    public IEnumerable<ECDsaSecurityKey> All => ring.Select(entry => entry.Key);

    public SigningCredentials Current
    {
        get
        {
            var (keys, settled) = (ring, time.GetUtcNow() - Settling);
            return new SigningCredentials((Array.Find(keys, entry => entry.CreatedAt <= settled) ?? keys[^1]).Key, SecurityAlgorithms.EcdsaSha256);
        }
    }

    /// <summary>Makes a new key where it is time for one, removes those whose last token has ended, and reads the others.</summary>
    public async Task RefreshAsync(AlchemorselDbContext db, CancellationToken cancellation)
    {
        var (secret, now, jwt) = (Secret(), time.GetUtcNow(), options.Value);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({LockKey})", cancellation);
        var rows = await db.Set<SigningKeyRow>().OrderByDescending(row => row.CreatedAt).Take(Most).ToListAsync(cancellation);
        if (rows.Count == 0 || rows[0].CreatedAt + jwt.KeyRotation <= now)
        {
            rows.Insert(0, Create(secret, now));
            db.Add(rows[0]);
        }

        // A key signs until the one after it has settled, and what it signed last lives as long as tokens do.
        var life = Settling + Tolerance + (jwt.RefreshExpiration > jwt.Expiration ? jwt.RefreshExpiration : jwt.Expiration);
        var over = rows.Skip(1).Where((_, index) => rows[index].CreatedAt + life < now).ToList();
        db.RemoveRange(over);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        var known = ring.ToDictionary(entry => entry.Key.KeyId);
        ring = [.. rows.Except(over).Select(row => known.GetValueOrDefault(row.Id) ?? new Entry(Open(row, secret), row.CreatedAt))];
    }

    public void Dispose()
    {
        foreach (var entry in ring)
            entry.Key.ECDsa.Dispose();
    }

    /// <exception cref="InvalidOperationException">The secret is missing or too short.</exception>
    private byte[] Secret()
    {
        var text = configuration.GetConnectionString("signing-key");
        if (string.IsNullOrEmpty(text) || text.Length < SecretMin)
        {
            throw new InvalidOperationException(
                $"The signing secret is missing or shorter than {SecretMin} characters: set ALCHEMORSEL_JWT_SECRET (or ConnectionStrings__signing-key).");
        }

        return HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(text), 32, info: "alchemorsel signing keys"u8.ToArray());
    }

    private static SigningKeyRow Create(byte[] secret, DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var plain = key.ExportPkcs8PrivateKey();
        var sealedKey = new byte[NonceSize + TagSize + plain.Length];
        RandomNumberGenerator.Fill(sealedKey.AsSpan(0, NonceSize));
        using var aes = new AesGcm(secret, TagSize);
        aes.Encrypt(sealedKey.AsSpan(0, NonceSize), plain, sealedKey.AsSpan(NonceSize + TagSize), sealedKey.AsSpan(NonceSize, TagSize));
        CryptographicOperations.ZeroMemory(plain);
        return new SigningKeyRow { Id = Guid.CreateVersion7().ToString("n"), Protected = sealedKey, CreatedAt = now };
    }

    private ECDsaSecurityKey Open(SigningKeyRow row, byte[] secret)
    {
        var plain = new byte[row.Protected.Length - NonceSize - TagSize];
        using var aes = new AesGcm(secret, TagSize);
        try
        {
            var data = row.Protected.AsSpan();
            aes.Decrypt(data[..NonceSize], data[(NonceSize + TagSize)..], data.Slice(NonceSize, TagSize), plain);
        }
        catch (AuthenticationTagMismatchException error)
        {
            throw new InvalidOperationException(
                $"The signing secret is not the one that the {environment.EnvironmentName} database was set up with.", error);
        }

        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(plain, out _);
        CryptographicOperations.ZeroMemory(plain);
        return new ECDsaSecurityKey(key) { KeyId = row.Id, CryptoProviderFactory = providers };
    }

    private sealed record Entry(ECDsaSecurityKey Key, DateTimeOffset CreatedAt);
}

/// <summary>Makes the first key, or reads the ones there are, once the schema is current.</summary>
internal sealed class SigningKeySetup(AlchemorselDbContext db, SigningKeys keys) : IAfterMigration
{
    public Task RunAsync(CancellationToken cancellationToken) => keys.RefreshAsync(db, cancellationToken);
}

/// <summary>Looks for new keys all along, and makes one where it is time.</summary>
internal sealed partial class SigningKeyRotation(IServiceScopeFactory scopes, SigningKeys keys, TimeProvider time, ILogger<SigningKeyRotation> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(SigningKeys.Period, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await keys.RefreshAsync(scope.ServiceProvider.GetRequiredService<AlchemorselDbContext>(), stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // Those that are known go on; the next look is soon.
                LogUnread(exception);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The signing keys could not be read.")]
    private partial void LogUnread(Exception exception);
}

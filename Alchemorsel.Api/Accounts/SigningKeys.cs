using System.Security.Cryptography;
using Alchemorsel.Api.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;

namespace Alchemorsel.Api.Accounts;

/// <summary>The keys that sign and check tokens (ES256). Made once under the migration lock, then the same in every replica.</summary>
internal sealed class SigningKeys(SigningSecret secrets, IHostEnvironment environment) : IDisposable
{
    private const string Purpose = "alchemorsel signing keys";

    private readonly List<ECDsaSecurityKey> keys = [];

    // The one of the whole process would keep what signs by the key's name beyond the end of this ring, for the next ring with the same keys.
    private readonly CryptoProviderFactory providers = new();

    /// <summary>Newest first.</summary>
    public IReadOnlyList<ECDsaSecurityKey> All => keys;

    public SigningCredentials Current => new(keys[0], SecurityAlgorithms.EcdsaSha256);

    public async Task LoadAsync(AlchemorselDbContext db, TimeProvider time, CancellationToken cancellation)
    {
        var secret = secrets.KeyFor(Purpose);
        var rows = await db.Set<SigningKeyRow>().AsNoTracking().OrderByDescending(row => row.CreatedAt).Take(8).ToListAsync(cancellation);
        if (rows.Count == 0)
        {
            rows.Add(Create(secret, time.GetUtcNow()));
            db.Add(rows[0]);
            await db.SaveChangesAsync(cancellation);
        }

        foreach (var row in rows)
            keys.Add(Open(row, secret));
    }

    public void Dispose() => keys.ForEach(key => key.ECDsa.Dispose());

    private static SigningKeyRow Create(byte[] secret, DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var plain = key.ExportPkcs8PrivateKey();
        var sealedKey = SigningSecret.Seal(secret, plain);
        CryptographicOperations.ZeroMemory(plain);
        return new SigningKeyRow { Id = Guid.CreateVersion7().ToString("n"), Protected = sealedKey, CreatedAt = now };
    }

    private ECDsaSecurityKey Open(SigningKeyRow row, byte[] secret)
    {
        byte[] plain;
        try
        {
            plain = SigningSecret.Open(secret, row.Protected);
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
}

/// <summary>Makes the first key, or reads the ones there are, once the schema is current.</summary>
internal sealed class SigningKeySetup(AlchemorselDbContext db, SigningKeys keys, TimeProvider time) : IAfterMigration
{
    public Task RunAsync(CancellationToken cancellationToken) => keys.LoadAsync(db, time, cancellationToken);
}

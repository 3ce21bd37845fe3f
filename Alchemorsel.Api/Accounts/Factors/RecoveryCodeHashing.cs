using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Alchemorsel.Api.Accounts.Factors;

/// <summary>
/// Hashes recovery codes as Identity hashes passwords here (PBKDF2-HMAC-SHA512, as often): with 80 bits they are shorter than the 112 for which OWASP ASVS
/// 5.0 (6.5.2) would let a plain hash do. The codes that are made at once share their salt, so that whatever is typed costs one calculation and not one for
/// each code that is left.
/// </summary>
internal sealed class RecoveryCodeHashing(IOptions<PasswordHasherOptions> options)
{
    private const int SaltBytes = 16;
    private const int HashBytes = 32;

    // For whoever has no codes left: the work is the same.
    private readonly byte[] nobodys = RandomNumberGenerator.GetBytes(SaltBytes);

    /// <summary>The salt of new codes, and how often they are hashed.</summary>
    public (byte[] Salt, int Iterations) Begin() => (RandomNumberGenerator.GetBytes(SaltBytes), options.Value.IterationCount);

    /// <param name="code">As it is told, without what stands between its groups.</param>
    /// <param name="salt">Null for what no code has.</param>
    /// <param name="iterations">Those of the codes that were made with the salt.</param>
    public byte[] HashOf(string code, byte[]? salt, int? iterations) => Rfc2898DeriveBytes.Pbkdf2(
        Encoding.UTF8.GetBytes(code), salt ?? nobodys, iterations ?? options.Value.IterationCount, HashAlgorithmName.SHA512, HashBytes);
}

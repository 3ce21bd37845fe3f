using System.Security.Cryptography;
using System.Text;

namespace Alchemorsel.Api.Data.RowSecurity;

/// <summary>
/// What PostgreSQL keeps of a password for SCRAM-SHA-256 (RFC 5802 section 3, RFC 7677; PostgreSQL's catalog <c>pg_authid</c>). Handed over in
/// place of the password, it is taken as it is.
/// </summary>
internal static class ScramVerifier
{
    // PostgreSQL's own default; the password is 256 bits of a key, which no count of iterations has to protect.
    private const int Iterations = 4096;

    /// <param name="password">In ASCII, which SASLprep leaves as it is.</param>
    public static string Of(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(16);
        var salted = Rfc2898DeriveBytes.Pbkdf2(Encoding.ASCII.GetBytes(password), salt, Iterations, HashAlgorithmName.SHA256, SHA256.HashSizeInBytes);
        var stored = SHA256.HashData(HMACSHA256.HashData(salted, "Client Key"u8));
        var server = HMACSHA256.HashData(salted, "Server Key"u8);
        return $"SCRAM-SHA-256${Iterations}:{Convert.ToBase64String(salt)}${Convert.ToBase64String(stored)}:{Convert.ToBase64String(server)}";
    }
}

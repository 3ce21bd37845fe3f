using System.Security.Cryptography;
using System.Text;

namespace Alchemorsel.Api.Accounts;

/// <summary>
/// Keys made from the signing secret, one for each purpose, and what is encrypted with them: AES-256-GCM, 12 bytes of nonce, 16 of tag, then the ciphertext.
/// </summary>
internal sealed class SigningSecret(IConfiguration configuration)
{
    private const int SecretMin = 64;
    private const int NonceSize = 12;
    private const int TagSize = 16;

    /// <exception cref="InvalidOperationException">The secret is missing or too short.</exception>
    public byte[] KeyFor(string purpose)
    {
        var text = configuration.GetConnectionString("signing-key");
        if (string.IsNullOrEmpty(text) || text.Length < SecretMin)
        {
            throw new InvalidOperationException(
                $"The signing secret is missing or shorter than {SecretMin} characters: set ALCHEMORSEL_JWT_SECRET (or ConnectionStrings__signing-key).");
        }

        return HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(text), 32, info: Encoding.UTF8.GetBytes(purpose));
    }

    /// <param name="about">Whose it is: opened with anything else it is refused.</param>
    public static byte[] Seal(byte[] key, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> about = default)
    {
        var result = new byte[NonceSize + TagSize + plain.Length];
        RandomNumberGenerator.Fill(result.AsSpan(0, NonceSize));
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(result.AsSpan(0, NonceSize), plain, result.AsSpan(NonceSize + TagSize), result.AsSpan(NonceSize, TagSize), about);
        return result;
    }

    /// <exception cref="AuthenticationTagMismatchException">It was sealed with another key, or about something else.</exception>
    public static byte[] Open(byte[] key, ReadOnlySpan<byte> data, ReadOnlySpan<byte> about = default)
    {
        var plain = new byte[data.Length - NonceSize - TagSize];
        using var aes = new AesGcm(key, TagSize);
        aes.Decrypt(data[..NonceSize], data[(NonceSize + TagSize)..], data.Slice(NonceSize, TagSize), plain, about);
        return plain;
    }
}

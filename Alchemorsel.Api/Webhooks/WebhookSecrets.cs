using System.Security.Cryptography;
using System.Text;

namespace Alchemorsel.Api.Webhooks;

/// <summary>
/// The keys that sign deliveries, as Standard Webhooks has it. They are needed again, so they are kept encrypted with a key made from the signing secret, and
/// bound to their webhook: copied to another row they open nothing.
/// </summary>
internal sealed class WebhookSecrets(IConfiguration configuration)
{
    private const string Prefix = "whsec_";
    private const int KeySize = 32;
    private const int NonceSize = 12;
    private const int TagSize = 16;

    // That the secret is there and long enough is seen to at the start (SigningKeys).
    private readonly Lazy<byte[]> sealing = new(() => HKDF.DeriveKey(
        HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(configuration.GetConnectionString("signing-key") ?? ""), KeySize,
        info: "alchemorsel webhook secrets"u8.ToArray()));

    /// <summary>A new secret: as it is told once, and as it is kept (12 bytes of nonce, 16 of tag, then the ciphertext).</summary>
    public (string Text, byte[] Sealed) Make(Guid webhook)
    {
        var key = RandomNumberGenerator.GetBytes(KeySize);
        var kept = new byte[NonceSize + TagSize + KeySize];
        RandomNumberGenerator.Fill(kept.AsSpan(0, NonceSize));
        using var aes = new AesGcm(sealing.Value, TagSize);
        aes.Encrypt(kept.AsSpan(0, NonceSize), key, kept.AsSpan(NonceSize + TagSize), kept.AsSpan(NonceSize, TagSize), webhook.ToByteArray());
        var text = Prefix + Convert.ToBase64String(key);
        CryptographicOperations.ZeroMemory(key);
        return (text, kept);
    }

    /// <summary>The value of <c>webhook-signature</c>.</summary>
    public string Sign(Webhook webhook, string id, string timestamp, byte[] body)
    {
        var key = new byte[KeySize];
        using (var aes = new AesGcm(sealing.Value, TagSize))
        {
            var data = webhook.Secret.AsSpan();
            aes.Decrypt(data[..NonceSize], data[(NonceSize + TagSize)..], data.Slice(NonceSize, TagSize), key, webhook.Id.ToByteArray());
        }

        byte[] content = [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body];
        var signature = "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, content));
        CryptographicOperations.ZeroMemory(key);
        return signature;
    }
}

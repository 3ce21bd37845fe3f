using System.Security.Cryptography;
using System.Text;
using Alchemorsel.Api.Accounts;

namespace Alchemorsel.Api.Webhooks;

/// <summary>
/// The keys that sign deliveries, as Standard Webhooks has it. They are needed again, so they are kept encrypted with a key made from the signing secret, and
/// bound to their webhook: copied to another row they open nothing.
/// </summary>
internal sealed class WebhookSecrets(SigningSecret secrets)
{
    private const string Purpose = "alchemorsel webhook secrets";
    private const string Prefix = "whsec_";
    private const int KeySize = 32;

    /// <summary>A new secret: as it is told once, and as it is kept.</summary>
    public (string Text, byte[] Sealed) Make(Guid webhook)
    {
        var key = RandomNumberGenerator.GetBytes(KeySize);
        var kept = SigningSecret.Seal(secrets.KeyFor(Purpose), key, webhook.ToByteArray());
        var text = Prefix + Convert.ToBase64String(key);
        CryptographicOperations.ZeroMemory(key);
        return (text, kept);
    }

    /// <summary>The value of <c>webhook-signature</c>.</summary>
    public string Sign(Webhook webhook, string id, string timestamp, byte[] body)
    {
        var key = SigningSecret.Open(secrets.KeyFor(Purpose), webhook.Secret, webhook.Id.ToByteArray());
        byte[] content = [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body];
        var signature = "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, content));
        CryptographicOperations.ZeroMemory(key);
        return signature;
    }
}

using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace Alchemorsel.Api.Accounts.OpenId;

/// <summary>What a provider says about itself (OpenID Connect Discovery 1.0), as far as it is used.</summary>
/// <param name="Keys">Those that it signs with; none that two sides share.</param>
/// <param name="NamesItself">Whether it says with every answer from whom that is (RFC 9207).</param>
/// <param name="TakesBasic">Whether the client's secret goes into a header, and not into the form.</param>
internal sealed record OpenIdMetadata(
    string Issuer, Uri Authorization, Uri Token, Uri? UserInfo, IReadOnlyList<SecurityKey> Keys, bool NamesItself, bool TakesBasic, DateTimeOffset ReadAt)
{
    // Beneath it a signature proves nothing (NIST SP 800-131A).
    private const int RsaBitsMin = 2_048;

    /// <summary>The address of the keys, when the rest of the document can be used.</summary>
    public static (OpenIdMetadata? Metadata, Uri? Keys) Read(byte[] document, string authority, DateTimeOffset now)
    {
        try
        {
            using var json = JsonDocument.Parse(document);
            var root = json.RootElement;
            var issuer = Text(root, "issuer");
            // Whose document it is: one that calls itself by another name could vouch for people of that one (Discovery, 4.3).
            if (issuer is null || issuer.TrimEnd('/') != authority.TrimEnd('/'))
                return default;
            var withoutTls = authority.StartsWith("http:", StringComparison.OrdinalIgnoreCase);
            if (Address(root, "authorization_endpoint", withoutTls) is not { } authorization || Address(root, "token_endpoint", withoutTls) is not { } token
                || Address(root, "jwks_uri", withoutTls) is not { } keys)
                return default;
            var takesBasic = !root.TryGetProperty("token_endpoint_auth_methods_supported", out var methods) || methods.ValueKind != JsonValueKind.Array
                || methods.EnumerateArray().Any(method => method.ValueKind == JsonValueKind.String && method.ValueEquals("client_secret_basic"));
            var namesItself = root.TryGetProperty("authorization_response_iss_parameter_supported", out var names) && names.ValueKind == JsonValueKind.True;
            return (new OpenIdMetadata(issuer, authorization, token, Address(root, "userinfo_endpoint", withoutTls), [], namesItself, takesBasic, now), keys);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return default;
        }
    }

    /// <summary>Null when it is no set of keys, or one without any that can be used.</summary>
    public static IReadOnlyList<SecurityKey>? ReadKeys(byte[] document)
    {
        try
        {
            var keys = new JsonWebKeySet(System.Text.Encoding.UTF8.GetString(document)).GetSigningKeys()
                .Where(key => key is ECDsaSecurityKey || (key is RsaSecurityKey && key.KeySize >= RsaBitsMin)).ToList();
            return keys.Count == 0 ? null : keys;
        }
#pragma warning disable CA1031 // What it reads is whatever a server sent: an error of any kind means that it can't be used.
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    // A page of https must not be left for one that anybody between can change; and a browser must be sent to nothing but a page.
    private static Uri? Address(JsonElement root, string name, bool withoutTls) =>
        Uri.TryCreate(Text(root, name), UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || (withoutTls && url.Scheme == Uri.UriSchemeHttp))
            && url.UserInfo.Length == 0
            ? url
            : null;
}

using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Alchemorsel.Api.Accounts.OpenId;

/// <summary>
/// Whether an ID token is the provider's, for this installation and this moment (OpenID Connect Core 1.0, 3.1.3.7), and whom it is about.
/// </summary>
internal sealed class IdTokenCheck(TimeProvider time)
{
    /// <summary>How far the clocks of two machines may be apart.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);

    private const int SubjectMax = 255;
    private const string NotSigned = "an ID token that the provider did not sign";

    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false };

    // Signatures with a key of which only the provider has the private half: no "none", and none with a secret, for which a public key could be taken.
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    // The one of the whole process keeps what checks by the key's name, which another key may come to have.
    private static readonly CryptoProviderFactory Providers = new() { CacheSignatureProviders = false };

    /// <param name="nonce">That of the start: the token was made for it.</param>
    public async Task<OpenIdResult<OpenIdIdentity>> CheckAsync(
        OpenIdProvider provider, OpenIdMetadata metadata, OpenIdTokens tokens, string nonce, CancellationToken cancellation)
    {
        var result = await Handler.ValidateTokenAsync(tokens.IdToken, Parameters(provider, metadata));
        if (!result.IsValid && (result.Exception is SecurityTokenInvalidSignatureException || IsOfUnknownKey(result, metadata)))
        {
            // The provider may have begun to sign with a new key since we looked.
            var (fresh, failure) = await provider.MetadataAnewAsync(metadata, cancellation);
            if (fresh is null)
                return failure!;
            if (!ReferenceEquals(fresh, metadata))
                (metadata, result) = (fresh, await Handler.ValidateTokenAsync(tokens.IdToken, Parameters(provider, fresh)));
        }

        if (!result.IsValid || result.SecurityToken is not JsonWebToken token)
            return Refused(IsOfUnknownKey(result, metadata) ? NotSigned : WordsFor(result.Exception));
        if (Text(token, "nonce") is not { } named || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(named), Encoding.UTF8.GetBytes(nonce)))
            return Refused("another nonce");
        // A token for several is ours only if it says that it was made for us.
        var party = Text(token, "azp");
        if (party is null ? token.Audiences.Skip(1).Any() : party != provider.ClientId)
            return Refused("made for another client");
        if (token.Subject is not { Length: > 0 and <= SubjectMax } subject || subject.Contains('\0', StringComparison.Ordinal))
            return Refused("no subject");
        var identity = new OpenIdIdentity(
            metadata.Issuer, subject, Text(token, "email"), IsTrue(token, "email_verified"), Text(token, "name") ?? Text(token, "preferred_username"),
            Seconds(token, "auth_time"));
        return identity.Email is null && metadata.UserInfo is { } page && tokens.AccessToken is { } access
            ? await WithPageAsync(identity, provider, page, access, cancellation)
            : identity;
    }

    /// <summary>Many providers say the e-mail only on their page about the person.</summary>
    private static async Task<OpenIdResult<OpenIdIdentity>> WithPageAsync(
        OpenIdIdentity identity, OpenIdProvider provider, Uri page, string accessToken, CancellationToken cancellation)
    {
        var (said, failure) = await provider.UserInfoAsync(page, accessToken, cancellation);
        if (said is null)
            return failure!;
        using (said)
        {
            // Whose page it is: an access token may have been put in place of another (Core, 5.3.2).
            if (OpenIdProvider.Text(said, "sub") != identity.Subject)
                return Refused("the page is about another person");
            return identity with
            {
                Email = OpenIdProvider.Text(said, "email"),
                EmailIsVerified = said.RootElement.TryGetProperty("email_verified", out var verified)
                    && (verified.ValueKind == JsonValueKind.True || (verified.ValueKind == JsonValueKind.String && verified.ValueEquals("true"))),
                Name = identity.Name ?? OpenIdProvider.Text(said, "name") ?? OpenIdProvider.Text(said, "preferred_username"),
            };
        }
    }

    private TokenValidationParameters Parameters(OpenIdProvider provider, OpenIdMetadata metadata) => new()
    {
        ValidIssuer = metadata.Issuer,
        ValidAudience = provider.ClientId,
        ValidAlgorithms = Algorithms,
        IssuerSigningKeys = metadata.Keys,
        RequireSignedTokens = true,
        IncludeTokenOnFailedValidation = true,
        RequireExpirationTime = true,
        LifetimeValidator = (begin, end, _, _) => IsNow(begin, end),
        CryptoProviderFactory = Providers,
    };

    // By our clock, which tests can move.
    private bool IsNow(DateTime? begin, DateTime? end)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return end is { } last && now < last + ClockSkew && (begin is not { } first || now >= first - ClockSkew);
    }

    private static OpenIdFailure Refused(string why) => new(OpenIdFault.Refused, why);

    // By the kind of error, never its message, which repeats what was sent.
    private static string WordsFor(Exception? failure) => failure switch
    {
        SecurityTokenInvalidIssuerException => "an ID token of another issuer",
        SecurityTokenInvalidAudienceException => "an ID token for another client",
        SecurityTokenInvalidLifetimeException or SecurityTokenExpiredException or SecurityTokenNotYetValidException or SecurityTokenNoExpirationException =>
            "an ID token of another time",
        SecurityTokenInvalidAlgorithmException => "an ID token signed in a way that is not taken",
        SecurityTokenInvalidSignatureException => NotSigned,
        _ => $"no ID token that can be read ({failure?.GetType().Name})",
    };

    // What it is refused for depends on what else is wrong with it.
    private static bool IsOfUnknownKey(TokenValidationResult result, OpenIdMetadata metadata) =>
        !result.IsValid && result.TokenOnFailedValidation is JsonWebToken { Kid: { Length: > 0 } kid } && metadata.Keys.All(key => key.KeyId != kid);

    private static string? Text(JsonWebToken token, string name) => token.TryGetPayloadValue<string>(name, out var value) ? value : null;

    // As a word, some providers write it so.
    private static bool IsTrue(JsonWebToken token, string name) =>
        token.TryGetClaim(name, out var claim) && claim.ValueType is ClaimValueTypes.Boolean or ClaimValueTypes.String && claim.Value is "true" or "True";

    private static DateTimeOffset? Seconds(JsonWebToken token, string name) =>
        token.TryGetPayloadValue<long>(name, out var seconds) && seconds is > 0 and < 253_402_300_799 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
}

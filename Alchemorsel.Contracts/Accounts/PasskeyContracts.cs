using System.ComponentModel.DataAnnotations;

namespace Alchemorsel.Contracts.Accounts;

/// <summary>A passkey of the account.</summary>
/// <param name="LastUsedAt">When somebody signed in with it last; null for never.</param>
/// <param name="IsSynced">Whether its owner's other devices have it too, by the word of the device.</param>
public sealed record PasskeyInfo(Guid Id, string Name, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt, bool IsSynced);

/// <summary><c>PUT /api/v1/users/me/passkeys/{id}</c>.</summary>
public sealed record PasskeyInput
{
    [Required, MinLength(1), MaxLength(Limits.PasskeyNameMax)]
    public string Name { get; init; } = "";
}

/// <summary><c>POST /api/v1/users/me/passkeys/options</c>: that it is the owner who asks.</summary>
public sealed record NewPasskeyRequest
{
    /// <summary>Your password; without one, confirm at a provider first.</summary>
    [MaxLength(Limits.PasswordMax)]
    public string Password { get; init; } = "";

    /// <summary>Of the authenticator app, or a recovery code: needed where signing in asks for one.</summary>
    [MaxLength(Limits.CodeMax)]
    public string? Code { get; init; }
}

/// <summary>
/// <c>POST /api/v1/users/me/passkeys</c>: what <c>navigator.credentials.create</c> made, its bytes as base64url without padding.
/// </summary>
public sealed record PasskeyRegistration
{
    [Required, MinLength(1), MaxLength(Limits.PasskeyNameMax)]
    public string Name { get; init; } = "";

    /// <summary>The credential's <c>rawId</c>.</summary>
    [Required, MaxLength(1_400), Base64UrlText]
    public string CredentialId { get; init; } = "";

    /// <summary>The response's <c>clientDataJSON</c>.</summary>
    [Required, MaxLength(8_192), Base64UrlText]
    public string ClientDataJson { get; init; } = "";

    /// <summary>The response's <c>attestationObject</c>.</summary>
    [Required, MaxLength(32_768), Base64UrlText]
    public string AttestationObject { get; init; } = "";
}

/// <summary>
/// <c>POST /api/v1/auth/sign-in/passkey</c>: what <c>navigator.credentials.get</c> signed, its bytes as base64url without padding.
/// </summary>
public sealed record PasskeySignInRequest
{
    /// <summary>The credential's <c>rawId</c>.</summary>
    [Required, MaxLength(1_400), Base64UrlText]
    public string CredentialId { get; init; } = "";

    /// <summary>The response's <c>clientDataJSON</c>.</summary>
    [Required, MaxLength(8_192), Base64UrlText]
    public string ClientDataJson { get; init; } = "";

    /// <summary>The response's <c>authenticatorData</c>.</summary>
    [Required, MaxLength(8_192), Base64UrlText]
    public string AuthenticatorData { get; init; } = "";

    /// <summary>The response's <c>signature</c>.</summary>
    [Required, MaxLength(2_048), Base64UrlText]
    public string Signature { get; init; } = "";

    /// <summary>The response's <c>userHandle</c>.</summary>
    [Required, MaxLength(128), Base64UrlText]
    public string UserHandle { get; init; } = "";
}

/// <summary>
/// Answer of <c>GET /api/v1/auth/sign-in/passkey</c>: what <c>navigator.credentials.get</c> takes, as <c>PublicKeyCredential.parseRequestOptionsFromJSON</c> reads it.
/// </summary>
/// <param name="Challenge">Good for one sign-in within five minutes.</param>
/// <param name="Timeout">Milliseconds.</param>
/// <param name="RpId">The domain that the passkeys belong to.</param>
public sealed record PasskeyRequestOptions(string Challenge, int Timeout, string RpId, string UserVerification);

/// <summary>Answer of <c>POST /api/v1/users/me/passkeys/options</c>.</summary>
/// <param name="SuggestedName">A name for it, from what the browser says about itself.</param>
/// <param name="Options">What <c>navigator.credentials.create</c> takes.</param>
public sealed record NewPasskeyOptions(string SuggestedName, PasskeyCreationOptions Options);

/// <summary>What <c>navigator.credentials.create</c> takes, as <c>PublicKeyCredential.parseCreationOptionsFromJSON</c> reads it.</summary>
/// <param name="Challenge">Good for one passkey of this account within five minutes.</param>
/// <param name="Timeout">Milliseconds.</param>
/// <param name="ExcludeCredentials">The passkeys that the account has: no device makes a second one beside one of them.</param>
public sealed record PasskeyCreationOptions(
    string Challenge,
    PasskeyRelyingParty Rp,
    PasskeyUser User,
    IReadOnlyList<PasskeyAlgorithm> PubKeyCredParams,
    int Timeout,
    IReadOnlyList<PasskeyDescriptor> ExcludeCredentials,
    PasskeySelection AuthenticatorSelection,
    string Attestation);

/// <summary>Whom a passkey is for.</summary>
/// <param name="Id">A domain.</param>
public sealed record PasskeyRelyingParty(string Id, string Name);

/// <summary>Whose a passkey is.</summary>
/// <param name="Id">The account, as base64url.</param>
/// <param name="Name">The e-mail.</param>
public sealed record PasskeyUser(string Id, string Name, string DisplayName);

/// <summary>A way of signing that is accepted.</summary>
/// <param name="Alg">A number of the IANA COSE registry.</param>
public sealed record PasskeyAlgorithm(string Type, int Alg);

/// <summary>A passkey, as a browser names it.</summary>
public sealed record PasskeyDescriptor(string Type, string Id);

/// <summary>What a device has to be able to do.</summary>
public sealed record PasskeySelection(string ResidentKey, bool RequireResidentKey, string UserVerification);

using System.ComponentModel.DataAnnotations;

namespace Alchemorsel.Contracts.Accounts;

/// <summary>Answer of <c>GET /api/v1/users/me/security</c>: what an account is opened with beside its password.</summary>
/// <param name="AuthenticatorSince">Since when an authenticator app is asked for a code; null when none is.</param>
/// <param name="RecoveryCodesLeft">How many recovery codes are not used yet.</param>
/// <param name="CanUsePasskeys">Whether this installation has an address that passkeys can be made for.</param>
/// <param name="Passkeys">The oldest first; at most <see cref="Limits.PasskeysMax"/>.</param>
public sealed record AccountSecurity(
    DateTimeOffset? AuthenticatorSince, int RecoveryCodesLeft, bool CanUsePasskeys, IReadOnlyList<PasskeyInfo> Passkeys)
{
    /// <summary>Whether it has a password. One that was made by signing in at a provider has none until its owner chooses one.</summary>
    public bool HasPassword { get; init; } = true;

    /// <summary>Until when this sign-in needs no further confirmation, of an account without a password; null when it needs one.</summary>
    public DateTimeOffset? ConfirmedUntil { get; init; }

    /// <summary>Who opens it at OpenID providers, the oldest first; at most <see cref="Limits.OpenIdLinksMax"/>.</summary>
    public IReadOnlyList<OpenIdLinkInfo> OpenIdLinks { get; init; } = [];

    /// <summary>The OpenID providers of this installation; at most <see cref="Limits.OpenIdProvidersMax"/>.</summary>
    public IReadOnlyList<OpenIdProviderInfo> OpenIdProviders { get; init; } = [];
}

/// <summary>The account's password, before what a stolen token must not be able to do.</summary>
public sealed record PasswordConfirmation
{
    /// <summary>Your password; without one, confirm at a provider first.</summary>
    [MaxLength(Limits.PasswordMax)]
    public string Password { get; init; } = "";
}

/// <summary>Answer of <c>POST /api/v1/users/me/totp</c>: what an authenticator app needs. It counts once a code of it was sent.</summary>
/// <param name="Secret">In base32, for typing.</param>
/// <param name="Uri">The same for a QR code (<c>otpauth://totp/…</c>).</param>
public sealed record TotpSetup(string Secret, string Uri);

/// <summary><c>POST /api/v1/users/me/totp/confirmation</c>.</summary>
public sealed record TotpConfirmation
{
    /// <summary>Of the authenticator app; spaces don't matter.</summary>
    [Required, MaxLength(Limits.CodeMax)]
    public string Code { get; init; } = "";
}

/// <summary><c>POST /api/v1/users/me/totp/removal</c> and <c>POST /api/v1/users/me/recovery-codes</c>.</summary>
public sealed record FactorConfirmation
{
    /// <summary>Your password; without one, confirm at a provider first.</summary>
    [MaxLength(Limits.PasswordMax)]
    public string Password { get; init; } = "";

    /// <summary>Of the authenticator app, or a recovery code.</summary>
    [Required, MaxLength(Limits.CodeMax)]
    public string Code { get; init; } = "";
}

/// <summary>Codes that open the account in place of the authenticator app, each once. They are told this once; older ones are over.</summary>
public sealed record RecoveryCodeList(IReadOnlyList<string> Codes);

/// <summary><c>POST /api/v1/auth/sign-in/second-factor</c>.</summary>
public sealed record SecondFactorRequest
{
    /// <summary>From the problem <c>second-factor-needed</c> that the sign-in with the password answered.</summary>
    [Required, MaxLength(512)]
    public string Challenge { get; init; } = "";

    /// <summary>Of the authenticator app, or a recovery code; spaces and dashes don't matter.</summary>
    [Required, MaxLength(Limits.CodeMax)]
    public string Code { get; init; } = "";
}

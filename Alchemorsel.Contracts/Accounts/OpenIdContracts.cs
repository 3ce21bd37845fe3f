using System.ComponentModel.DataAnnotations;

namespace Alchemorsel.Contracts.Accounts;

/// <summary>Somebody else who says who a person is: an OpenID provider of this installation.</summary>
/// <param name="Key">What paths call it.</param>
/// <param name="DisplayName">What people call it.</param>
public sealed record OpenIdProviderInfo(string Key, string DisplayName);

/// <summary>Answer of <c>GET /api/v1/auth/openid</c>; at most <see cref="Limits.OpenIdProvidersMax"/>.</summary>
public sealed record OpenIdProviderList(IReadOnlyList<OpenIdProviderInfo> Providers);

/// <summary><c>POST /api/v1/auth/openid/{provider}/start</c> and <c>POST /api/v1/users/me/confirmation/{provider}/start</c>.</summary>
public sealed record OpenIdStartRequest
{
    /// <summary>Where the browser is (<c>http://localhost:8000</c>). Counts only in Development without a public address, and there only for localhost.</summary>
    [MaxLength(Limits.OriginMax)]
    public string? Origin { get; init; }
}

/// <summary><c>POST /api/v1/users/me/openid/{provider}/start</c>.</summary>
public sealed record OpenIdLinkRequest
{
    /// <summary>Your password; without one, confirm at a provider first.</summary>
    [MaxLength(Limits.PasswordMax)]
    public string Password { get; init; } = "";

    /// <summary>As for <see cref="OpenIdStartRequest.Origin"/>.</summary>
    [MaxLength(Limits.OriginMax)]
    public string? Origin { get; init; }
}

/// <summary>Where the person has to go, and what to bring when they are back.</summary>
/// <param name="AuthorizationUrl">The provider's page.</param>
/// <param name="Ticket">To be kept for this browser alone until it is back, and sent with what it brings. Good for one try within ten minutes.</param>
/// <param name="ExpiresIn">Seconds.</param>
public sealed record OpenIdStart(string AuthorizationUrl, string Ticket, int ExpiresIn);

/// <summary>What a browser brought back from the provider, with the ticket of the start.</summary>
public sealed record OpenIdFinishRequest
{
    [Required, MaxLength(8_192)]
    public string Code { get; init; } = "";

    [Required, MaxLength(128)]
    public string State { get; init; } = "";

    /// <summary>The parameter <c>iss</c>, where the provider sent one (RFC 9207).</summary>
    [MaxLength(512)]
    public string? Issuer { get; init; }

    /// <summary>From the answer to the start.</summary>
    [Required, MaxLength(2_048), Base64UrlText]
    public string Ticket { get; init; } = "";

    /// <summary>The secret part of an invitation, where the installation asks for one. Only for signing in.</summary>
    [MaxLength(512)]
    public string? Invitation { get; init; }
}

/// <summary>A person at an OpenID provider who opens this account.</summary>
/// <param name="Provider">What paths call the provider; null when this installation has it no more, so that it opens nothing.</param>
/// <param name="DisplayName">What people call the provider.</param>
/// <param name="Email">The e-mail that the provider knew last; it need not be the account's.</param>
/// <param name="LastUsedAt">When somebody signed in with it last; null for never.</param>
public sealed record OpenIdLinkInfo(Guid Id, string? Provider, string DisplayName, string? Email, DateTimeOffset LinkedAt, DateTimeOffset? LastUsedAt);

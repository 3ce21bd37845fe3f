using System.ComponentModel.DataAnnotations;
using Alchemorsel.Contracts.Households;

namespace Alchemorsel.Contracts.Accounts;

/// <summary><c>POST /api/v1/auth/register</c>: makes an account and its own household, and signs in.</summary>
public sealed record RegisterRequest
{
    [Required, EmailAddress, MaxLength(Limits.EmailMax)]
    public string Email { get; init; } = "";

    [Required, MinLength(Limits.PasswordMin), MaxLength(Limits.PasswordMax)]
    public string Password { get; init; } = "";

    [Required, MinLength(1), MaxLength(Limits.DisplayNameMax)]
    public string DisplayName { get; init; } = "";

    /// <summary>The secret part of an invitation, where the installation asks for one.</summary>
    [MaxLength(512)]
    public string? Invitation { get; init; }
}

/// <summary><c>POST /api/v1/auth/sign-in</c>.</summary>
public sealed record SignInRequest
{
    [Required, MaxLength(Limits.EmailMax)]
    public string Email { get; init; } = "";

    [Required, MaxLength(Limits.PasswordMax)]
    public string Password { get; init; } = "";
}

/// <summary><c>POST /api/v1/auth/refresh</c> and <c>/auth/sign-out</c>.</summary>
public sealed record RefreshRequest
{
    [Required, MaxLength(512)]
    public string RefreshToken { get; init; } = "";
}

/// <summary>What a successful sign-in, registration or refresh answers.</summary>
/// <param name="AccessToken">JWT (ES256), sent as <c>Authorization: Bearer</c>.</param>
/// <param name="ExpiresIn">Seconds until the access token expires.</param>
/// <param name="RefreshToken">Opaque, usable once; the answer to its use holds the next one.</param>
/// <param name="RefreshExpiresAt">When the refresh token expires.</param>
/// <param name="MediaToken">JWT that opens <c>/media</c> of the household and nothing else, as long-lived as the refresh token;
/// the Web puts it into a cookie of its own, since an image element can't send a header.</param>
public sealed record AuthTokens(
    string AccessToken,
    int ExpiresIn,
    string RefreshToken,
    DateTimeOffset RefreshExpiresAt,
    string MediaToken,
    UserInfo User);

/// <summary>What an account may do in the whole installation.</summary>
public enum AccountRole
{
    User,
    Moderator,
    Admin,
}

/// <summary><c>GET /api/v1/users/me</c>.</summary>
/// <param name="EmailVerified">Whether the e-mail was confirmed by a link that was sent there.</param>
/// <param name="Role">What the account may do in the whole installation.</param>
public sealed record UserInfo(
    Guid Id,
    string Email,
    string DisplayName,
    Guid HouseholdId,
    string HouseholdName,
    bool EmailVerified = false,
    AccountRole Role = AccountRole.User)
{
    /// <summary>What you may do in the household.</summary>
    public HouseholdRole HouseholdRole { get; init; }

    /// <summary>
    /// Notifications that you have not read, counted up to <see cref="Limits.UnreadCountedMax"/>; null in the answers of signing in, which don't count.
    /// </summary>
    public int? UnreadNotifications { get; init; }
}

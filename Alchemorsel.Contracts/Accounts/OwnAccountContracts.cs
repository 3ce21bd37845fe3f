using System.ComponentModel.DataAnnotations;

namespace Alchemorsel.Contracts.Accounts;

/// <summary><c>PUT /api/v1/users/me</c>.</summary>
public sealed record RenameRequest
{
    [Required, MinLength(1), MaxLength(Limits.DisplayNameMax)]
    public string DisplayName { get; init; } = "";
}

/// <summary><c>PUT /api/v1/users/me/password</c>.</summary>
public sealed record ChangePasswordRequest
{
    /// <summary>The one until now; without one, confirm at a provider first.</summary>
    [MaxLength(Limits.PasswordMax)]
    public string CurrentPassword { get; init; } = "";

    [Required, MinLength(Limits.PasswordMin), MaxLength(Limits.PasswordMax)]
    public string NewPassword { get; init; } = "";
}

/// <summary><c>PUT /api/v1/users/me/email</c>.</summary>
public sealed record ChangeEmailRequest
{
    /// <summary>The new address. It counts once the link that is sent there was used.</summary>
    [Required, EmailAddress, MaxLength(Limits.EmailMax)]
    public string Email { get; init; } = "";

    /// <summary>Your password; without one, confirm at a provider first.</summary>
    [MaxLength(Limits.PasswordMax)]
    public string Password { get; init; } = "";
}

/// <summary><c>POST /api/v1/auth/forgot-password</c>.</summary>
public sealed record ForgotPasswordRequest
{
    [Required, EmailAddress, MaxLength(Limits.EmailMax)]
    public string Email { get; init; } = "";
}

/// <summary><c>POST /api/v1/auth/reset-password</c>.</summary>
public sealed record ResetPasswordRequest
{
    /// <summary>From the link in the mail.</summary>
    [Required, MaxLength(512)]
    public string Token { get; init; } = "";

    [Required, MinLength(Limits.PasswordMin), MaxLength(Limits.PasswordMax)]
    public string NewPassword { get; init; } = "";
}

/// <summary><c>POST /api/v1/auth/verify-email</c>: for a new account, or for a new address of one.</summary>
public sealed record VerifyEmailRequest
{
    /// <summary>From the link in the mail.</summary>
    [Required, MaxLength(512)]
    public string Token { get; init; } = "";
}

/// <summary>Answer of <c>GET /api/v1/users/me/sign-ins</c>: those that are not over, the last used first; at most <see cref="Limits.SignInsMax"/>.</summary>
public sealed record SignInList(IReadOnlyList<SignInInfo> SignIns);

/// <summary>A place where the account is signed in.</summary>
/// <param name="Device">Browser and system in words.</param>
/// <param name="LastUsedAt">To within a quarter of an hour.</param>
/// <param name="IsCurrent">Whether it is the one that asks.</param>
public sealed record SignInInfo(Guid Id, string Device, DateTimeOffset CreatedAt, DateTimeOffset LastUsedAt, bool IsCurrent);

/// <summary><c>POST /api/v1/users/me/deletion</c>.</summary>
public sealed record DeleteAccountRequest
{
    /// <summary>Your password; without one, confirm at a provider first.</summary>
    [MaxLength(Limits.PasswordMax)]
    public string Password { get; init; } = "";
}

/// <summary>What becomes of a household when an account of it is deleted.</summary>
public enum HouseholdFate
{
    /// <summary>Nobody else is in it, so it is deleted with everything in it.</summary>
    Goes,

    /// <summary>It stays with its other members.</summary>
    Stays,

    /// <summary>Another member has to become its owner before the account can be deleted.</summary>
    NeedsOwner,
}

/// <summary>Answer of <c>GET /api/v1/users/me/deletion</c>: what the account's deletion would do.</summary>
public sealed record AccountDeletion(IReadOnlyList<HouseholdDeletion> Households);

/// <param name="Members">How many are in it, the account included.</param>
/// <param name="Recipes">How many recipes it has.</param>
public sealed record HouseholdDeletion(Guid Id, string Name, HouseholdFate Fate, int Members, int Recipes);

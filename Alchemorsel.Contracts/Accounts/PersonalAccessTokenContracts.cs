using System.ComponentModel.DataAnnotations;

namespace Alchemorsel.Contracts.Accounts;

/// <summary>What a personal access token lets a program do. Kept by number: a new one comes at the end.</summary>
public enum TokenScope
{
    /// <summary>Read, search and export what a viewer of the household may.</summary>
    Read,

    /// <summary>Bring recipes in, and see how that goes.</summary>
    Import,

    /// <summary>Change recipes and all that the household keeps; includes the others.</summary>
    Write,
}

/// <summary><c>POST /api/v1/users/me/tokens</c>: the token is for the household that you are in.</summary>
public sealed record PersonalAccessTokenInput
{
    /// <summary>What it is for, in your words.</summary>
    [Required, MinLength(1), MaxLength(Limits.TokenNameMax)]
    public string Name { get; init; } = "";

    /// <summary>At least one.</summary>
    [Required, MinLength(1), MaxLength(Limits.TokenScopesMax)]
    public IReadOnlyList<TokenScope> Scopes { get; init; } = [];

    /// <summary>How long it works; <see cref="Limits.TokenDaysDefault"/> unless said otherwise.</summary>
    [Range(1, Limits.TokenDaysMax)]
    public int? Days { get; init; }

    /// <summary>Your password; without one, confirm at a provider first.</summary>
    [MaxLength(Limits.PasswordMax)]
    public string Password { get; init; } = "";
}

/// <summary>Answer of <c>GET /api/v1/users/me/tokens</c>: all of the account, in whichever household, the newest first.</summary>
public sealed record PersonalAccessTokenList(IReadOnlyList<PersonalAccessTokenInfo> Tokens);

/// <summary>A personal access token, without its secret.</summary>
/// <param name="Scopes">What it lets a program do.</param>
/// <param name="HouseholdId">The household that it is for.</param>
/// <param name="ExpiresAt">When it stops working, or stopped.</param>
/// <param name="LastUsedAt">To within a quarter of an hour; null when it never was.</param>
public sealed record PersonalAccessTokenInfo(
    Guid Id, string Name, IReadOnlyList<TokenScope> Scopes, Guid HouseholdId, string HouseholdName, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt,
    DateTimeOffset? LastUsedAt);

/// <param name="Secret">The token itself, sent as <c>Authorization: Bearer</c>. It is told only here.</param>
public sealed record NewPersonalAccessToken(PersonalAccessTokenInfo Token, string Secret);

using System.ComponentModel.DataAnnotations;

namespace Alchemorsel.Contracts.Households;

/// <summary><c>POST /api/v1/households/current/invitations</c>.</summary>
public sealed record InvitationInput
{
    /// <summary>What those who follow the link become: <c>member</c> or <c>viewer</c>.</summary>
    [Required, EnumDataType(typeof(HouseholdRole))]
    public HouseholdRole? Role { get; init; }

    /// <summary>Days until the link ends; 7 when left out.</summary>
    [Range(1, Limits.InvitationDaysMax)]
    public int? Days { get; init; }

    /// <summary>How many people it lets in; 1 when left out.</summary>
    [Range(1, Limits.InvitationUsesMax)]
    public int? MaxUses { get; init; }
}

/// <summary><c>POST /api/v1/households/current/invitations/mail</c>: a link for one person, sent to them and told to nobody else.</summary>
public sealed record InvitationMailInput
{
    /// <summary>Where it is sent; at most 254 characters.</summary>
    [Required, EmailAddress, MaxLength(Limits.EmailMax)]
    public string Email { get; init; } = "";

    /// <summary>What whoever follows the link becomes: <c>member</c> or <c>viewer</c>.</summary>
    [Required, EnumDataType(typeof(HouseholdRole))]
    public HouseholdRole? Role { get; init; }

    /// <summary>Days until the link ends; 7 when left out.</summary>
    [Range(1, Limits.InvitationDaysMax)]
    public int? Days { get; init; }
}

/// <summary>A link that was just made: the only time that it is told.</summary>
/// <param name="Token">Goes into <c>/api/v1/invitations/{token}</c>.</param>
/// <param name="Path">The page that it opens, below the public address.</param>
/// <param name="Link">The whole address of that page; null where the installation has no public address configured.</param>
public sealed record NewInvitation(InvitationInfo Invitation, string Token, string Path, string? Link);

/// <param name="InvitedBy">Who made it.</param>
/// <param name="Uses">How many it has let in.</param>
/// <param name="Email">Where the link was mailed; null for one that was told to whoever made it.</param>
public sealed record InvitationInfo(
    Guid Id, HouseholdRole Role, string InvitedBy, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, int MaxUses, int Uses, string? Email = null);

/// <summary><c>GET /api/v1/households/current/invitations</c>: those that still let somebody in, newest first.</summary>
public sealed record InvitationList(IReadOnlyList<InvitationInfo> Invitations);

/// <summary><c>GET /api/v1/invitations/{token}</c>: what somebody is invited to.</summary>
/// <param name="Role">What they would become.</param>
/// <param name="IsIn">Whether whoever asks is in that household already.</param>
public sealed record InvitationOffer(string HouseholdName, string InvitedBy, HouseholdRole Role, DateTimeOffset ExpiresAt, bool IsIn);

using System.ComponentModel.DataAnnotations;
using Alchemorsel.Contracts.Moderation;
using Alchemorsel.Contracts.Notifications;

namespace Alchemorsel.Contracts.Profiles;

/// <summary><c>PUT /api/v1/users/me/profile</c>: opens the profile, or replaces what it says.</summary>
public sealed record ProfileInput
{
    /// <summary>What the profile's address ends in: letters from a to z, digits and hyphens; capitals are made small.</summary>
    [Required, MinLength(Limits.HandleMin), MaxLength(Limits.HandleMax), RegularExpression("^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?$", ErrorMessage = "Letters from a to z, digits, and hyphens between them.")]
    public string Handle { get; init; } = "";

    /// <summary>What others read; needn't be what the account is called in its kitchens.</summary>
    [Required, MinLength(1), MaxLength(Limits.DisplayNameMax)]
    public string DisplayName { get; init; } = "";

    /// <summary>A few words in plain text.</summary>
    [MaxLength(Limits.BioMax)]
    public string? Bio { get; init; }

    /// <summary>Whether what the profile makes public is shown to all that look round; otherwise to followers, and to whoever knows the handle.</summary>
    public bool Discoverable { get; init; }
}

/// <summary>The account's own profile.</summary>
/// <param name="Since">When it was opened.</param>
/// <param name="Recipes">Public recipes.</param>
/// <param name="Followers">Counted up to <see cref="Limits.ProfileCountMax"/>.</param>
public sealed record OwnProfile(string Handle, string DisplayName, string? Bio, bool Discoverable, DateTimeOffset Since, int Recipes, int Followers, int Following);

/// <summary>Who is behind a public recipe.</summary>
public sealed record Cook(string Handle, string DisplayName);

/// <summary>A profile as others see it. Neither the account's e-mail nor its households are in it.</summary>
/// <param name="Since">The day on which it was opened.</param>
/// <param name="Recipes">Public recipes, counted up to <see cref="Limits.ProfileCountMax"/>.</param>
/// <param name="Followers">Counted likewise.</param>
/// <param name="IsMe">Whether it is the asker's own.</param>
/// <param name="IsFollowed">Whether the asker follows it.</param>
/// <param name="FollowsMe">Whether it follows the asker.</param>
public sealed record ProfileInfo(
    string Handle, string DisplayName, string? Bio, DateOnly Since, int Recipes, int Followers, int Following, bool IsMe, bool IsFollowed, bool FollowsMe);

/// <summary>An entry of the lists of who is followed and who follows.</summary>
/// <param name="Since">When it began.</param>
public sealed record FollowEntry(string Handle, string DisplayName, DateTimeOffset Since);

/// <summary>An entry of <c>GET /api/v1/users/me/blocks</c>.</summary>
/// <param name="Handle">The handle at the time of the block; it ends the block, whatever the profile is called by now.</param>
public sealed record BlockEntry(string Handle, DateTimeOffset Since);

/// <summary><c>GET /api/v1/users/me/profile/export</c>: all that is kept of the account as a cook among others.</summary>
/// <param name="Profile">Null when none is open.</param>
/// <param name="Handles">Handles that are held back for the account, and until when.</param>
/// <param name="Notifications">What the account was told, the newest first, as its list shows it; at most <see cref="Limits.NotificationsMax"/>.</param>
/// <param name="Reports">What the account reported, the newest first; at most <see cref="Limits.ReportsExportedMax"/>.</param>
public sealed record ProfileExport(
    OwnProfile? Profile, IReadOnlyList<HeldHandle> Handles, IReadOnlyList<ExportedPublication> Publications, IReadOnlyList<FollowEntry> Following,
    IReadOnlyList<FollowEntry> Followers, IReadOnlyList<BlockEntry> Blocks, IReadOnlyList<NotificationInfo> Notifications, IReadOnlyList<ExportedReport> Reports);

public sealed record HeldHandle(string Handle, DateTimeOffset Until);

public sealed record ExportedPublication(Guid RecipeId, string Title, DateTimeOffset Since);

/// <summary>A report as the account sent it, and what came of it; nothing of who decided it.</summary>
/// <param name="RecipeId">The recipe, or the one that the comment or review is about.</param>
/// <param name="CommentId">Of a comment: which.</param>
/// <param name="UserId">Of a review: whose.</param>
public sealed record ExportedReport(
    Guid Id, ReportKind Kind, Guid RecipeId, Guid? CommentId, Guid? UserId, ReportReason Reason, string? Note, DateTimeOffset ReportedAt, ReportState State,
    DateTimeOffset? DecidedAt);

using Alchemorsel.Contracts.Recipes;

namespace Alchemorsel.Contracts.Notifications;

/// <summary>What somebody is told of.</summary>
public enum NotificationKind
{
    /// <summary>A comment on a recipe that they added.</summary>
    CommentOnRecipe,

    /// <summary>An answer in a thread of theirs, or to one of their answers.</summary>
    ReplyToComment,

    /// <summary>What became of something that they reported; <c>details</c> has <c>subject</c> and <c>outcome</c>.</summary>
    ReportDecided,

    /// <summary>A moderator hid what they wrote; <c>details</c> has <c>subject</c> and <c>reason</c>.</summary>
    WordsHidden,

    /// <summary>It is shown again; <c>details</c> has <c>subject</c>.</summary>
    WordsRestored,

    /// <summary>A cook follows them; <c>details</c> has <c>handle</c> and <c>name</c> of the follower's profile.</summary>
    Followed,
}

/// <summary>Something that happened and concerns whoever asks.</summary>
/// <param name="By">Name of who did it, where that is said; null when the account is gone, for what moderators do, and for a follower, who has a profile.</param>
/// <param name="IsPublic">Whether it happened where the recipe is public: it opens there, whatever household one works in, and <c>by</c> is the name of a profile.</param>
/// <param name="Recipe">The recipe that it is about; null when about none.</param>
/// <param name="HouseholdId">The household of the recipe.</param>
/// <param name="HouseholdName">What it is called.</param>
/// <param name="IsElsewhere">Whether that is another household than the one of the token: its recipes open after a switch.</param>
/// <param name="ThreadId">The comment that began the thread; null when not about one.</param>
/// <param name="CommentId">The comment; null when not about one.</param>
/// <param name="Details">More of it, by kind; plain words.</param>
public sealed record NotificationInfo(
    Guid Id,
    NotificationKind Kind,
    DateTimeOffset At,
    bool IsRead,
    string? By,
    bool IsPublic,
    RecipeLink? Recipe,
    Guid? HouseholdId,
    string? HouseholdName,
    bool IsElsewhere,
    Guid? ThreadId,
    Guid? CommentId,
    IReadOnlyDictionary<string, string> Details);

/// <summary>One page of what happened, the newest first.</summary>
/// <param name="Items">At most <see cref="Limits.PageMax"/> entries.</param>
/// <param name="Next">An opaque cursor for the page after this one, or null on the last page.</param>
/// <param name="Unread">How many were not read yet, counted up to <see cref="Limits.UnreadCountedMax"/>.</param>
public sealed record NotificationList(IReadOnlyList<NotificationInfo> Items, string? Next, int Unread);

using System.ComponentModel.DataAnnotations;

namespace Alchemorsel.Contracts.Social;

/// <summary>What whoever asks sees of a comment.</summary>
public enum CommentState
{
    /// <summary>As it was written.</summary>
    Shown,

    /// <summary>Hidden by a moderator, from everybody but its author, who is asking.</summary>
    Hidden,

    /// <summary>Deleted, or not for whoever asks; it only holds the place of what was answered to it.</summary>
    Gone,
}

/// <summary><c>POST /api/v1/recipes/{id}/comments</c>, and <c>/api/v1/discover/recipes/{id}/comments</c> for what is said in public.</summary>
public sealed record CommentInput
{
    /// <summary>Plain text; line breaks stay.</summary>
    [Required(ErrorMessage = "Write something first."), MaxLength(Limits.CommentMax, ErrorMessage = "At most 2,000 characters.")]
    public string? Text { get; init; }

    /// <summary>The comment that is answered. An answer to an answer joins the same thread, behind the others; null begins a thread.</summary>
    public Guid? ReplyTo { get; init; }
}

/// <summary><c>PATCH /api/v1/recipes/{id}/comments/{commentId}</c>.</summary>
public sealed record CommentChange
{
    [Required(ErrorMessage = "Write something first."), MaxLength(Limits.CommentMax, ErrorMessage = "At most 2,000 characters.")]
    public string? Text { get; init; }
}

/// <summary>A comment on a recipe, as whoever asks sees it.</summary>
/// <param name="ThreadId">The comment that began the thread; null for that one itself.</param>
/// <param name="Text">Plain text; null for one that is gone.</param>
/// <param name="By">Name of its author, on a public recipe that of their profile; null when the account is gone, or there the profile.</param>
/// <param name="Handle">On a public recipe: of the author's profile; else null.</param>
/// <param name="Mine">Whether the asking cook wrote it, and may change it.</param>
/// <param name="MayDelete">Whether the asking cook may delete it: its author, the owners of the household, and on a public recipe whoever made it public.</param>
/// <param name="EditedAt">When it was changed last; null when never.</param>
/// <param name="HiddenBecause">Why a moderator hid it; said to its author alone.</param>
public sealed record CommentInfo(
    Guid Id,
    Guid? ThreadId,
    CommentState State,
    string? Text,
    string? By,
    string? Handle,
    bool Mine,
    bool MayDelete,
    DateTimeOffset CreatedAt,
    DateTimeOffset? EditedAt,
    string? HiddenBecause);

/// <summary>A comment and what was answered.</summary>
/// <param name="Comment">The one that began the thread.</param>
/// <param name="Replies">The first <see cref="Limits.RepliesShown"/>, oldest first; <c>…/comments/{commentId}/replies</c> has all.</param>
/// <param name="ReplyCount">How many there are in all.</param>
public sealed record CommentThread(CommentInfo Comment, IReadOnlyList<CommentInfo> Replies, int ReplyCount);

/// <summary>What a cook says of a recipe beside their stars.</summary>
/// <param name="UserId">Whose it is; each cook has one for a recipe.</param>
/// <param name="By">The cook's name.</param>
/// <param name="Mine">Whether it is the asking cook's.</param>
/// <param name="Stars">From 1 to 5.</param>
/// <param name="Text">Plain text.</param>
/// <param name="EditedAt">When it was changed last; null when never.</param>
/// <param name="HiddenBecause">Why a moderator hid it; said to its author alone.</param>
public sealed record ReviewInfo(
    Guid UserId, string By, bool Mine, int Stars, string Text, DateTimeOffset WrittenAt, DateTimeOffset? EditedAt, string? HiddenBecause);

/// <summary>One page of a recipe's reviews, the newest first.</summary>
/// <param name="Rating">Mean of all stars, those without a review too; null without any.</param>
/// <param name="RatingCount">How many have given stars.</param>
/// <param name="Items">At most <see cref="Limits.PageMax"/> reviews.</param>
/// <param name="Next">An opaque cursor for the page after this one, or null on the last page.</param>
/// <param name="Mine">The asking cook's own review, wherever it stands in the list; null when there is none.</param>
public sealed record ReviewList(double? Rating, int RatingCount, IReadOnlyList<ReviewInfo> Items, string? Next, ReviewInfo? Mine);

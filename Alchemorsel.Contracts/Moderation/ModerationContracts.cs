using System.ComponentModel.DataAnnotations;

namespace Alchemorsel.Contracts.Moderation;

/// <summary>What is reported.</summary>
public enum ReportKind
{
    Comment,
    Review,
    Recipe,
}

/// <summary>Why something is reported.</summary>
public enum ReportReason
{
    /// <summary>Advertising, or the same over and over.</summary>
    Spam,

    /// <summary>Insulting, hateful or threatening.</summary>
    Insult,

    /// <summary>Whoever follows it may come to harm.</summary>
    Danger,

    /// <summary>Tells of somebody what is nobody's business.</summary>
    Privacy,

    /// <summary>Somebody else's work.</summary>
    Copyright,

    /// <summary>Something else, which the note tells.</summary>
    Other,
}

/// <summary>What became of a report.</summary>
public enum ReportState
{
    Open,

    /// <summary>Nothing was hidden.</summary>
    Dismissed,

    /// <summary>What it is about was hidden.</summary>
    Hidden,

    /// <summary>It was hidden, and is shown again.</summary>
    Restored,
}

/// <summary>What a moderator decides.</summary>
public enum ModerationDecision
{
    /// <summary>Leaves what was reported as it is.</summary>
    Dismiss,

    /// <summary>Hides it from everybody but its author.</summary>
    Hide,

    /// <summary>Shows again what was hidden.</summary>
    Unhide,
}

/// <summary><c>POST /api/v1/reports</c>.</summary>
public sealed record ReportInput
{
    [Required(ErrorMessage = "What is it about?")]
    public ReportKind? Kind { get; init; }

    /// <summary>The recipe, or the one that the comment or review is about.</summary>
    [Required(ErrorMessage = "Which recipe?")]
    public Guid? RecipeId { get; init; }

    /// <summary>Of a comment: which.</summary>
    public Guid? CommentId { get; init; }

    /// <summary>Of a review: whose.</summary>
    public Guid? UserId { get; init; }

    [Required(ErrorMessage = "Choose a reason.")]
    public ReportReason? Reason { get; init; }

    /// <summary>What a moderator should know.</summary>
    [MaxLength(Limits.ReportNoteMax, ErrorMessage = "At most 500 characters.")]
    public string? Note { get; init; }
}

/// <summary>A report that was taken.</summary>
public sealed record ReportReceipt(Guid Id, ReportKind Kind, ReportReason Reason, DateTimeOffset ReportedAt);

/// <summary><c>POST /api/v1/moderation/reports/{id}/decision</c>.</summary>
public sealed record DecisionInput
{
    [Required(ErrorMessage = "Choose what to do.")]
    public ModerationDecision? Decision { get; init; }

    /// <summary>Needed to hide something: its author is told.</summary>
    [MaxLength(Limits.ReportNoteMax, ErrorMessage = "At most 500 characters.")]
    public string? Reason { get; init; }
}

/// <summary>What was reported, and what is needed to judge it; nothing else of the household.</summary>
/// <param name="RecipeTitle">The recipe, or the one that the comment or review is about.</param>
/// <param name="By">Name of who wrote it, of a recipe the household's; null when the account is gone.</param>
/// <param name="Text">As it stands at this moment.</param>
/// <param name="AnswerTo">Of an answer: the comment that began the thread; null when it is gone.</param>
/// <param name="Stars">Of a review.</param>
/// <param name="IsHidden">Whether it is hidden at this moment.</param>
/// <param name="OpenReports">Open reports of the same thing, this one with them; a decision closes all.</param>
public sealed record ReportSubject(
    string RecipeTitle, string? By, string Text, string? AnswerTo, int? Stars, DateTimeOffset WrittenAt, DateTimeOffset? EditedAt, bool IsHidden, int OpenReports);

/// <summary>A report, for moderators.</summary>
/// <param name="Note">What who reported it added.</param>
/// <param name="ReportedBy">Their name; null when the account is gone.</param>
/// <param name="DecidedBy">The moderator's name; null when it is open, or the account is gone.</param>
/// <param name="DecidedBecause">The reason that was given.</param>
public sealed record ReportInfo(
    Guid Id,
    ReportKind Kind,
    ReportReason Reason,
    string? Note,
    string? ReportedBy,
    DateTimeOffset ReportedAt,
    ReportState State,
    DateTimeOffset? DecidedAt,
    string? DecidedBy,
    string? DecidedBecause,
    ReportSubject Subject);

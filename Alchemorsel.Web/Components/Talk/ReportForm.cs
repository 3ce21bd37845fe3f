using Alchemorsel.Contracts.Moderation;

namespace Alchemorsel.Web.Components.Talk;

/// <summary>A report, as its form sends it.</summary>
public sealed class ReportForm
{
    public string? Reason { get; set; }
    public string? Note { get; set; }
    public string? Key { get; set; }

    public ReportInput ToInput(ReportKind kind, Guid recipe, Guid? comment, Guid? user) => new()
    {
        Kind = kind,
        RecipeId = recipe,
        CommentId = comment,
        UserId = user,
        Reason = Enum.TryParse<ReportReason>(Reason, out var reason) && Enum.IsDefined(reason) ? reason : null,
        Note = string.IsNullOrWhiteSpace(Note) ? null : TalkWords.Lines(Note),
    };
}

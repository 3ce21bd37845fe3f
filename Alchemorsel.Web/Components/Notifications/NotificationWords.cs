using Alchemorsel.Contracts.Notifications;
using Alchemorsel.Web.Components.Talk;

namespace Alchemorsel.Web.Components.Notifications;

/// <summary>What a notification says, and where it leads.</summary>
internal static class NotificationWords
{
    public static string Of(NotificationInfo told)
    {
        var title = told.Recipe?.Title;
        return told.Kind switch
        {
            NotificationKind.CommentOnRecipe => $"{TalkWords.Name(told.By)} commented on {title}",
            NotificationKind.ReplyToComment => $"{TalkWords.Name(told.By)} answered you on {title}",
            NotificationKind.ReportDecided when told.Details.GetValueOrDefault("outcome") == "hidden" => $"The {Subject(told)} that you reported{At(title)} was hidden",
            NotificationKind.ReportDecided => $"A moderator looked at the {Subject(told)} that you reported{At(title)}, and left it",
            NotificationKind.WordsHidden => $"A moderator has hidden your {Subject(told)}{On(told)}: {told.Details.GetValueOrDefault("reason")}",
            NotificationKind.WordsRestored => $"Your {Subject(told)}{On(told)} is shown again",
            NotificationKind.Followed => $"{told.Details.GetValueOrDefault("name")} follows you",
            _ => "Something happened that concerns you",
        };
    }

    /// <summary>Null when it leads nowhere.</summary>
    public static string? Path(NotificationInfo told) => told.Recipe switch
    {
        null when told.Kind == NotificationKind.Followed => $"/cooks/{told.Details.GetValueOrDefault("handle")}",
        null => null,
        { } recipe when told.CommentId is { } comment => $"{new TalkPlace(recipe.Id, told.IsPublic).Comments}/{told.ThreadId ?? comment}#c-{comment}",
        { } recipe when told.Details.GetValueOrDefault("subject") == "review" => $"/recipes/{recipe.Id}/reviews",
        { } recipe => $"/recipes/{recipe.Id}/{recipe.Slug}",
    };

    /// <summary>Beside the bell: "3", "99+".</summary>
    public static string Count(int unread) => unread > 99 ? "99+" : FormattableString.Invariant($"{unread}");

    private static string At(string? title) => title is null ? "" : $" on {title}";

    private static string On(NotificationInfo told) => Subject(told) == "recipe" ? $" {told.Recipe?.Title}" : $" on {told.Recipe?.Title}";

    private static string Subject(NotificationInfo told) => told.Details.GetValueOrDefault("subject", "comment");
}

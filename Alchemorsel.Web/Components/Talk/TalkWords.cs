using Alchemorsel.Contracts.Moderation;

namespace Alchemorsel.Web.Components.Talk;

/// <summary>What pages say of people and of what they wrote, and where reports begin.</summary>
internal static class TalkWords
{
    public static string Name(string? by) => by ?? "Somebody who left";

    public static string ReportRecipe(Guid recipe) => $"/report?kind=recipe&recipe={recipe}";

    public static string ReportReview(Guid recipe, Guid user) => $"/report?kind=review&recipe={recipe}&user={user}";

    public static string Kind(ReportKind kind) => kind switch { ReportKind.Comment => "comment", ReportKind.Review => "review", _ => "recipe" };

    public static string Reason(ReportReason reason) => reason switch
    {
        ReportReason.Spam => "Advertising, or the same over and over",
        ReportReason.Insult => "Insulting, hateful or threatening",
        ReportReason.Danger => "Whoever follows it may come to harm",
        ReportReason.Privacy => "Tells what is nobody's business",
        ReportReason.Copyright => "Somebody else's work",
        _ => "Something else",
    };

    /// <summary>"1 comment", "3 comments".</summary>
    public static string Count(int count, string one, string many) => FormattableString.Invariant($"{count} {(count == 1 ? one : many)}");

    /// <summary>In the words that stand beside the recipe's stars.</summary>
    public static string Cooks(int count) => count == 1 ? "one cook" : Count(count, "cook", "cooks");

    /// <summary>As the Api counts: a browser sends two characters for the end of a line.</summary>
    public static string Lines(string? text) => (text ?? "").ReplaceLineEndings("\n");
}

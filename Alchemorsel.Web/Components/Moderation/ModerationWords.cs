using Alchemorsel.Contracts.Moderation;

namespace Alchemorsel.Web.Components.Moderation;

internal static class ModerationWords
{
    public static string State(ReportState state) => state switch
    {
        ReportState.Open => "Open",
        ReportState.Dismissed => "Dismissed",
        ReportState.Hidden => "Hidden",
        _ => "Shown again",
    };
}

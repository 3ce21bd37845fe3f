using Alchemorsel.Contracts.Importing;

namespace Alchemorsel.Web.Components.Import;

/// <summary>Imports in words.</summary>
internal static class ImportText
{
    public static string State(ImportJobState state) => state switch
    {
        ImportJobState.Queued => "Waiting for its turn",
        ImportJobState.Running => "Being read",
        ImportJobState.Cancelling => "Stopping",
        ImportJobState.Cancelled => "Cancelled",
        _ => "Finished",
    };

    public static string State(ImportItemState state) => state switch
    {
        ImportItemState.Pending => "Waiting",
        ImportItemState.Done => "Imported",
        ImportItemState.Failed => "Not read",
        ImportItemState.Duplicate => "You have it already",
        ImportItemState.Skipped => "Left out",
        ImportItemState.Merged => "Merged",
        _ => "Cancelled",
    };

    public static IEnumerable<(ImportItemState State, int Count)> All(ImportCounts counts) =>
    [
        (ImportItemState.Done, counts.Done), (ImportItemState.Merged, counts.Merged), (ImportItemState.Duplicate, counts.Duplicate),
        (ImportItemState.Failed, counts.Failed), (ImportItemState.Skipped, counts.Skipped), (ImportItemState.Cancelled, counts.Cancelled),
        (ImportItemState.Pending, counts.Pending),
    ];

    public static string Summary(ImportCounts counts)
    {
        var parts = All(counts).Where(entry => entry.Count > 0).Select(entry => FormattableString.Invariant($"{entry.Count} {State(entry.State).ToLowerInvariant()}"));
        return string.Join(" · ", parts.DefaultIfEmpty("Nothing read yet"));
    }
}

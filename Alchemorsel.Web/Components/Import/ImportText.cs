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

    /// <summary>"3 foods", for what came beside the recipes.</summary>
    public static string Count(ImportedKind kind, int count)
    {
        var (one, many) = kind switch
        {
            ImportedKind.Units => ("unit of your own", "units of your own"),
            ImportedKind.Foods => ("food", "foods"),
            ImportedKind.Corrections => ("corrected line", "corrected lines"),
            ImportedKind.Collections => ("collection", "collections"),
            ImportedKind.Favourites => ("favourite", "favourites"),
            ImportedKind.Ratings => ("rating", "ratings"),
            ImportedKind.Cooked => ("entry of the cooked log", "entries of the cooked log"),
            ImportedKind.SavedSearches => ("saved search", "saved searches"),
            ImportedKind.Comments => ("comment", "comments"),
            ImportedKind.MealPlan => ("planned meal", "planned meals"),
            _ => ("earlier version", "earlier versions"),
        };
        return FormattableString.Invariant($"{count} {(count == 1 ? one : many)}");
    }

    public static string Summary(ImportCounts counts)
    {
        var parts = All(counts).Where(entry => entry.Count > 0).Select(entry => FormattableString.Invariant($"{entry.Count} {State(entry.State).ToLowerInvariant()}"));
        return string.Join(" · ", parts.DefaultIfEmpty("Nothing read yet"));
    }
}

using Alchemorsel.Contracts.Recipes;

namespace Alchemorsel.Web.Components.Revisions;

internal static class RevisionWords
{
    /// <summary>What is special about a revision; null for an ordinary save.</summary>
    public static string? Badge(RevisionKind kind) => kind switch
    {
        RevisionKind.Restored => "Brought back",
        RevisionKind.Imported => "Imported",
        RevisionKind.Forked => "Copy",
        RevisionKind.Labels => "Renamed labels",
        _ => null,
    };

    public static string Name(RevisionSide side) => side.Number is { } number ? $"version {number}" : "now";

    public static string Name(LineChangeKind kind) => kind switch
    {
        LineChangeKind.Added => "Added",
        LineChangeKind.Removed => "Removed",
        LineChangeKind.Changed => "Changed",
        LineChangeKind.Moved => "Moved",
        _ => "",
    };
}

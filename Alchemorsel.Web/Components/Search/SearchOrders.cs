namespace Alchemorsel.Web.Components.Search;

/// <summary>The orders that a cook can choose, in words.</summary>
internal static class SearchOrders
{
    public static IReadOnlyList<(string Value, string Words)> All { get; } =
    [
        ("newest", "Newest first"), ("title", "Title"), ("quickest", "Quickest first"), ("rating", "Best rated"), ("mostCooked", "Most cooked"),
        ("lastCooked", "Last cooked"), ("random", "Surprise me"),
    ];

    /// <summary>As one says it of a search; null when it has the order of every search.</summary>
    public static string? Words(string? sort) => All.FirstOrDefault(order => string.Equals(order.Value, sort, StringComparison.OrdinalIgnoreCase)) switch
    {
        { Value: null } => null,
        { Value: "title" } => "By title",
        { Value: "random" } => "In another order every day",
        { Words: var words } => words.EndsWith("first", StringComparison.Ordinal) ? words : $"{words} first",
    };
}

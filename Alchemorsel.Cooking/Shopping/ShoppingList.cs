namespace Alchemorsel.Cooking.Shopping;

/// <summary>Merges what several recipes need.</summary>
public static class ShoppingList
{
    /// <summary>One line a food, in the ordinal order of their keys. The order of what comes in makes no difference.</summary>
    /// <param name="lines">Any lines, several of one food or lists merged before.</param>
    public static IReadOnlyList<ShoppingLine> Merge(params IEnumerable<ShoppingLine> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var merged = new SortedDictionary<string, ShoppingLine>(StringComparer.Ordinal);
        foreach (var line in lines)
            merged[line.Key] = merged.TryGetValue(line.Key, out var before) ? before + line : line;
        return [.. merged.Values];
    }
}

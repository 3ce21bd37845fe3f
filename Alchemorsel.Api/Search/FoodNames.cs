using Alchemorsel.Api.Recipes;
using Alchemorsel.Cooking.Foods;

namespace Alchemorsel.Api.Search;

/// <summary>Every name of the catalogue's foods in one sorted list, so that those that begin with some letters are found by halving.</summary>
internal static class FoodNames
{
    private static readonly Lazy<(string Key, string Name, string Code)[]> Sorted = new(() =>
    [
        .. FoodCatalogue.Default.All
            .SelectMany(food => new[] { food.Name, food.Plural }.Concat(food.Aliases).Concat(food.Names.Values.SelectMany(names => names))
                .Where(name => !string.IsNullOrWhiteSpace(name))
                .Select(name => (Key: Folding.Fold(name), Name: name, food.Code)))
            .OrderBy(entry => entry.Key, StringComparer.Ordinal),
    ]);

    /// <summary>Foods with a name that begins so, the shortest names first, each food once.</summary>
    /// <param name="folded">What was typed, folded and not empty.</param>
    /// <param name="max">Foods at most.</param>
    public static IReadOnlyList<(string Name, string Code)> BeginningWith(string folded, int max)
    {
        var all = Sorted.Value;
        var (from, to) = (0, all.Length);
        while (from < to)
        {
            var middle = (from + to) / 2;
            if (string.CompareOrdinal(all[middle].Key, folded) < 0)
                from = middle + 1;
            else
                to = middle;
        }

        return
        [
            .. all.Skip(from).TakeWhile(entry => entry.Key.StartsWith(folded, StringComparison.Ordinal))
                .OrderBy(entry => entry.Key.Length).DistinctBy(entry => entry.Code).Take(max).Select(entry => (entry.Name, entry.Code)),
        ];
    }
}

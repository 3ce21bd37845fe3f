namespace Alchemorsel.Cooking.Comparing;

/// <summary>What became of an entry of a list.</summary>
public enum EntryKind
{
    /// <summary>It is as it was.</summary>
    Same,

    /// <summary>It is new.</summary>
    Added,

    /// <summary>It is gone.</summary>
    Removed,

    /// <summary>Another one is in its place that is much the same.</summary>
    Changed,

    /// <summary>It is the same, at another place.</summary>
    Moved,
}

/// <param name="Kind">What became of it.</param>
/// <param name="Before">Its place in the list before; null when added.</param>
/// <param name="After">Its place in the list after; null when removed.</param>
public sealed record EntryChange(EntryKind Kind, int? Before, int? After);

/// <summary>
/// Compares lists of lines, as a cook sees them: a line that is still there elsewhere has moved, and one that a similar one replaces has
/// changed. Each place of both lists is in exactly one change.
/// </summary>
public static class ListDiff
{
    /// <summary>From this share of common words on a line is the changed form of another.</summary>
    public const double Similar = 0.45;

    /// <summary>All changes in the order of the list after; what was removed stands behind the line that it followed.</summary>
    public static IReadOnlyList<EntryChange> Compare(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var partner = new EntryChange?[after.Count];
        var free = new SortedSet<int>(Enumerable.Range(0, before.Count));
        foreach (var (one, other) in InCommon(before, after))
            Take(EntryKind.Same, one, other);
        foreach (var other in Open())
        {
            if (free.FirstOrDefault(one => before[one] == after[other], -1) is >= 0 and var one)
                Take(EntryKind.Moved, one, other);
        }
        foreach (var (one, other) in BySimilarity(before, after, free, [.. Open()]))
        {
            if (free.Contains(one) && partner[other] is null)
                Take(EntryKind.Changed, one, other);
        }
        return Ordered(partner, free);

        IEnumerable<int> Open() => Enumerable.Range(0, after.Count).Where(index => partner[index] is null);

        void Take(EntryKind kind, int one, int other)
        {
            partner[other] = new EntryChange(kind, one, other);
            free.Remove(one);
        }
    }

    private static List<EntryChange> Ordered(EntryChange?[] partner, SortedSet<int> removed)
    {
        var changes = new List<EntryChange>(partner.Length + removed.Count);
        Remove(from: 0);
        for (var index = 0; index < partner.Length; index++)
        {
            changes.Add(partner[index] ?? new EntryChange(EntryKind.Added, null, index));
            // What is gone stood behind the line that it followed, before what came in its place.
            if (partner[index] is { Kind: EntryKind.Same or EntryKind.Changed, Before: { } place })
                Remove(place + 1);
        }
        foreach (var gone in removed.ToList())
            Remove(gone);
        return changes;

        void Remove(int from)
        {
            for (; removed.Remove(from); from++)
                changes.Add(new EntryChange(EntryKind.Removed, from, null));
        }
    }

    private static List<(int Before, int After)> InCommon(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        int[] Numbered(IReadOnlyList<string> lines)
            => [.. lines.Select(line => numbers.TryGetValue(line, out var number) ? number : numbers[line] = numbers.Count)];
        return CommonSequence.Of(Numbered(before), Numbered(after), before.Count + after.Count);
    }

    // The most similar first, then the nearest.
    private static IEnumerable<(int Before, int After)> BySimilarity(
        IReadOnlyList<string> before, IReadOnlyList<string> after, SortedSet<int> free, List<int> open)
    {
        var words = free.ToDictionary(index => index, index => WordsOf(before[index]));
        var candidates =
            from other in open
            let theirs = WordsOf(after[other])
            from one in free.ToList()
            let likeness = Likeness(words[one], theirs)
            where likeness >= Similar
            orderby likeness descending, Math.Abs(one - other), other, one
            select (one, other);
        return candidates.ToList();
    }

    /// <summary>Twice the words in common over the words of both (Dice); numbers say little of what a line is about.</summary>
    private static double Likeness(HashSet<string> one, HashSet<string> other)
        => one.Count + other.Count == 0 ? 0 : 2.0 * one.Count(other.Contains) / (one.Count + other.Count);

    private static HashSet<string> WordsOf(string line)
    {
        var words = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var start = -1;
        for (var index = 0; index <= line.Length; index++)
        {
            var letter = index < line.Length && char.IsLetter(line[index]);
            if (letter && start < 0)
                start = index;
            else if (!letter && start >= 0)
            {
                words.Add(line[start..index]);
                start = -1;
            }
        }
        return words;
    }
}

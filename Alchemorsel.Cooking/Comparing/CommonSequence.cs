namespace Alchemorsel.Cooking.Comparing;

/// <summary>
/// The longest sequence that two lists have in common, by the greedy algorithm of Myers ("An O(ND) Difference Algorithm and Its
/// Variations", 1986): quick where little differs, which is what an edit is.
/// </summary>
internal static class CommonSequence
{
    /// <summary>
    /// Pairs of equal places, ascending. What is equal at both ends is always found; when more than <paramref name="differencesMax"/> entries
    /// differ between the ends nothing else is, so that time and memory are bounded by its square.
    /// </summary>
    public static List<(int Before, int After)> Of(ReadOnlySpan<int> before, ReadOnlySpan<int> after, int differencesMax)
    {
        var head = before.CommonPrefixLength(after);
        var tail = 0;
        while (tail < Math.Min(before.Length, after.Length) - head && before[^(tail + 1)] == after[^(tail + 1)])
            tail++;
        var pairs = new List<(int, int)>(head + tail);
        for (var index = 0; index < head; index++)
            pairs.Add((index, index));
        Middle(before[head..^tail], after[head..^tail], head, differencesMax, pairs);
        for (var index = tail; index > 0; index--)
            pairs.Add((before.Length - index, after.Length - index));
        return pairs;
    }

    private static void Middle(ReadOnlySpan<int> before, ReadOnlySpan<int> after, int offset, int differencesMax, List<(int, int)> pairs)
    {
        if (before.IsEmpty || after.IsEmpty)
            return;
        var max = Math.Min(before.Length + after.Length, differencesMax);
        // furthest[k + max]: how far into "before" the best way with k more deletions than insertions comes.
        var furthest = new int[(2 * max) + 2];
        var trace = new List<int[]>();
        for (var differences = 0; differences <= max; differences++)
        {
            trace.Add(furthest[(max - differences)..(max + differences + 1)]);
            for (var k = -differences; k <= differences; k += 2)
            {
                var x = k == -differences || (k != differences && furthest[k - 1 + max] < furthest[k + 1 + max])
                    ? furthest[k + 1 + max]
                    : furthest[k - 1 + max] + 1;
                while (x < before.Length && x - k < after.Length && before[x] == after[x - k])
                    x++;
                furthest[k + max] = x;
                if (x >= before.Length && x - k >= after.Length)
                {
                    Backtrack(before.Length, after.Length, trace, offset, pairs);
                    return;
                }
            }
        }
    }

    private static void Backtrack(int x, int y, List<int[]> trace, int offset, List<(int, int)> pairs)
    {
        var start = pairs.Count;
        for (var differences = trace.Count - 1; differences > 0; differences--)
        {
            // The entry for k of the ways with one difference less is at k + differences.
            var furthest = trace[differences];
            var k = x - y;
            var inserted = k == -differences || (k != differences && furthest[k - 1 + differences] < furthest[k + 1 + differences]);
            var from = inserted ? furthest[k + 1 + differences] : furthest[k - 1 + differences];
            var fromY = from - (inserted ? k + 1 : k - 1);
            for (; x > from && y > fromY; x--, y--)
                pairs.Add((x - 1 + offset, y - 1 + offset));
            (x, y) = (from, fromY);
        }
        for (; x > 0 && y > 0; x--, y--)
            pairs.Add((x - 1 + offset, y - 1 + offset));
        pairs.Reverse(start, pairs.Count - start);
    }
}

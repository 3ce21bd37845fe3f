namespace Alchemorsel.Web.Components.Recipes;

/// <summary>A run of lines after a three-way merge: settled, or a conflict where both sides changed the same lines.</summary>
/// <param name="Mine">The settled lines, or mine.</param>
/// <param name="Theirs">Null when settled.</param>
internal sealed record MergedRun(IReadOnlyList<string> Mine, IReadOnlyList<string>? Theirs);

/// <summary>Merges two edits of one list of lines: what only one side touched is taken, and only where both touched the same lines is there a choice.</summary>
internal static class LineMerge
{
    /// <summary>More lines than a recipe may have are not compared one by one: the time grows with the product of both lengths.</summary>
    private const int LinesMax = 1_000;

    public static IReadOnlyList<MergedRun> Of(IReadOnlyList<string> start, IReadOnlyList<string> mine, IReadOnlyList<string> theirs)
    {
        if (Math.Max(start.Count, Math.Max(mine.Count, theirs.Count)) > LinesMax)
            return [Settle(start, mine, theirs)];
        var runs = new List<MergedRun>();
        var (inMine, inTheirs) = (Match(start, mine), Match(start, theirs));
        var (s, m, t) = (0, 0, 0);
        for (var line = 0; line <= start.Count; line++)
        {
            var end = line == start.Count;
            // A line that both sides kept ties the three together; what lies between two such lines is compared as a whole.
            if (!end && (inMine[line] < 0 || inTheirs[line] < 0))
                continue;
            var (toMine, toTheirs) = end ? (mine.Count, theirs.Count) : (inMine[line], inTheirs[line]);
            Add(runs, Settle(Slice(start, s, line), Slice(mine, m, toMine), Slice(theirs, t, toTheirs)));
            if (!end)
                Add(runs, new MergedRun([start[line]], null));
            (s, m, t) = (line + 1, toMine + 1, toTheirs + 1);
        }

        return runs;
    }

    private static MergedRun Settle(IReadOnlyList<string> start, IReadOnlyList<string> mine, IReadOnlyList<string> theirs) =>
        mine.SequenceEqual(theirs) || theirs.SequenceEqual(start) ? new MergedRun(mine, null)
        : mine.SequenceEqual(start) ? new MergedRun(theirs, null)
        : new MergedRun(mine, theirs);

    private static void Add(List<MergedRun> runs, MergedRun run)
    {
        if (run is { Theirs: null, Mine.Count: 0 })
            return;
        if (run.Theirs is null && runs is [.., { Theirs: null } last])
            runs[^1] = new MergedRun([.. last.Mine, .. run.Mine], null);
        else
            runs.Add(run);
    }

    private static IReadOnlyList<string> Slice(IReadOnlyList<string> lines, int from, int to) => [.. lines.Skip(from).Take(to - from)];

    /// <summary>For each line of the one its place in the other, or -1, by a longest common subsequence.</summary>
    private static int[] Match(IReadOnlyList<string> one, IReadOnlyList<string> other)
    {
        var longest = new int[one.Count + 1, other.Count + 1];
        for (var i = one.Count - 1; i >= 0; i--)
        {
            for (var j = other.Count - 1; j >= 0; j--)
                longest[i, j] = one[i] == other[j] ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);
        }

        var places = new int[one.Count];
        Array.Fill(places, -1);
        for (var (i, j) = (0, 0); i < one.Count && j < other.Count;)
        {
            if (one[i] == other[j])
                places[i++] = j++;
            else if (longest[i + 1, j] >= longest[i, j + 1])
                i++;
            else
                j++;
        }

        return places;
    }
}

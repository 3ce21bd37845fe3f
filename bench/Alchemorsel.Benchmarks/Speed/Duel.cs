using System.Diagnostics;

namespace Alchemorsel.Benchmarks.Speed;

/// <summary>Our work and the reference, timed in turns in one run on one thread.</summary>
/// <param name="Ours">Median seconds of a round of our work.</param>
/// <param name="Reference">Median seconds of a round of the reference.</param>
/// <param name="OursBytes">Bytes allocated by a round of our work.</param>
/// <param name="ReferenceBytes">Bytes allocated by a round of the reference.</param>
public sealed record Duel(double Ours, double Reference, long OursBytes, long ReferenceBytes)
{
    // So many that the runtime has compiled both for good.
    private const int WarmUps = 15;

    /// <summary>How many times as fast as the reference we are.</summary>
    public double Ratio => Reference / Ours;

    /// <summary>Warms both up, then times them alternately; medians, so that one disturbed round counts for nothing.</summary>
    public static Duel Fight(Action ours, Action reference, int rounds)
    {
        for (var i = 0; i < WarmUps; i++)
        {
            ours();
            reference();
        }

        List<double> mine = [], theirs = [];
        long myBytes = 0, theirBytes = 0;
        for (var i = 0; i < rounds; i++)
        {
            mine.Add(Time(ours, out myBytes));
            theirs.Add(Time(reference, out theirBytes));
        }

        return new Duel(Median(mine), Median(theirs), myBytes, theirBytes);
    }

    private static double Time(Action work, out long bytes)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var start = Stopwatch.GetTimestamp();
        work();
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        return seconds;
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values.Count % 2 == 1 ? values[values.Count / 2] : (values[(values.Count / 2) - 1] + values[values.Count / 2]) / 2;
    }
}

using System.Collections.Concurrent;
using System.Diagnostics;

namespace Alchemorsel.Benchmarks.Fuzz;

/// <summary>What a reader did with its inputs.</summary>
/// <param name="Reader">Its name.</param>
/// <param name="Inputs">How many were tried.</param>
/// <param name="Found">In how many it still found something.</param>
/// <param name="Longest">Longest time for one input; one over <see cref="FuzzRun.TimeMax"/> counts only if it takes as long again, alone.</param>
/// <param name="MostBytes">Most bytes allocated for one input.</param>
/// <param name="Failures">Index of each input that it must not have answered so, and what it did.</param>
public sealed record FuzzResult(
    string Reader, int Inputs, int Found, TimeSpan Longest, long MostBytes, IReadOnlyList<(int Index, string What)> Failures);

/// <summary>Gives a reader many inputs, on all cores.</summary>
public static class FuzzRun
{
    /// <summary>No input may take longer.</summary>
    public static readonly TimeSpan TimeMax = TimeSpan.FromSeconds(1);

    private const int FailuresMax = 20;
    private const int BlockLength = 500;

    /// <param name="reader">The reader.</param>
    /// <param name="inputs">How many inputs, from index 0.</param>
    /// <param name="seed">Names the run.</param>
    /// <param name="cancellation">Ends the run with an exception.</param>
    public static FuzzResult Of(FuzzReader reader, int inputs, int seed, CancellationToken cancellation = default)
    {
        var mutator = new Mutator(seed, reader.Samples);
        var failures = new ConcurrentBag<(int, string)>();
        var slow = new ConcurrentBag<int>();
        long longest = 0, most = 0;
        var found = 0;
        var blocks = Partitioner.Create(0, inputs, BlockLength);
        Parallel.ForEach(
            blocks,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation },
            block =>
            {
                for (var index = block.Item1; index < block.Item2 && failures.Count < FailuresMax; index++)
                {
                    var (took, bytes, some) = Try(reader, mutator.At(index), index, failures);
                    if (took > TimeMax)
                        slow.Add(index);
                    else
                        Raise(ref longest, took.Ticks);
                    Raise(ref most, bytes);
                    if (some)
                        Interlocked.Increment(ref found);
                }
            });
        // A busy machine makes any input slow once.
        foreach (var index in slow.Order().Take(FailuresMax))
        {
            var took = Try(reader, mutator.At(index), index, failures).Took;
            Raise(ref longest, took.Ticks);
            if (took > TimeMax)
                failures.Add((index, $"takes {took.TotalMilliseconds:0} ms"));
        }

        return new FuzzResult(reader.Name, inputs, found, new TimeSpan(longest), most, [.. failures.OrderBy(failure => failure.Item1)]);
    }

    private static (TimeSpan Took, long Bytes, bool Found) Try(FuzzReader reader, byte[] input, int index, ConcurrentBag<(int, string)> failures)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var start = Stopwatch.GetTimestamp();
        var found = false;
        try
        {
            found = reader.Read(input);
        }
#pragma warning disable CA1031 // Any exception is what is looked for.
        catch (Exception error)
        {
            failures.Add((index, error.ToString()));
        }
#pragma warning restore CA1031

        var took = Stopwatch.GetElapsedTime(start);
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        if (bytes > reader.BytesMax(input.Length))
            failures.Add((index, $"allocates {bytes} bytes for an input of {input.Length}"));
        return (took, bytes, found);
    }

    private static void Raise(ref long most, long value)
    {
        for (var seen = Volatile.Read(ref most); value > seen;)
        {
            var now = Interlocked.CompareExchange(ref most, value, seen);
            if (now == seen)
                return;
            seen = now;
        }
    }
}

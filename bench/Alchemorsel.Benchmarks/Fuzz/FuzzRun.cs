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
public sealed class FuzzRun
{
    /// <summary>No input may take longer.</summary>
    public static readonly TimeSpan TimeMax = TimeSpan.FromSeconds(1);

    private const int FailuresMax = 20;
    private const int BlockLength = 500;

    private readonly FuzzReader _reader;
    private readonly Mutator _mutator;
    private readonly ConcurrentBag<(int, string)> _failures = [];
    private readonly ConcurrentBag<int> _slow = [];
    private readonly (int Index, long Start)[] _now = new (int, long)[Environment.ProcessorCount];
    private long _longest;
    private long _most;
    private int _found;
    private int _next;
    private volatile bool _stopped;

    private FuzzRun(FuzzReader reader, int seed) => (_reader, _mutator) = (reader, new Mutator(seed, reader.Samples));

    /// <param name="reader">The reader.</param>
    /// <param name="inputs">How many inputs, from index 0.</param>
    /// <param name="seed">Names the run.</param>
    /// <param name="hangMax">Time after which an input is taken for one without end: the run ends there. A minute by default.</param>
    /// <param name="cancellation">Ends the run with an exception.</param>
    public static FuzzResult Of(
        FuzzReader reader, int inputs, int seed, TimeSpan? hangMax = null, CancellationToken cancellation = default) =>
        new FuzzRun(reader, seed).Run(inputs, hangMax ?? TimeSpan.FromMinutes(1), cancellation);

    private FuzzResult Run(int inputs, TimeSpan hangMax, CancellationToken cancellation)
    {
        // Threads of their own: one that never comes to an end can't be stopped, but must not keep the program from ending.
        var workers = Enumerable.Range(0, _now.Length).Select(worker => Task.Factory.StartNew(
            () => Work(worker, inputs), cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToArray();
        while (!_stopped && !Task.WaitAll(workers, 100, cancellation))
        {
            foreach (var (index, start) in _now.Where(now => now.Start > 0 && Stopwatch.GetElapsedTime(now.Start) > hangMax))
            {
                _failures.Add((index, $"has not come to an end in {hangMax}"));
                _stopped = true;
            }
        }

        // A busy machine makes any input slow once.
        foreach (var index in _stopped ? [] : _slow.Order().Take(FailuresMax))
        {
            var took = Try(index);
            Raise(ref _longest, took.Ticks);
            if (took > TimeMax)
                _failures.Add((index, $"takes {took.TotalMilliseconds:0} ms"));
        }

        return new FuzzResult(
            _reader.Name, inputs, _found, new TimeSpan(_longest), _most, [.. _failures.OrderBy(failure => failure.Item1)]);
    }

    private void Work(int worker, int inputs)
    {
        for (int from; !_stopped && (from = Interlocked.Add(ref _next, BlockLength) - BlockLength) < inputs;)
        {
            for (var index = from; index < Math.Min(from + BlockLength, inputs) && !_stopped; index++)
            {
                _now[worker] = (index, Stopwatch.GetTimestamp());
                var took = Try(index);
                if (took > TimeMax)
                    _slow.Add(index);
                else
                    Raise(ref _longest, took.Ticks);
                _stopped |= _failures.Count >= FailuresMax;
            }
        }

        _now[worker] = default;
    }

    private TimeSpan Try(int index)
    {
        var input = _mutator.At(index);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var start = Stopwatch.GetTimestamp();
        try
        {
            if (_reader.Read(input))
                Interlocked.Increment(ref _found);
        }
#pragma warning disable CA1031 // Any exception is what is looked for.
        catch (Exception error)
        {
            _failures.Add((index, error.ToString()));
        }
#pragma warning restore CA1031

        var took = Stopwatch.GetElapsedTime(start);
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        Raise(ref _most, bytes);
        if (bytes > _reader.BytesMax(input.Length))
            _failures.Add((index, $"allocates {bytes} bytes for an input of {input.Length}"));
        return took;
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

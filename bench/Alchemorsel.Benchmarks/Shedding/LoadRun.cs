using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;

namespace Alchemorsel.Benchmarks.Shedding;

/// <summary>Sends requests in the two ways that load comes: as fast as answers do, or at a rate of its own.</summary>
internal static class LoadRun
{
    /// <summary>A closed loop: so many cooks who each ask again once they were answered.</summary>
    public static async Task<LoadSamples> ClosedAsync(LoadKitchen kitchen, int cooks, TimeSpan length)
    {
        var samples = new ConcurrentBag<LoadSample>();
        var (number, watch) = (0L, Stopwatch.StartNew());
        await Task.WhenAll(Enumerable.Range(0, cooks).Select(_ => Task.Run(async () =>
        {
            while (watch.Elapsed < length)
                samples.Add(await AskAsync(kitchen, Interlocked.Increment(ref number), Stopwatch.GetTimestamp()));
        })));
        return new LoadSamples(samples, watch.Elapsed);
    }

    /// <summary>
    /// An open loop: requests come at a rate, whether those before were answered or not. Each counts from when it was due, so that a client that
    /// can't keep up makes the figures worse, not better.
    /// </summary>
    /// <returns>What came of them, and by how many milliseconds the client was late, 99 of 100 times at most.</returns>
    public static async Task<(LoadSamples Samples, double LateMilliseconds)> OpenAsync(LoadKitchen kitchen, double perSecond, TimeSpan length)
    {
        var (samples, late, open) = (new ConcurrentBag<LoadSample>(), new List<double>(), new List<Task>());
        var (begun, total) = (Stopwatch.GetTimestamp(), (long)(perSecond * length.TotalSeconds));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        for (var sent = 0L; sent < total && await tick.WaitForNextTickAsync();)
        {
            var due = (long)(Stopwatch.GetElapsedTime(begun).TotalSeconds * perSecond);
            for (; sent < Math.Min(due, total); sent++)
            {
                var (number, at) = (sent, begun + (long)(sent / perSecond * Stopwatch.Frequency));
                late.Add(Stopwatch.GetElapsedTime(at).TotalMilliseconds);
                open.Add(Task.Run(async () => samples.Add(await AskAsync(kitchen, number, at))));
            }
        }

        // What is accepted counts by the time in which it came: the last answers come after it.
        var lasted = Stopwatch.GetElapsedTime(begun);
        await Task.WhenAll(open);
        late.Sort();
        return (new LoadSamples(samples, lasted), late[Math.Min(late.Count - 1, (int)(late.Count * 0.99))]);
    }

    /// <summary>How long until requests, one after the other, are answered as before: the first of ten that are, none of them later than <paramref name="bound"/>.</summary>
    /// <returns>Null when they aren't within a minute.</returns>
    public static async Task<TimeSpan?> RecoverAsync(LoadKitchen kitchen, double bound)
    {
        var (begun, since, good) = (Stopwatch.GetTimestamp(), TimeSpan.Zero, 0);
        for (var number = 0L; Stopwatch.GetElapsedTime(begun) < TimeSpan.FromMinutes(1); number++)
        {
            var at = Stopwatch.GetElapsedTime(begun);
            var sample = await AskAsync(kitchen, number, Stopwatch.GetTimestamp());
            if (sample.End != LoadEnd.Answered || sample.Milliseconds > bound)
            {
                good = 0;
                continue;
            }

            since = good == 0 ? at : since;
            if (++good == 10)
                return since;
        }

        return null;
    }

    private static async Task<LoadSample> AskAsync(LoadKitchen kitchen, long number, long due)
    {
        try
        {
            using var answer = await kitchen.Client.GetAsync(kitchen.PathOf(number));
            var end = answer.StatusCode switch
            {
                HttpStatusCode.OK => LoadEnd.Answered,
                HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable => LoadEnd.Refused,
                _ => LoadEnd.Failed,
            };
            return new LoadSample(end, answer.StatusCode, answer.Headers.RetryAfter is not null, Stopwatch.GetElapsedTime(due).TotalMilliseconds);
        }
        catch (OperationCanceledException)
        {
            return new LoadSample(LoadEnd.TimedOut, default, false, Stopwatch.GetElapsedTime(due).TotalMilliseconds);
        }
        catch (HttpRequestException)
        {
            return new LoadSample(LoadEnd.Broken, default, false, Stopwatch.GetElapsedTime(due).TotalMilliseconds);
        }
    }
}

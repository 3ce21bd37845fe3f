using System.Net;

namespace Alchemorsel.Benchmarks.Shedding;

/// <summary>How one request ended.</summary>
internal enum LoadEnd
{
    Answered,

    /// <summary>429 or 503.</summary>
    Refused,

    /// <summary>Any other status.</summary>
    Failed,

    TimedOut,

    /// <summary>The connection could not be made, or broke.</summary>
    Broken,
}

/// <param name="HasRetryAfter">Of one that was refused.</param>
/// <param name="Milliseconds">From when it was due until its body was there.</param>
internal readonly record struct LoadSample(LoadEnd End, HttpStatusCode Status, bool HasRetryAfter, double Milliseconds);

/// <summary>What came of the requests of one run.</summary>
internal sealed class LoadSamples
{
    private readonly List<double> accepted;
    private readonly List<double> refused;

    public LoadSamples(IReadOnlyCollection<LoadSample> samples, TimeSpan lasted)
    {
        (Offered, Lasted) = (samples.Count, lasted);
        accepted = Sorted(samples, LoadEnd.Answered);
        refused = Sorted(samples, LoadEnd.Refused);
        RefusedSilently = samples.Count(sample => sample is { End: LoadEnd.Refused, HasRetryAfter: false });
        TimedOut = samples.Count(sample => sample.End == LoadEnd.TimedOut);
        Broken = samples.Count(sample => sample.End == LoadEnd.Broken);
        Failed = samples.Count(sample => sample.End == LoadEnd.Failed);
        ByStatus = [.. samples.Where(sample => sample.End is LoadEnd.Refused or LoadEnd.Failed).GroupBy(sample => (int)sample.Status)
            .OrderBy(group => group.Key).Select(group => (group.Key, group.Count()))];
    }

    public int Offered { get; }
    public TimeSpan Lasted { get; }
    public int Accepted => accepted.Count;
    public int Refused => refused.Count;

    /// <summary>Refused without being told when to come back.</summary>
    public int RefusedSilently { get; }
    public int TimedOut { get; }
    public int Broken { get; }
    public int Failed { get; }
    public IReadOnlyList<(int Status, int Count)> ByStatus { get; }

    /// <summary>Accepted requests a second.</summary>
    public double Rate => Accepted / Lasted.TotalSeconds;

    /// <summary>Milliseconds of those that were accepted; NaN without any.</summary>
    public double At(double share) => At(accepted, share);

    /// <summary>The same of those that were refused.</summary>
    public double RefusedAt(double share) => At(refused, share);

    private static double At(List<double> sorted, double share) => sorted.Count == 0 ? double.NaN : sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];

    private static List<double> Sorted(IEnumerable<LoadSample> samples, LoadEnd end) =>
        [.. samples.Where(sample => sample.End == end).Select(sample => sample.Milliseconds).Order()];
}

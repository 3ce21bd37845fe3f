using System.Diagnostics.Metrics;

namespace Alchemorsel.Api.Importing;

/// <summary>Counts imports by way (<c>url</c>, <c>html</c>), how they were read, and outcome; no label holds anything of a page.</summary>
public sealed class ImportMetrics
{
    private readonly Counter<long> _imports;
    private readonly Histogram<double> _duration;

    public ImportMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("Alchemorsel");
        _imports = meter.CreateCounter<long>("alchemorsel.imports", "{import}", "Pages that were to be imported");
        _duration = meter.CreateHistogram<double>("alchemorsel.import.duration", "s", "Time from the request to the recipe that was read");
    }

    public void Count(string way, string source, string outcome, TimeSpan duration)
    {
        _imports.Add(1, new("way", way), new("source", source), new("outcome", outcome));
        _duration.Record(duration.TotalSeconds, new("way", way), new("outcome", outcome));
    }
}

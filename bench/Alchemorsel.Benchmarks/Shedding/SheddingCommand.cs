using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Alchemorsel.Benchmarks.Shedding;

/// <summary>
/// What becomes of a running installation that is asked for three times what it can do: how many requests are still answered and how soon, whether
/// the others are told when to come back, and how soon after it all is as before.
/// </summary>
public static class SheddingCommand
{
    /// <summary>Of the requests at a sustainable rate 95 of 100 are answered within so many milliseconds.</summary>
    private const double SustainableP95 = 100;

    private static readonly int[] Cooks = [2, 4, 8, 16, 32, 64];

    /// <param name="arguments"><c>--address URL [--times N] [--seconds N] [--process PID]... [--report FILE]</c>.</param>
    /// <returns>0; 2 for an argument that is not understood.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output)
    {
        Uri? address = null;
        string? report = null;
        var (times, seconds, processes) = (3.0, 20, new List<int>());
        for (var i = 0; i < arguments.Count; i += 2)
        {
            var value = i + 1 < arguments.Count ? arguments[i + 1] : "";
            var understood = arguments[i] switch
            {
                "--address" => Uri.TryCreate(value, UriKind.Absolute, out address),
                "--times" => double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out times) && times > 0,
                "--seconds" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out seconds) && seconds > 0,
                "--process" => Add(processes, value),
                "--report" => (report = value).Length > 0,
                _ => false,
            };
            if (understood)
                continue;
            output.WriteLine($"not understood: {arguments[i]} {value}");
            return 2;
        }

        if (address is null)
        {
            output.WriteLine("--address is missing: where the gateway of a running installation listens");
            return 2;
        }

        var text = await MeasureAsync(address, times, TimeSpan.FromSeconds(seconds), processes, output);
        if (report is not null)
            await File.WriteAllTextAsync(report, Heading() + text);
        return 0;
    }

    private static async Task<string> MeasureAsync(Uri address, double times, TimeSpan length, List<int> processes, TextWriter output)
    {
        using var kitchen = await LoadKitchen.OpenAsync(address);
        await LoadRun.ClosedAsync(kitchen, 16, TimeSpan.FromSeconds(10));
        var text = new StringBuilder();
        Line($"## What it can do\n");
        Line($"A closed loop: so many cooks who each ask again once they were answered, {length.TotalSeconds:0} seconds each, milliseconds.\n");
        Line($"| cooks | answered a second | p50 | p95 | p99 | other than 200 |");
        Line($"|---:|---:|---:|---:|---:|---:|");
        var runs = new List<LoadSamples>();
        foreach (var cooks in Cooks)
        {
            var run = await LoadRun.ClosedAsync(kitchen, cooks, length);
            Line($"| {cooks} | {run.Rate:#,0} | {run.At(0.5):0.0} | {run.At(0.95):0.0} | {run.At(0.99):0.0} | {run.Offered - run.Accepted:#,0} |");
            runs.Add(run);
        }

        var quick = runs.FindAll(run => run.At(0.95) <= SustainableP95);
        var best = (quick.Count > 0 ? quick : runs).MaxBy(run => run.Rate)!;
        if (quick.Count > 0)
            Line($"\nThe sustainable rate is the highest whose p95 is within {SustainableP95:0} ms: **{best.Rate:#,0} a second**.\n");
        else
            Line($"\nNo step had its p95 within {SustainableP95:0} ms: the machine was too slow or too busy. The highest rate of all stands for the sustainable one: **{best.Rate:#,0} a second**.\n");
        var before = Sizes(processes);
        var (flood, late) = await LoadRun.OpenAsync(kitchen, best.Rate * times, length);
        var recovered = await LoadRun.RecoverAsync(kitchen, best.At(0.95));
        var after = Sizes(processes);
        Line($"## At {times:0.#} times that\n");
        Line($"An open loop: {best.Rate * times:#,0} requests a second for {length.TotalSeconds:0} seconds, whether those before were answered or not, each from when it was due.\n");
        Line($"| | at the sustainable rate | at {times:0.#} times | ratio |");
        Line($"|---|---:|---:|---:|");
        Line($"| offered | {best.Offered:#,0} | {flood.Offered:#,0} | |");
        Line($"| answered with 200 | {best.Accepted:#,0} | {flood.Accepted:#,0} | |");
        Line($"| answered with 200, a second | {best.Rate:#,0} | {flood.Rate:#,0} | {flood.Rate / best.Rate:0.00} |");
        foreach (var share in new[] { 0.5, 0.95, 0.99 })
            Line($"| their p{share * 100:0}, ms | {best.At(share):0.0} | {flood.At(share):0.0} | {flood.At(share) / best.At(share):0.0} |");
        Line($"| refused with 429 or 503 | {best.Refused:#,0} | {flood.Refused:#,0} | |");
        Line($"| of these without `Retry-After` | {best.RefusedSilently:#,0} | {flood.RefusedSilently:#,0} | |");
        Line($"| their p50 and p99, ms | | {flood.RefusedAt(0.5):0.0}, {flood.RefusedAt(0.99):0.0} | |");
        Line($"| another status | {best.Failed:#,0} | {flood.Failed:#,0} | |");
        Line($"| no answer in {LoadKitchen.Patience.TotalSeconds:0} s | {best.TimedOut:#,0} | {flood.TimedOut:#,0} | |");
        Line($"| connection not made or broken | {best.Broken:#,0} | {flood.Broken:#,0} | |");
        Line($"\nBy status: {(flood.ByStatus.Count == 0 ? "200 alone" : string.Join(", ", flood.ByStatus.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Status}: {pair.Count:#,0}"))))}. The client sent 99 of 100 requests within {late:0.0} ms of when they were due.");
        Line($"\nAfter the load: {(recovered is { } span ? string.Create(CultureInfo.InvariantCulture, $"ten requests in a row were answered within the sustainable p95 from {span.TotalMilliseconds:0} ms on") : "not as before within a minute")}.");
        if (before.Count > 0)
            Line($"\nMemory before and after, MB: {string.Join("; ", before.Zip(after, (one, other) => string.Create(CultureInfo.InvariantCulture, $"{one.Name} {one.Size}, {other.Size}")))}.");
        return text.ToString();

        void Line(FormattableString line)
        {
            var written = line.ToString(CultureInfo.InvariantCulture);
            output.WriteLine(written);
            text.Append(written).Append('\n');
        }
    }

    private static List<(string Name, long Size)> Sizes(List<int> processes) => processes.ConvertAll(id =>
    {
        using var process = Process.GetProcessById(id);
        return (process.ProcessName, process.WorkingSet64 >> 20);
    });

    private static bool Add(List<int> processes, string value)
    {
        if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return false;
        processes.Add(id);
        return true;
    }

    private static string Heading() => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        # Load shedding

        Written by `dotnet run -c Release --project bench/Alchemorsel.Benchmarks -- shedding --address URL --report FILE` against a running
        installation whose rate limits were out of the way (`ALCHEMORSEL_LIMITS_USER=1000000`), so that what is refused is refused for load.
        Single recipes, lists of 30 and searches, 7 : 2 : 1, through the gateway; client, gateway, Api, PostgreSQL and Redis share the machine.
        {System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription}, {Environment.ProcessorCount} processors.


        """).ReplaceLineEndings("\n");
}

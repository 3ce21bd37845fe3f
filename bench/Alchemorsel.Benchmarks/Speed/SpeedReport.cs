using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Alchemorsel.Benchmarks.Accuracy;
using Alchemorsel.Benchmarks.Training;
using Alchemorsel.Cooking.Ingredients;
using Alchemorsel.Cooking.Reading;
using AngleSharp.Html.Parser;

namespace Alchemorsel.Benchmarks.Speed;

/// <summary>
/// Measures the readers on one core beside a reference that does less: pages against building their document trees, lines against splitting
/// them into words. Each round measures both, one after the other, so that the machine's drift falls out of the ratio.
/// </summary>
public static partial class SpeedReport
{
    private const int Rounds = 7;

    /// <param name="arguments"><c>--report FILE</c> writes the figures as Markdown, too.</param>
    /// <returns>0, also without a corpus; 2 for an argument that is not understood.</returns>
    public static int Run(IReadOnlyList<string> arguments, TextWriter output)
    {
        var report = arguments is ["--report", var file] ? file : null;
        if (arguments.Count > 0 && report is null)
        {
            output.WriteLine("usage: speed [--report FILE]");
            return 2;
        }

        if (CorpusFolder.Find() is not { } corpus)
        {
            output.WriteLine("skipped: corpus not present");
            return 0;
        }

        var text = new StringBuilder("# Speed of the cooking core\n\nOne core, medians of ");
        text.Append(CultureInfo.InvariantCulture,
            $"{Rounds} rounds; made by `dotnet run -c Release --project bench/Alchemorsel.Benchmarks -- speed`.\n\n");
        text.Append("| Work | Ours | Reference beside it | Ratio | Must reach |\n|---|---|---|---|---|\n");
        text.Append(Pages(Path.Combine(corpus, "pages")));
        text.Append(Lines(Path.Combine(corpus, "ingredients")));
        output.Write(text);
        if (report is not null)
            File.WriteAllText(report, text.ToString());
        return 0;
    }

    private static string Pages(string folder)
    {
        var pages = Directory.EnumerateFiles(folder, "*.html", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal).Select(File.ReadAllText).ToList();
        var (ours, theirs) = Measure(
            () => pages.ForEach(page => RecipeReader.Read(page)),
            () => pages.ForEach(page =>
            {
                using var document = new HtmlParser().ParseDocument(page);
            }));
        var bytes = pages.Sum(page => (double)page.Length) / 1_000_000;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {pages.Count} pages to recipes | {pages.Count / ours:0} pages/s, {bytes / ours:0} MB/s | AngleSharp to a tree: {pages.Count / theirs:0} pages/s | {theirs / ours:0.0} x as fast | >= 5 |\n");
    }

    private static string Lines(string folder)
    {
        var lines = Directory.EnumerateFiles(folder, "*.csv").SelectMany(LabelledLine.Load).Select(line => line.Input).ToList();
        var (ours, theirs) = Measure(
            () => lines.ForEach(line => IngredientParser.Parse(line)),
            () => lines.ForEach(line => NoWord().Split(line)));
        var before = GC.GetAllocatedBytesForCurrentThread();
        lines.ForEach(line => IngredientParser.Parse(line));
        var allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / lines.Count;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {lines.Count} ingredient lines | {lines.Count / ours:0} lines/s, {allocated} bytes each | `Regex.Split`: {lines.Count / theirs:0} lines/s | {ours / theirs:0.0} x its time | <= 20, >= 100000 lines/s |\n");
    }

    private static (double Ours, double Theirs) Measure(Action ours, Action theirs)
    {
        for (var warm = 0; warm < 2; warm++)
        {
            ours();
            theirs();
        }

        var times = Enumerable.Range(0, Rounds).Select(_ => (Ours: Time(ours), Theirs: Time(theirs))).ToList();
        return (Median(times.Select(time => time.Ours)), Median(times.Select(time => time.Theirs)));
    }

    private static double Time(Action work)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static double Median(IEnumerable<double> times) => times.Order().ElementAt(Rounds / 2);

    [GeneratedRegex(@"\W+")]
    private static partial Regex NoWord();
}

using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;
using Alchemorsel.Benchmarks.Accuracy;
using Alchemorsel.Cooking.Ingredients;
using Alchemorsel.Cooking.Reading;
using AngleSharp.Html.Parser;

namespace Alchemorsel.Benchmarks.Speed;

/// <summary>
/// How fast pages and ingredient lines are read, against a reference that runs beside them: a page against AngleSharp parsing it to a
/// document and doing nothing else, a line against splitting it into words with a regular expression.
/// </summary>
public static partial class SpeedReport
{
    private const int Rounds = 7;
    private const int LinesMax = 20_000;

    /// <param name="arguments"><c>--pages DIR</c>, <c>--lines FILE.csv</c>, <c>--report FILE.md</c>.</param>
    /// <returns>0, also when there is nothing to measure; 2 for an argument that is not understood.</returns>
    public static int Run(IReadOnlyList<string> arguments, TextWriter output)
    {
        string? pages = null, lines = null, report = null;
        for (var i = 0; i < arguments.Count; i++)
        {
            switch (arguments[i])
            {
                case "--pages" when i + 1 < arguments.Count:
                    pages = arguments[++i];
                    break;
                case "--lines" when i + 1 < arguments.Count:
                    lines = arguments[++i];
                    break;
                case "--report" when i + 1 < arguments.Count:
                    report = arguments[++i];
                    break;
                default:
                    output.WriteLine($"unknown argument: {arguments[i]}");
                    return 2;
            }
        }

        if (CorpusFolder.Find() is { } corpus)
        {
            pages ??= Path.Combine(corpus, "pages");
            lines ??= Path.Combine(corpus, "ingredients", "bbc.csv");
        }

        if (pages is null || lines is null)
        {
            output.WriteLine("skipped: corpus not present");
            return 0;
        }

        var text = Pages(pages) + Environment.NewLine + Lines(lines);
        output.Write(text);
        if (report is not null)
            File.WriteAllText(report, Heading() + text.ReplaceLineEndings("\n"));
        return 0;
    }

    private static string Pages(string folder)
    {
        var pages = Directory.EnumerateFiles(folder, "*.html", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => File.ReadAllText(file, Encoding.UTF8)).ToList();
        var megabytes = pages.Sum(page => Encoding.UTF8.GetByteCount(page)) / 1e6;
        var parser = new HtmlParser();
        var duel = Duel.Fight(
            () =>
            {
                foreach (var page in pages)
                    _ = RecipeReader.Read(page);
            },
            () =>
            {
                foreach (var page in pages)
                    parser.ParseDocument(page).Dispose();
            },
            Rounds);
        return Table(
            string.Create(CultureInfo.InvariantCulture,
                $"Page to recipe: {pages.Count} pages, {megabytes:0.0} MB, one core, {Rounds} rounds in turns, medians"),
            "pages/s", pages.Count, "RecipeReader.Read", "AngleSharp to a document, nothing else", duel, megabytes, "at least 5 times as fast");
    }

    private static string Lines(string file)
    {
        using var reader = File.OpenText(file);
        var lines = Csv.Read(reader).Skip(1).Select(row => row[0]).Take(LinesMax).ToList();
        var duel = Duel.Fight(
            () =>
            {
                foreach (var line in lines)
                    _ = IngredientParser.Parse(line, "en");
            },
            () =>
            {
                foreach (var line in lines)
                    _ = NotWords().Split(line);
            },
            Rounds);
        return Table(
            string.Create(CultureInfo.InvariantCulture,
                $"Ingredient line to structure: {lines.Count} lines, one core, {Rounds} rounds in turns, medians"),
            "lines/s", lines.Count, "IngredientParser.Parse", "Regex.Split(line, @\"\\W+\")", duel, null,
            "within 20 times the time, and at least 100,000 lines/s");
    }

    private static string Table(
        string title, string unit, int count, string ours, string reference, Duel duel, double? megabytes, string target)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"## {title}\n\n| | {unit} |{(megabytes is null ? "" : " MB/s |")} allocated per item |\n");
        text.Append(megabytes is null ? "|---|---:|---:|\n" : "|---|---:|---:|---:|\n");
        Row(ours, duel.Ours, duel.OursBytes);
        Row(reference, duel.Reference, duel.ReferenceBytes);
        var ratio = duel.Ratio >= 1 ? $"{Number(duel.Ratio)} times as fast as" : $"{Number(1 / duel.Ratio)} times the time of";
        text.Append(CultureInfo.InvariantCulture, $"\nWe are {ratio} the reference. Target: {target}.\n");
        return text.ToString();

        void Row(string name, double seconds, long bytes) => text.Append(CultureInfo.InvariantCulture,
            $"| {name} | {count / seconds:#,0} |{(megabytes is { } size ? string.Create(CultureInfo.InvariantCulture, $" {size / seconds:0.0} |") : "")} {bytes / 1024.0 / count:#,0.0} KiB |\n");
    }

    private static string Number(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Heading() => string.Create(CultureInfo.InvariantCulture,
        $"""
        # Reading recipes: speed

        Written by `dotnet run -c Release --project bench/Alchemorsel.Benchmarks -- speed --report FILE`. Absolute figures drift with the
        machine; the ratio is taken inside one run. .NET {Environment.Version}, {RuntimeInformation.ProcessArchitecture},
        {Environment.ProcessorCount} processors. The pages and lines are real ones that are not part of this repository.


        """).ReplaceLineEndings("\n");

    [GeneratedRegex(@"\W+")]
    private static partial Regex NotWords();
}

using System.Globalization;
using System.Text;
using System.Text.Json;
using Alchemorsel.Benchmarks.Training;
using Alchemorsel.Cooking.Reading;

namespace Alchemorsel.Benchmarks.Accuracy;

/// <summary>Judges the page reader and the ingredient parser over saved material and prints the shares that were right.</summary>
public static class AccuracyReport
{
    private static readonly JsonSerializerOptions Compact = new(JsonSerializerDefaults.Web);

    /// <param name="arguments"><c>--pages DIR</c>, <c>--lines FILE.csv</c> (both repeatable), <c>--json</c>, <c>--failures</c>.</param>
    /// <returns>0, also when there is nothing to judge; 2 for an argument that is not understood.</returns>
    public static int Run(IReadOnlyList<string> arguments, TextWriter output)
    {
        List<string> pages = [], lines = [];
        bool json = false, failures = false;
        for (var i = 0; i < arguments.Count; i++)
        {
            switch (arguments[i])
            {
                case "--pages" when i + 1 < arguments.Count:
                    pages.Add(arguments[++i]);
                    break;
                case "--lines" when i + 1 < arguments.Count:
                    lines.Add(arguments[++i]);
                    break;
                case "--json":
                    json = true;
                    break;
                case "--failures":
                    failures = true;
                    break;
                default:
                    output.WriteLine($"unknown argument: {arguments[i]}");
                    return 2;
            }
        }

        // The corpus is what the shipped model was trained on: judged by models that have not seen the line.
        var trainedOn = pages.Count == 0 && lines.Count == 0;
        if (trainedOn)
        {
            if (CorpusFolder.Find() is not { } corpus)
            {
                output.WriteLine("skipped: corpus not present");
                return 0;
            }

            pages.Add(Path.Combine(corpus, "pages"));
            lines.AddRange(Directory.EnumerateFiles(Path.Combine(corpus, "ingredients"), "*.csv").Order(StringComparer.Ordinal));
        }

        var verdicts = pages.SelectMany(folder => JudgePages(folder, failures ? output : null)).ToList();
        var files = lines.ToDictionary(file => file, LabelledLine.Load);
        var sources = trainedOn
            ? LineAccuracy.CrossValidate(files, failures ? output : null)
            : files.ToDictionary(file => file.Key, file => LineAccuracy.Judge(file.Value, failures ? output : null));
        if (json)
            output.WriteLine(JsonSerializer.Serialize(Summary(verdicts, sources), Compact));
        else
            Print(verdicts, sources, trainedOn, output);
        return 0;
    }

    private static IEnumerable<PageVerdict> JudgePages(string folder, TextWriter? failures)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*.expected.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var html = File.ReadAllText(file[..^".expected.json".Length] + ".html", Encoding.UTF8);
            using var expected = JsonDocument.Parse(File.ReadAllText(file));
            var url = expected.RootElement.TryGetProperty("canonical_url", out var address)
                && Uri.TryCreate(address.ToString(), UriKind.Absolute, out var parsed) ? parsed : null;
            var result = RecipeReader.Read(html, url);
            var verdict = PageJudge.Judge(html, result, expected.RootElement);
            if (!verdict.Usable)
            {
                failures?.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{Path.GetFileName(file)} {result.Source} structured={verdict.Structured} title={verdict.Title} ")
                    + string.Create(CultureInfo.InvariantCulture,
                        $"ingredients={verdict.Ingredients:0.00} instructions={verdict.Instructions:0.00}"));
            }

            yield return verdict;
        }
    }

    private static object Summary(List<PageVerdict> pages, Dictionary<string, List<LineVerdict>> sources)
    {
        var lines = sources.Values.SelectMany(list => list).ToList();
        return new
        {
            pages = new
            {
                structured = Shares([.. pages.Where(page => page.Structured)]),
                unstructured = Shares([.. pages.Where(page => !page.Structured)]),
            },
            lines = new
            {
                count = lines.Count,
                quantityUnit = Share(lines, line => line.QuantityUnit),
                name = Share(lines, line => line.Name),
                line = Share(lines, line => line.QuantityUnit && line.Name),
            },
        };
    }

    private static Dictionary<string, double> Shares(List<PageVerdict> pages) => new()
    {
        ["count"] = pages.Count,
        ["usable"] = Share(pages, page => page.Usable),
        ["title"] = Share(pages, page => page.Title),
        ["ingredients"] = Share(pages, page => page.Ingredients >= PageVerdict.Enough),
        ["instructions"] = Share(pages, page => page.Instructions >= PageVerdict.Enough),
        ["total_time"] = Share(pages, page => page.TotalTime),
        ["yields"] = Share(pages, page => page.Yields),
        ["image"] = Share(pages, page => page.Image),
    };

    private static double Share<T>(IEnumerable<T> items, Func<T, bool?> right)
    {
        var judged = items.Select(right).OfType<bool>().ToList();
        return judged.Count == 0 ? 0 : Math.Round(judged.Count(ok => ok) / (double)judged.Count, 4);
    }

    /// <summary>A row for each kind of source, then one for each language.</summary>
    private static void PrintPages(List<PageVerdict> pages, TextWriter output)
    {
        var groups = pages.GroupBy(page => page.Structured ? "structured" : "unstructured").OrderBy(group => group.Key, StringComparer.Ordinal)
            .Concat(pages.GroupBy(page => $"in {page.Language}").OrderByDescending(group => group.Count())
                .ThenBy(group => group.Key, StringComparer.Ordinal))
            .Select(group => (Name: group.Key, Shares: Shares([.. group]))).ToList();
        if (groups.Count == 0)
            return;
        output.WriteLine($"{"pages",-14}{string.Concat(groups[0].Shares.Keys.Select(field => $"{field,14}"))}");
        foreach (var (name, shares) in groups)
        {
            output.WriteLine($"  {name,-12}" + string.Concat(shares.Select(field => string.Create(CultureInfo.InvariantCulture,
                $"{(field.Key == "count" ? $"{field.Value:0}" : $"{field.Value:0.0 %}"),14}"))));
        }
    }

    private static void Print(List<PageVerdict> pages, Dictionary<string, List<LineVerdict>> sources, bool crossValidated,
        TextWriter output)
    {
        PrintPages(pages, output);
        foreach (var (file, verdicts) in sources)
        {
            var how = crossValidated ? $", {LineAccuracy.Folds}-fold cross-validation" : "";
            output.WriteLine($"lines, {Path.GetFileName(file)}: {verdicts.Count}{how}");
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  quantity+unit {Share(verdicts, line => line.QuantityUnit),8:0.0 %}"));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  name          {Share(verdicts, line => line.Name),8:0.0 %}"));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  line          {Share(verdicts, line => line.QuantityUnit && line.Name),8:0.0 %}"));
        }
    }
}

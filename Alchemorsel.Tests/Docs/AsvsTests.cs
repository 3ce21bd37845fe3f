using System.Globalization;
using System.Text.RegularExpressions;
using Alchemorsel.Tests.AppHost;

namespace Alchemorsel.Tests.Docs;

/// <summary>The table of security requirements counts what it holds, and names evidence that is there.</summary>
public sealed partial class AsvsTests
{
    // Levels 1 and 2 of ASVS 5.0.0.
    private const int Requirements = 253;

    private static readonly string[] States = ["met", "partly", "open", "n/a"];

    private static readonly string Folder = Path.Combine(Repository.Root, "docs", "security");

    private static readonly string Page = File.ReadAllText(Path.Combine(Folder, "asvs.md"));

    [Fact]
    public void Every_requirement_stands_there_once_with_a_level_a_state_and_what_that_rests_on()
    {
        var rows = Rows();

        Assert.Equal(Requirements, rows.Count);
        Assert.Equal(rows.Count, rows.Select(row => row.Id).Distinct().Count());
        Assert.All(rows, row => Assert.True(
            row is { Level: "1" or "2", Asks.Length: > 0, Evidence.Length: > 0 } && States.Contains(row.State), $"{row.Id}: {row}"));
    }

    [Fact]
    public void The_counts_at_the_top_are_those_of_the_rows()
    {
        var rows = Rows();
        var chapters = ChapterCounts().Matches(Page);

        Assert.Equal(rows.Select(row => row.Chapter).Distinct(), chapters.Select(chapter => chapter.Groups["chapter"].Value));
        foreach (Match chapter in chapters)
            Assert.Equal(Counts(rows.Where(row => row.Chapter == chapter.Groups["chapter"].Value)), chapter.Groups["counts"].Value);
        Assert.Equal(Counts(rows), AllCounts().Match(Page).Groups["counts"].Value);
        var (all, first) = (Numbers(rows), Numbers(rows.Where(row => row.Level == "1")));
        Assert.Contains($"Of {all[0]} requirements {all[1]} are met, {all[2]} partly met, {all[3]} open, and {all[4]} don't apply.", Page, StringComparison.Ordinal);
        Assert.Contains($"Of the {first[0]} of level 1 alone: {first[1]} met, {first[2]} partly, {first[3]} open, {first[4]} n/a.", Page, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_met_names_a_file_that_is_there()
    {
        var wrong = Rows().Where(row => row.State == "met" && !Link().Matches(row.Evidence).Any(link => File.Exists(Target(link)))).Select(row => row.Id);

        Assert.Empty(wrong);
    }

    [Fact]
    public void A_method_that_is_named_is_in_its_class()
    {
        var named = Rows().SelectMany(row => Link().Matches(row.Evidence)
            .Where(link => link.Groups["method"].Success)
            .Select(link => (row.Id, File: Target(link), Method: link.Groups["method"].Value))).ToList();
        var wrong = named.Where(one => !File.Exists(one.File) || !File.ReadAllText(one.File).Contains($" {one.Method}(", StringComparison.Ordinal));

        Assert.True(named.Count > 50, $"Only {named.Count} methods were found: the test looks for the wrong form.");
        Assert.Empty(wrong.Select(one => $"{one.Id}: {one.Method}"));
    }

    private static List<Row> Rows() =>
    [
        .. Page.Split('\n').Where(line => RowStart().IsMatch(line)).Select(line => line.Split('|', StringSplitOptions.TrimEntries)).Select(cells =>
        {
            // Before the first and behind the last line of a row there is nothing.
            Assert.Equal(7, cells.Length);
            return new Row(cells[1], cells[2], cells[3], cells[4], cells[5]);
        }),
    ];

    private static int[] Numbers(IEnumerable<Row> rows)
    {
        var list = rows.ToList();
        return [list.Count, .. States.Select(state => list.Count(row => row.State == state))];
    }

    private static string Counts(IEnumerable<Row> rows) => string.Join(" | ", Numbers(rows).Select(number => number.ToString(CultureInfo.InvariantCulture)));

    private static string Target(Match link) => Path.GetFullPath(Path.Combine(Folder, link.Groups["target"].Value.Split('#')[0]));

    [GeneratedRegex(@"^\| \d")]
    private static partial Regex RowStart();

    [GeneratedRegex(@"^\| V(?<chapter>\d+) [^|]+ \| (?<counts>\d+( \| \d+){4}) \|\r?$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex ChapterCounts();

    [GeneratedRegex(@"^\| \*\*All\*\* \| (?<counts>\d+( \| \d+){4}) \|\r?$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex AllCounts();

    // A link, and the method of the class that it leads to, if one is named.
    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)(\.(?<method>[A-Z]\w+))?", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();

    private sealed record Row(string Id, string Level, string Asks, string State, string Evidence)
    {
        public string Chapter => Id.Split('.')[0];
    }
}

using System.Text.RegularExpressions;

namespace Alchemorsel.Tests.Docs;

public sealed partial class LinkTests
{
    private static readonly string Root = FindRoot();

    // Data and build folders below the root may hold other people's Markdown.
    private static readonly string[] Own = ["docs", "deploy", ".github"];

    [Fact]
    public void Every_relative_link_of_the_documentation_leads_somewhere()
    {
        var broken = new List<string>();
        var links = 0;
        foreach (var page in Pages())
        {
            foreach (Match match in MarkdownLink().Matches(File.ReadAllText(page)))
            {
                var target = Uri.UnescapeDataString(match.Groups["target"].Value.Split('#')[0]);
                if (target.Length == 0 || target.Contains(':', StringComparison.Ordinal))
                    continue;
                links++;
                if (!Path.Exists(Path.Combine(Path.GetDirectoryName(page)!, target)))
                    broken.Add($"{Path.GetRelativePath(Root, page)}: {target}");
            }
        }

        Assert.Empty(broken);
        Assert.True(links > 0, "No link was found: the test looks in the wrong place.");
    }

    [Fact]
    public void Every_problem_type_is_documented()
    {
        var documented = ProblemRow().Matches(File.ReadAllText(Path.Combine(Root, "docs", "problems.md")))
            .Select(match => match.Groups["name"].Value).ToHashSet();
        var sources = new[] { "Alchemorsel.Api", "Alchemorsel.Gateway", "Alchemorsel.ServiceDefaults", "Alchemorsel.Web" }
            .SelectMany(project => Directory.EnumerateFiles(Path.Combine(Root, project), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(File.ReadAllText)
            .ToList();
        var used = sources.SelectMany(source => ProblemName().Matches(source)).Select(match => match.Groups["name"].Value).ToHashSet();

        Assert.True(used.Count > 10, "Too few problem types were found in the code: the test looks for the wrong words.");
        Assert.Empty(used.Except(documented));
        Assert.All(documented, name => Assert.Contains(sources, source => source.Contains($"\"{name}\"", StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Pages() =>
        Directory.EnumerateFiles(Root, "*.md").Concat(Own
            .Select(folder => Path.Combine(Root, folder))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories)));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Alchemorsel.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests don't run inside the repository.");
    }

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)(?:\s+""[^""]*"")?\)")]
    private static partial Regex MarkdownLink();

    [GeneratedRegex(@"^\| `(?<name>[a-z-]+)` \|", RegexOptions.Multiline)]
    private static partial Regex ProblemRow();

    // The forms in which the code names a problem: after a status, after the prefix, and in the table of names by status.
    [GeneratedRegex(@"(?:StatusCodes\.\w+,\s*|\b[1-5]\d\d,\s*|Prefix \+ |\b[1-5]\d\d => )""(?<name>[a-z]+(?:-[a-z]+)*)""")]
    private static partial Regex ProblemName();
}

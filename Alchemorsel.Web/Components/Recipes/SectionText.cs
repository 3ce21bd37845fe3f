using System.Text;

namespace Alchemorsel.Web.Components.Recipes;

/// <summary>Lists with headings as a person types them: one entry a line, a heading after <c>#</c>.</summary>
internal static class SectionText
{
    /// <summary>Reads the text; empty sections are dropped.</summary>
    public static IReadOnlyList<(string? Name, IReadOnlyList<string> Lines)> Read(string? text)
    {
        var sections = new List<(string? Name, List<string> Lines)> { (null, []) };
        foreach (var raw in (text ?? "").Split('\n'))
        {
            var line = raw.Trim();
            if (line.StartsWith('#'))
                sections.Add((line.TrimStart('#').Trim() is { Length: > 0 } name ? name : null, []));
            else if (line.Length > 0)
                sections[^1].Lines.Add(line is ['\\', '#' or '\\', ..] ? line[1..] : line);
        }

        return [.. sections.Where(section => section.Lines.Count > 0).Select(section => (section.Name, (IReadOnlyList<string>)section.Lines))];
    }

    public static string Write(IEnumerable<(string? Name, IEnumerable<string> Lines)> sections)
    {
        var text = new StringBuilder();
        foreach (var (name, lines) in sections)
        {
            if (text.Length > 0)
                text.Append('\n');
            if (name is not null || text.Length > 0)
                text.Append("# ").Append(name).Append('\n');
            foreach (var line in lines)
                text.Append(line is ['#' or '\\', ..] ? "\\" : "").Append(line.ReplaceLineEndings(" ")).Append('\n');
        }

        return text.ToString();
    }
}

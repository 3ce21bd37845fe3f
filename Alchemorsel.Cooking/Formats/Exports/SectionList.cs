using Alchemorsel.Cooking.Reading;

namespace Alchemorsel.Cooking.Formats.Exports;

/// <summary>Gathers lines under headings that come before them.</summary>
internal sealed class SectionList
{
    private readonly List<(string? Name, List<string> Lines)> sections = [(null, [])];

    /// <summary>Begins a section; nothing happens when there is no name.</summary>
    public void Begin(string? name)
    {
        if (ExportText.Line(name) is { } heading)
            sections.Add((heading, []));
    }

    public void Add(string? line)
    {
        if (sections[^1].Lines.Count < ExportText.LinesMax && ExportText.Line(line) is { } text)
            sections[^1].Lines.Add(text);
    }

    public void AddLines(string? text)
    {
        foreach (var line in ExportText.Lines(text))
            Add(line);
    }

    /// <summary>A heading without lines is a line itself: nothing is lost.</summary>
    public List<DraftSection> Found =>
    [
        .. sections.Where(section => section.Lines.Count > 0 || section.Name is not null)
            .Select(section =>
                section.Lines.Count > 0 ? new DraftSection(section.Name, section.Lines) : new DraftSection(null, [section.Name!])),
    ];
}

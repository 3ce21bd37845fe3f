using Alchemorsel.Cooking.Formats.FrontMatter;

namespace Alchemorsel.Cooking.Formats.Cooklang;

/// <summary>
/// Reads Cooklang, the markup for recipes of cooklang.org: front matter, sections, notes, comments, steps of several lines, and mentions of
/// ingredients (with preparations, fixed amounts, references to other recipes), cookware and timers. Never throws: what is no
/// markup is text. Time and memory grow with the text's length alone, of which at most <see cref="TextMax"/> characters are read.
/// </summary>
public static class CooklangParser
{
    /// <summary>Characters that are read; what follows is left out.</summary>
    public const int TextMax = 1_000_000;

    /// <param name="text">A <c>.cook</c> file.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static CooklangRecipe Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > TextMax)
            text = text[..TextMax];
        var (metadata, body) = FrontMatterReader.Split(FrontMatterReader.NormaliseLineEnds(text));
        var recipe = new Builder(metadata);
        foreach (var line in CooklangComments.Remove(body).Split('\n'))
            recipe.Add(line);
        return recipe.Build();
    }

    private sealed class Builder(IReadOnlyList<MetadataEntry> frontMatter)
    {
        private readonly List<MetadataEntry> metadata = [.. frontMatter];
        private readonly List<CooklangSection> sections = [];
        private readonly List<string> paragraph = [];
        private List<CooklangStep> steps = [];
        private List<string> notes = [];
        private string? name;
        private bool inNote;

        public void Add(string line)
        {
            var start = line.TrimStart();
            if (start.Length == 0)
            {
                EndParagraph();
            }
            else if (start.StartsWith(">>", StringComparison.Ordinal) && start.IndexOf(':', StringComparison.Ordinal) is > 2 and var colon)
            {
                EndParagraph();
                metadata.Add(new MetadataEntry(start[2..colon].Trim(), [start[(colon + 1)..].Trim()]));
            }
            else if (start[0] == '>')
            {
                if (!inNote)
                    EndParagraph();
                inNote = true;
                paragraph.Add(start[1..].Trim());
            }
            else if (start[0] == '=')
            {
                EndSection();
                name = SectionName(start.TrimEnd());
            }
            else
            {
                if (inNote)
                    EndParagraph();
                // The first line's indent is no part of the text.
                paragraph.Add(paragraph.Count == 0 ? start : line);
            }
        }

        public CooklangRecipe Build()
        {
            EndSection();
            return new CooklangRecipe(metadata, sections);
        }

        private static string? SectionName(string heading)
        {
            var start = 0;
            while (start < heading.Length && heading[start] == '=')
                start++;
            var end = heading.Length;
            while (end > start && heading[end - 1] == '=' && !CooklangEscapes.At(heading, end - 2))
                end--;
            var inner = CooklangEscapes.Remove(heading[start..end]).Trim();
            return inner.Length == 0 ? null : inner;
        }

        private void EndParagraph()
        {
            var text = string.Join('\n', paragraph);
            paragraph.Clear();
            if (inNote && CooklangEscapes.Remove(text).Replace('\n', ' ').Trim() is { Length: > 0 } note)
                notes.Add(note);
            else if (!inNote && CooklangStepReader.Read(text) is { } step)
                steps.Add(step);
            inNote = false;
        }

        private void EndSection()
        {
            EndParagraph();
            if (steps.Count > 0 || notes.Count > 0)
                sections.Add(new CooklangSection(name, steps, notes));
            (steps, notes, name) = ([], [], null);
        }
    }
}

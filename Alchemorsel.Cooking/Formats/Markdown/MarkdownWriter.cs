using System.Globalization;
using System.Text;
using Alchemorsel.Cooking.Formats.FrontMatter;
using Alchemorsel.Cooking.Reading;

namespace Alchemorsel.Cooking.Formats.Markdown;

/// <summary>
/// Writes a draft as Markdown (CommonMark) with YAML front matter, as static recipe sites use it. What is for people stands in the text:
/// title, description, yield and times, ingredients as lists, numbered steps, notes; the front matter holds every fact for programs.
/// <see cref="MarkdownReader"/> gives an equal draft. Every text is escaped: none becomes markup.
/// </summary>
public static class MarkdownWriter
{
    /// <returns>A document with line feeds, ending in one; empty for an empty draft.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="draft"/> is null.</exception>
    public static string Write(RecipeDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var output = new StringBuilder();
        FrontMatterDraft.Write(draft, output);
        Paragraph(output, "# ", draft.Title);
        Paragraph(output, "", draft.Description);
        Facts(output, draft);
        if (draft.Images.Count > 0)
            output.Append("![](<").Append(draft.Images[0].AbsoluteUri).Append(">)\n\n");
        Sections(output, "Ingredients", draft.Ingredients, _ => "- ");
        Sections(output, "Method", draft.Steps, i => string.Create(CultureInfo.InvariantCulture, $"{i + 1}. "));
        Sections(output, "Notes", draft.Notes.Count == 0 ? [] : [new DraftSection(null, draft.Notes)], _ => "- ");
        return output.ToString().TrimEnd('\n') is { Length: > 0 } text ? text + '\n' : "";
    }

    private static void Paragraph(StringBuilder output, string prefix, string? text)
    {
        if (text is not null && MarkdownText.Escape(text) is { Length: > 0 } escaped)
            output.Append(prefix).Append(escaped).Append("\n\n");
    }

    /// <summary>"**Servings:** 4 · **Prep time:** 15 minutes".</summary>
    private static void Facts(StringBuilder output, RecipeDraft draft)
    {
        var facts = new (string Name, string? Text)[]
        {
            ("Servings", draft.Servings?.ToString(CultureInfo.InvariantCulture)), ("Yield", draft.YieldText),
            ("Prep time", FrontMatterDraft.Time(draft.PrepMinutes)), ("Cook time", FrontMatterDraft.Time(draft.CookMinutes)),
            ("Total time", FrontMatterDraft.Time(draft.TotalMinutes)), ("Author", draft.Author),
        };
        var texts = facts.Where(fact => !string.IsNullOrWhiteSpace(fact.Text))
            .Select(fact => $"**{fact.Name}:** {MarkdownText.Escape(fact.Text!)}").ToList();
        if (texts.Count > 0)
            output.AppendJoin(" · ", texts).Append("\n\n");
    }

    private static void Sections(StringBuilder output, string heading, IReadOnlyList<DraftSection> sections, Func<int, string> marker)
    {
        if (sections.Count > 0)
            output.Append("## ").Append(heading).Append("\n\n");
        for (var i = 0; i < sections.Count; i++)
        {
            var name = MarkdownText.Escape(sections[i].Name ?? "");
            if (name.Length > 0)
                output.Append("### ").Append(name).Append("\n\n");
            else if (i > 0)
                output.Append("###\n\n");
            var number = 0;
            foreach (var line in sections[i].Lines.Select(MarkdownText.Escape).Where(line => line.Length > 0))
                output.Append(marker(number++)).Append(line).Append('\n');
            output.Append('\n');
        }
    }
}

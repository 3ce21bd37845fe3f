using System.Text;
using Alchemorsel.Cooking.Formats.FrontMatter;
using Alchemorsel.Cooking.Reading;

namespace Alchemorsel.Cooking.Formats.Cooklang;

/// <summary>
/// Writes a draft as Cooklang. An ingredient is marked where a step of the section of the same name first names it; those
/// that no step names stand in a paragraph of their own before the section's steps. <see cref="CooklangReader"/> reads back every line's
/// amounts, food and preparation, every step, section and note; the order of a section's ingredients can change.
/// </summary>
public static class CooklangWriter
{
    /// <returns>A <c>.cook</c> file with line feeds, ending in one; empty for an empty draft.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="draft"/> is null.</exception>
    public static string Write(RecipeDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var output = new StringBuilder();
        FrontMatterDraft.Write(draft, output);
        var first = true;
        foreach (var (name, ingredients, steps) in Joined(Folded(draft.Ingredients), Folded(draft.Steps)))
        {
            AppendHeading(output, name, first);
            first = false;
            AppendSection(output, [.. ingredients.Select(line => CooklangMention.Make(line, draft.Language))], steps);
        }

        foreach (var note in draft.Notes.Select(PlainText.Fold).Where(note => note.Length > 0))
        {
            output.Append("> ");
            CooklangMarkup.AppendInner(output, note);
            output.Append("\n\n");
        }

        return output.ToString().TrimEnd('\n') is { Length: > 0 } text ? text + '\n' : "";
    }

    private static List<DraftSection> Folded(IReadOnlyList<DraftSection> sections) =>
    [
        .. sections.Select(section => new DraftSection(
            section.Name is { } name && PlainText.Fold(name) is { Length: > 0 } folded ? folded : null,
            section.Lines.Select(PlainText.Fold).Where(line => line.Length > 0).ToList()))
            .Where(section => section.Lines.Count > 0),
    ];

    /// <summary>
    /// Both lists as one without changing the order of either: sections of one name meet where the orders allow it, and one without a
    /// name stands first where it can, since there it needs no heading.
    /// </summary>
    private static IEnumerable<(string? Name, IReadOnlyList<string> Ingredients, IReadOnlyList<string> Steps)> Joined(
        List<DraftSection> ingredients, List<DraftSection> steps)
    {
        var (i, s) = (0, 0);
        while (i < ingredients.Count || s < steps.Count)
        {
            if (i < ingredients.Count && s < steps.Count && ingredients[i].Name == steps[s].Name)
            {
                yield return (ingredients[i].Name, ingredients[i++].Lines, steps[s++].Lines);
                continue;
            }

            var stepsFirst = i == ingredients.Count
                || (s < steps.Count
                    && (steps[s].Name is null || (ingredients[i].Name is { } name && steps.FindIndex(s, step => step.Name == name) >= 0)));
            if (stepsFirst)
                yield return (steps[s].Name, [], steps[s++].Lines);
            else
                yield return (ingredients[i].Name, ingredients[i++].Lines, []);
        }
    }

    private static void AppendHeading(StringBuilder output, string? name, bool first)
    {
        if (name is null && first)
            return;
        output.Append("= ");
        CooklangMarkup.AppendInner(output, name);
        if (name is null)
            output.Length--;
        output.Append("\n\n");
    }

    private static void AppendSection(StringBuilder output, List<CooklangIngredient> ingredients, IReadOnlyList<string> steps)
    {
        var marking = CooklangMarking.Mark(steps, ingredients);
        foreach (var ingredient in marking.Unmarked)
        {
            CooklangMarkup.AppendMention(output, ingredient);
            output.Append('\n');
        }

        if (marking.Unmarked.Count > 0)
            output.Append('\n');
        foreach (var step in marking.Steps)
            output.Append(step).Append("\n\n");
    }
}

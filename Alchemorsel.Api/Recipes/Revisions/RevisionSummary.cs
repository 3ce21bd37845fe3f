using System.Globalization;
using System.Text.Json;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Cooking.Comparing;

namespace Alchemorsel.Api.Recipes.Revisions;

/// <summary>What a save changed, in a line: "Title, description; ingredients: 2 changed, 1 added".</summary>
internal static class RevisionSummary
{
    /// <summary>Of a state that was there before it was kept.</summary>
    public const string BeforeRevisions = "As it was before";

    public static string Of(RecipeInput? before, RecipeInput after, RevisionKind kind)
    {
        if (before is null)
        {
            return kind switch
            {
                RevisionKind.Imported => "Imported",
                RevisionKind.Forked => "Made as a copy",
                _ => "Written",
            };
        }
        var parts = new List<string>();
        var fields = RecipeFields.All.Where(field => field.Of(before) != field.Of(after)).Select(field => field.Label).ToList();
        if (fields.Count > 0)
            parts.Add(string.Join(", ", fields));
        Count("ingredients", Lines(before.Ingredients), Lines(after.Ingredients), parts);
        Count("steps", Steps(before.Steps), Steps(after.Steps), parts);
        if (JsonSerializer.Serialize(before.Links) != JsonSerializer.Serialize(after.Links))
            parts.Add("recipes in ingredients");
        var summary = string.Join("; ", parts);
        if (summary.Length == 0)
            return "Small changes";
        summary = char.ToUpper(summary[0], CultureInfo.InvariantCulture) + summary[1..];
        return summary.Length <= RecipeRevision.SummaryMax ? summary : summary[..(RecipeRevision.SummaryMax - 1)] + "…";
    }

    private static void Count(string label, List<string> before, List<string> after, List<string> parts)
    {
        var counts = ListDiff.Compare(before, after).CountBy(change => change.Kind).ToDictionary();
        var said = new[] { (EntryKind.Changed, "changed"), (EntryKind.Added, "added"), (EntryKind.Removed, "removed"), (EntryKind.Moved, "moved") }
            .Where(kind => counts.ContainsKey(kind.Item1))
            .Select(kind => string.Create(CultureInfo.InvariantCulture, $"{counts[kind.Item1]} {kind.Item2}"))
            .ToList();
        if (said.Count > 0)
            parts.Add($"{label}: {string.Join(", ", said)}");
    }

    private static List<string> Lines(IEnumerable<IngredientSectionInput> sections)
        => [.. sections.SelectMany(section => section.Name is null ? section.Lines : section.Lines.Prepend(section.Name))];

    private static List<string> Steps(IEnumerable<StepSectionInput> sections)
        => [.. sections.SelectMany(section => section.Name is null ? section.Steps : section.Steps.Prepend(section.Name))];
}

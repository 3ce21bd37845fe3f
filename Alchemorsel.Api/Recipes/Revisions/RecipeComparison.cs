using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Cooking.Comparing;
using Alchemorsel.Cooking.Ingredients;

namespace Alchemorsel.Api.Recipes.Revisions;

/// <summary>Compares two states of a recipe.</summary>
/// <param name="titles">Titles of the recipes that lines of either were linked to by choice.</param>
internal sealed class RecipeComparison(RecipeInput before, RecipeInput after, IReadOnlyDictionary<Guid, string> titles)
{
    // Begins a heading among lines; no line can hold it (RecipeText).
    private const char HeadingMark = '\u0001';

    private readonly Dictionary<string, string> linksBefore = Links(before, titles);
    private readonly Dictionary<string, string> linksAfter = Links(after, titles);

    public RecipeDiff ToDiff(RevisionSide from, RevisionSide to) => new(from, to, [.. Fields()], Ingredients(), Steps());

    private IEnumerable<FieldChange> Fields()
        => from field in RecipeFields.All
           let values = (Before: field.Of(before), After: field.Of(after))
           where values.Before != values.After
           select new FieldChange(
               field.Name, field.Label, values.Before, values.After, field.IsProse ? Words(values.Before ?? "", values.After ?? "") : null);

    private IReadOnlyList<LineChange> Ingredients() => Lines(
        Flat(before.Ingredients.Select(section => (section.Name, section.Lines))),
        Flat(after.Ingredients.Select(section => (section.Name, section.Lines))),
        Parts);

    private IReadOnlyList<LineChange> Steps() => Lines(
        Flat(before.Steps.Select(section => (section.Name, section.Steps))),
        Flat(after.Steps.Select(section => (section.Name, section.Steps))),
        (_, _) => []);

    private static IReadOnlyList<LineChange> Lines(List<string> one, List<string> other, Func<string, string, List<PartChange>> parts)
    {
        var changes = ListDiff.Compare(one, other)
            .Select(change => Line(change.Kind, change.Before is { } x ? one[x] : null, change.After is { } y ? other[y] : null, parts))
            .ToList();
        return changes.TrueForAll(change => change.Kind == LineChangeKind.Same) ? [] : changes;
    }

    private static LineChange Line(EntryKind kind, string? one, string? other, Func<string, string, List<PartChange>> partsOf)
    {
        var heading = (other ?? one)![0] == HeadingMark;
        var (left, right) = (one?.TrimStart(HeadingMark), other?.TrimStart(HeadingMark));
        List<PartChange> parts = heading || left is null || right is null ? [] : partsOf(left, right);
        var changed = kind == EntryKind.Changed || parts.Count > 0;
        return new LineChange(
            changed ? LineChangeKind.Changed : Enum.Parse<LineChangeKind>(kind.ToString()),
            left,
            right,
            heading,
            changed ? Words(left!, right!) : null,
            parts.Count > 0 ? parts : null);
    }

    private List<PartChange> Parts(string one, string other)
    {
        var (left, right) = (IngredientParser.Parse(one, before.Language), IngredientParser.Parse(other, after.Language));
        var parts = new (string Name, string? Before, string? After)[]
        {
            ("quantity", left.Quantity?.ToString(), right.Quantity?.ToString()),
            ("unit", left.Unit?.Code, right.Unit?.Code),
            ("size", left.Size, right.Size),
            ("food", left.Food, right.Food),
            ("preparation", left.Preparation, right.Preparation),
            ("comment", left.Comment, right.Comment),
            ("purpose", left.Purpose, right.Purpose),
            ("recipe", linksBefore.GetValueOrDefault(one), linksAfter.GetValueOrDefault(other)),
        };
        return [.. parts.Where(part => part.Before != part.After).Select(part => new PartChange(part.Name, part.Before, part.After))];
    }

    private static List<string> Flat(IEnumerable<(string? Name, IReadOnlyList<string> Lines)> sections)
        => [.. sections.SelectMany(section => section.Name is null ? section.Lines : section.Lines.Prepend(HeadingMark + section.Name))];

    private static IReadOnlyList<TextSegment> Words(string one, string other)
        => [.. TextDiff.Words(one, other).Select(run => new TextSegment(Enum.Parse<SegmentKind>(run.Kind.ToString()), run.Text))];

    private static Dictionary<string, string> Links(RecipeInput recipe, IReadOnlyDictionary<Guid, string> titles)
    {
        var links = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var link in recipe.Links ?? [])
            links[link.Line] = link.RecipeId is { } id ? titles.GetValueOrDefault(id, "a recipe that is gone") : "none";
        return links;
    }
}

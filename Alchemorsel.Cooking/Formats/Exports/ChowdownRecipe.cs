using Alchemorsel.Cooking.Formats.FrontMatter;
using Alchemorsel.Cooking.Formats.Markdown;
using Alchemorsel.Cooking.Reading;

namespace Alchemorsel.Cooking.Formats.Exports;

/// <summary>
/// Chowdown: a Markdown file for each recipe under <c>_recipes/</c>, pictures under <c>images/</c>; a recipe can be made of files under
/// <c>_components/</c>.
/// </summary>
internal static class ChowdownRecipe
{
    private const string Components = "_components/";
    private const int ValuesMax = 100;

    public static bool IsComponent(string name) =>
        name.StartsWith(Components, StringComparison.OrdinalIgnoreCase)
        || name.Contains("/" + Components, StringComparison.OrdinalIgnoreCase);

    /// <summary>Null for a text that is no recipe.</summary>
    public static FoundRecipe? Read(string text, string entry)
    {
        var draft = MarkdownReader.Read(text);
        var (metadata, body) = FrontMatterReader.Split(FrontMatterReader.NormaliseLineEnds(text));
        var images = Values(metadata, "image").Where(image => ExportText.Address(image) is null);
        if (draft.Ingredients.Count == 0 && draft.Steps.Count == 0 && Values(metadata, "components").Count == 0)
            return null;
        var isChowdown = Values(metadata, "layout") is ["recipe"] or ["component"];
        if (isChowdown)
        {
            // All of the text after the front matter is an introduction.
            var introduction = MarkdownReader.Read(body);
            var words = new[] { introduction.Description }.Concat(introduction.Notes).OfType<string>();
            draft = draft with { Description = draft.Description ?? ExportText.Line(string.Join(' ', words)) };
        }

        return new FoundRecipe(new ExportedRecipe
        {
            Format = isChowdown ? ExportFormat.Chowdown : ExportFormat.Markdown,
            Entry = entry,
            Draft = draft,
            Created = Values(metadata, "date") is [var date, ..] ? ExportText.Date(date) : null,
        })
        { ImagePaths = [.. images.SelectMany(image => new[] { image, "../images/" + image })] };
    }

    /// <summary>The names of the components that a recipe is made of, as paths from its folder.</summary>
    public static IReadOnlyList<string> ComponentPaths(string text)
    {
        var (metadata, _) = FrontMatterReader.Split(FrontMatterReader.NormaliseLineEnds(text));
        return [.. Values(metadata, "components").Select(name => $"../{Components}{name}.md")];
    }

    /// <summary>A component's lists become sections of the recipe under its title.</summary>
    public static ExportedRecipe With(ExportedRecipe recipe, RecipeDraft component) => recipe with
    {
        Draft = recipe.Draft with
        {
            Ingredients = [.. recipe.Draft.Ingredients, .. Named(component.Ingredients, component.Title)],
            Steps = [.. recipe.Draft.Steps, .. Named(component.Steps, component.Title)],
        },
    };

    private static IEnumerable<DraftSection> Named(IReadOnlyList<DraftSection> sections, string? title) =>
        sections.Select(section => section.Name is null ? section with { Name = title } : section);

    private static IReadOnlyList<string> Values(IReadOnlyList<MetadataEntry> metadata, string key) =>
        [
            .. (metadata.FirstOrDefault(entry => entry.Key.Equals(key, StringComparison.OrdinalIgnoreCase))?.Values ?? [])
                .Where(value => value.Length > 0).Take(ValuesMax),
        ];
}

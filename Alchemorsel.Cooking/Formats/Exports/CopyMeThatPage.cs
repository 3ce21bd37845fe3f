using Alchemorsel.Cooking.Reading;
using Alchemorsel.Cooking.Reading.Markup;

namespace Alchemorsel.Cooking.Formats.Exports;

/// <summary>
/// CopyMeThat: one page with all recipes, whose parts are told by class or (each many times) by id; pictures under <c>images/</c>.
/// </summary>
internal static class CopyMeThatPage
{
    public static IEnumerable<FoundRecipe> Read(string html, string entry)
    {
        var page = HtmlTreeBuilder.Parse(html);
        for (var node = 0; node < page.Count; node++)
        {
            if (page.Name(node) == "div" && page.HasClass(node, "recipe") && One(page, node, "name") is { } name)
                yield return Read(page, node, name, entry);
        }
    }

    private static FoundRecipe Read(HtmlTree page, int recipe, string name, string entry)
    {
        var extra = new Extras();
        if (Has(page, recipe, "made_this"))
            extra.Add("madeThis", "true");
        var yields = One(page, recipe, "recipeYield");
        var picture = Within(page, recipe).FirstOrDefault(node => page.Name(node) == "img" && page.HasClass(node, "recipeImage"), -1);
        var image = picture < 0 ? null : page.Attribute(picture, "src");
        var link = Part(page, recipe, "original_link");
        return new FoundRecipe(new ExportedRecipe
        {
            Format = ExportFormat.CopyMeThat,
            Entry = entry,
            Rating = ExportText.Rating(One(page, recipe, "ratingValue")),
            Favourite = Has(page, recipe, "starred"),
            Draft = new RecipeDraft
            {
                Title = name,
                Description = One(page, recipe, "description"),
                YieldText = yields,
                Servings = ExportText.Servings(yields),
                SourceUrl = ExportText.Address(link < 0 ? null : page.Attribute(link, "href")),
                Images = ExportText.Addresses(image),
                Keywords = [.. Many(page, recipe, "recipeCategory").Distinct(StringComparer.OrdinalIgnoreCase)],
                Ingredients = Lines(page, Part(page, recipe, "recipeIngredients"), "recipeIngredient_subheader"),
                Steps = Lines(page, Part(page, recipe, "recipeInstructions"), "instruction_subheader"),
                Notes = [.. Many(page, recipe, "recipeNote")],
            },
            Extra = extra.Found,
        })
        { ImagePaths = image is null || ExportText.Address(image) is not null ? [] : [Uri.UnescapeDataString(image)] };
    }

    private static List<DraftSection> Lines(HtmlTree page, int list, string heading)
    {
        var sections = new SectionList();
        foreach (var item in Within(page, list).Where(node => page.Parent(node) == list && !page.IsText(node)).Take(ExportText.LinesMax))
        {
            if (page.HasClass(item, heading))
                sections.Begin(page.Line(item));
            else if (page.Line(item) is { } line)
                sections.Add(line);
        }

        return sections.Found;
    }

    private static IEnumerable<int> Within(HtmlTree page, int node) =>
        node < 0 ? [] : Enumerable.Range(node + 1, page.End(node) - node - 1);

    /// <summary>The element with this id, or -1.</summary>
    private static int Part(HtmlTree page, int recipe, string id) =>
        Within(page, recipe).FirstOrDefault(node => page.Attribute(node, "id") == id, -1);

    private static bool Has(HtmlTree page, int recipe, string id) => Part(page, recipe, id) >= 0;

    private static string? One(HtmlTree page, int recipe, string id) =>
        Part(page, recipe, id) is >= 0 and var part ? ExportText.Line(page.Line(part)) : null;

    private static IEnumerable<string> Many(HtmlTree page, int recipe, string name) => Within(page, recipe)
        .Where(node => page.HasClass(node, name)).Take(ExportText.LinesMax)
        .Select(node => ExportText.Line(page.Line(node))).OfType<string>();
}

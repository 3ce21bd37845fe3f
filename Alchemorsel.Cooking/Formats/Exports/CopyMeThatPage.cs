using Alchemorsel.Cooking.Reading;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Alchemorsel.Cooking.Formats.Exports;

/// <summary>
/// CopyMeThat: one page with all recipes, whose parts are told by class or (each many times) by id; pictures under <c>images/</c>.
/// </summary>
internal static class CopyMeThatPage
{
    public static IEnumerable<FoundRecipe> Read(string html, string entry)
    {
        using var page = new HtmlParser().ParseDocument(html);
        foreach (var recipe in page.QuerySelectorAll("div.recipe"))
        {
            if (One(recipe, "name") is { } name)
                yield return Read(recipe, name, entry);
        }
    }

    private static FoundRecipe Read(IElement recipe, string name, string entry)
    {
        var extra = new Extras();
        if (Has(recipe, "made_this"))
            extra.Add("madeThis", "true");
        var yields = One(recipe, "recipeYield");
        var image = recipe.QuerySelector("img.recipeImage")?.GetAttribute("src");
        var link = Part(recipe, "original_link");
        return new FoundRecipe(new ExportedRecipe
        {
            Format = ExportFormat.CopyMeThat,
            Entry = entry,
            Rating = ExportText.Rating(One(recipe, "ratingValue")),
            Favourite = Has(recipe, "starred"),
            Draft = new RecipeDraft
            {
                Title = name,
                Description = One(recipe, "description"),
                YieldText = yields,
                Servings = ExportText.Servings(yields),
                SourceUrl = ExportText.Address(link?.GetAttribute("href")),
                Images = ExportText.Addresses(image),
                Keywords = [.. Many(recipe, "recipeCategory").Distinct(StringComparer.OrdinalIgnoreCase)],
                Ingredients = Lines(Part(recipe, "recipeIngredients"), "recipeIngredient_subheader"),
                Steps = Lines(Part(recipe, "recipeInstructions"), "instruction_subheader"),
                Notes = [.. Many(recipe, "recipeNote")],
            },
            Extra = extra.Found,
        })
        { ImagePaths = image is null || ExportText.Address(image) is not null ? [] : [Uri.UnescapeDataString(image)] };
    }

    private static List<DraftSection> Lines(IElement? list, string heading)
    {
        var sections = new SectionList();
        foreach (var item in list?.Children.Take(ExportText.LinesMax) ?? [])
        {
            if (item.ClassList.Contains(heading))
                sections.Begin(item.TextContent);
            else
                sections.Add(item.TextContent);
        }

        return sections.Found;
    }

    private static IElement? Part(IElement recipe, string id) => recipe.QuerySelector($"[id=\"{id}\"]");

    private static bool Has(IElement recipe, string id) => Part(recipe, id) is not null;

    private static string? One(IElement recipe, string id) => ExportText.Line(Part(recipe, id)?.TextContent);

    private static IEnumerable<string> Many(IElement recipe, string name) =>
        recipe.QuerySelectorAll("." + name).Take(ExportText.LinesMax).Select(part => ExportText.Line(part.TextContent)).OfType<string>();
}

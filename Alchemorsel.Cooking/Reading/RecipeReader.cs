using System.Text.Json.Nodes;
using Alchemorsel.Cooking.Reading.Markup;

namespace Alchemorsel.Cooking.Reading;

/// <summary>
/// Reads a recipe from a page. Never throws on any input; time and memory are bounded by the input's length. A page whose JSON-LD says
/// all is read without parsing its markup.
/// </summary>
public static class RecipeReader
{
    /// <summary>Characters of a page that are looked at.</summary>
    public const int PageMax = 32 * 1024 * 1024;

    /// <param name="html">The page.</param>
    /// <param name="pageUrl">Where it came from, for addresses relative to it.</param>
    public static ReadResult Read(string html, Uri? pageUrl = null)
    {
        if (html.Length > PageMax)
            return new ReadResult(null, ReadSource.None, ["The page is too long to be read."]);
        var page = new PageParts(html);
        var notices = new List<string>();
        var found = new List<JsonObject>();
        foreach (var script in JsonLdScripts.Find(html))
        {
            if (LenientJson.Parse(script) is { } data)
                SchemaGraph.Collect(data, found);
            else
                notices.Add("A part of the page's recipe data is broken and was left out.");
        }

        var builder = new DraftBuilder(page.Head, pageUrl, notices);
        if (SchemaGraph.Count(found) is > 1 and var count)
            notices.Add($"There are {count} recipes on this page. This is the one that it is about; the others were left out.");
        if (SchemaGraph.Main(found, page.Head) is { } recipe)
            builder.Add(SchemaRecipe.ToDraft(recipe, page.Head, pageUrl, found), ReadSource.JsonLd);
        foreach (var (data, source) in builder.IsEnough ? [] : FromMarkup(page))
            builder.Add(SchemaRecipe.ToDraft(data, page.Head, pageUrl, [data]), source);
        if (!builder.IsEnough && HeuristicRecipe.Read(page) is { } seen)
            builder.AddSeen(seen);
        builder.AddFacts(page);
        return builder.Build();
    }

    /// <summary>Reads schema.org data that stands on no page.</summary>
    /// <param name="json">An object or a list of them; broken JSON is repaired within reason.</param>
    /// <param name="url">Where it came from, for addresses relative to it.</param>
    /// <returns>No draft when it is no JSON or there is no recipe in it.</returns>
    public static ReadResult ReadJson(string json, Uri? url = null)
    {
        var found = new List<JsonObject>();
        if (json.Length <= PageMax && LenientJson.Parse(json.AsMemory()) is { } data)
            SchemaGraph.Collect(data, found);
        var builder = new DraftBuilder(PageHead.None, url, []);
        if (SchemaGraph.Main(found, PageHead.None) is { } recipe)
            builder.Add(SchemaRecipe.ToDraft(recipe, PageHead.None, url, found), ReadSource.JsonLd);
        return builder.Build();
    }

    private static IEnumerable<(JsonObject Data, ReadSource Source)> FromMarkup(PageParts page)
    {
        if (page.Html.Contains("itemprop", StringComparison.OrdinalIgnoreCase)
            && AttributeData.Microdata(page.Tree, page.Head) is { } microdata)
            yield return (microdata, ReadSource.Microdata);
        if (page.Html.Contains("typeof", StringComparison.OrdinalIgnoreCase) && AttributeData.Rdfa(page.Tree, page.Head) is { } rdfa)
            yield return (rdfa, ReadSource.Rdfa);
        if ((page.Html.Contains("hrecipe", StringComparison.Ordinal) || page.Html.Contains("h-recipe", StringComparison.Ordinal))
            && MicroformatData.Find(page.Tree, page.Head) is { } classes)
            yield return (classes, ReadSource.HRecipe);
    }
}

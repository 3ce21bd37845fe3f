using System.Text.Json.Nodes;

namespace Alchemorsel.Cooking.Reading;

/// <summary>Reads a recipe from a page. Never throws on any input; time and memory are bounded by the input's length.</summary>
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
        var notices = new List<string>();
        var head = PageHead.Read(html);
        var candidates = new List<JsonObject>();
        foreach (var script in JsonLdScripts.Find(html))
        {
            if (LenientJson.Parse(script) is { } data)
                SchemaGraph.Collect(data, candidates);
            else
                notices.Add("A part of the page's recipe data is broken and was left out.");
        }

        var source = ReadSource.JsonLd;
        var recipe = SchemaGraph.Main(candidates);
        using var page = new ParsedPage(html);
        if (recipe is null && html.Contains("itemprop", StringComparison.OrdinalIgnoreCase))
        {
            source = ReadSource.Microdata;
            recipe = Microdata.Find(page.Document);
        }

        var draft = SchemaRecipe.ToDraft(recipe ?? [], head, pageUrl, candidates);
        if (draft.Ingredients.Count == 0 || draft.Steps.Count == 0)
        {
            var seen = HeuristicRecipe.Read(page.Document);
            if (recipe is null && seen is not { Steps.Count: > 0 })
                return new ReadResult(null, ReadSource.None, notices);
            if (recipe is null)
                (source, draft) = (ReadSource.Heuristic, draft with { Title = seen!.Title });
            if (seen is not null)
                draft = Complete(draft, seen, notices);
        }
        else if (PageAmounts.AreMissing(draft.Ingredients) && PageAmounts.Find(draft.Ingredients, PageText.Read(page.Document).Lines) is { } withAmounts)
        {
            notices.Add("The amounts were read from the page's text. Please check them.");
            draft = draft with { Ingredients = withAmounts };
        }

        if (draft.Title is null && draft.Ingredients.Count == 0 && draft.Steps.Count == 0)
            return new ReadResult(null, ReadSource.None, notices);
        if (draft.Ingredients.Count == 0)
            notices.Add("The page names no ingredients.");
        if (draft.Steps.Count == 0)
            notices.Add("The page names no steps.");
        if (draft.Servings is null)
            notices.Add("The page does not say how many it serves.");
        return new ReadResult(draft, source, notices);
    }

    /// <summary>What the page's data leaves out is taken from what the page shows.</summary>
    private static RecipeDraft Complete(RecipeDraft draft, RecipeDraft seen, List<string> notices)
    {
        if (draft.Ingredients.Count == 0 && seen.Ingredients.Count > 0)
        {
            notices.Add("The ingredients were read from the page's text. Please check them.");
            draft = draft with { Ingredients = seen.Ingredients };
        }

        if (draft.Steps.Count == 0 && seen.Steps.Count > 0)
        {
            notices.Add("The steps were read from the page's text. Please check them.");
            draft = draft with { Steps = seen.Steps };
        }

        return draft;
    }
}

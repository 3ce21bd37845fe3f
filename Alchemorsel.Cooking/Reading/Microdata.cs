using System.Text;
using System.Text.Json.Nodes;
using AngleSharp.Dom;

namespace Alchemorsel.Cooking.Reading;

/// <summary>schema.org in <c>itemprop</c> attributes, brought into the shape of JSON-LD so that one reader serves both.</summary>
internal static class Microdata
{
    private const int DepthMax = 200;
    private const int PropertiesMax = 2_000;
    private const int TextMax = 200_000;

    /// <summary>The page's recipe as an object, or null.</summary>
    public static JsonObject? Find(IDocument document)
    {
        var recipes = document.QuerySelectorAll("[itemscope][itemtype]")
            .Where(element => (element.GetAttribute("itemtype") ?? "").TrimEnd('/').EndsWith("/Recipe", StringComparison.OrdinalIgnoreCase))
            .Take(20)
            .Select(ToObject);
        if (SchemaGraph.Main(recipes) is { } recipe)
            return recipe;
        // Some templates lost the scope and kept its properties.
        return document.Body is { } body && body.QuerySelector("[itemprop=ingredients],[itemprop=recipeIngredient]") is not null
            ? Titled(ToObject(body), document)
            : null;
    }

    private static JsonObject Titled(JsonObject recipe, IDocument document)
    {
        recipe["name"] ??= document.QuerySelector("h1")?.TextContent ?? document.Title;
        return recipe;
    }

    private static JsonObject ToObject(IElement scope)
    {
        var type = (scope.GetAttribute("itemtype") ?? "").TrimEnd('/');
        var item = new JsonObject { ["@type"] = type[(type.LastIndexOf('/') + 1)..] };
        var pending = new Stack<(IElement Element, int Depth)>();
        foreach (var child in scope.Children.Reverse())
            pending.Push((child, 1));
        for (var count = 0; pending.Count > 0 && count < PropertiesMax * 10;)
        {
            var (element, depth) = pending.Pop();
            var nested = element.HasAttribute("itemscope");
            if (element.GetAttribute("itemprop") is { Length: > 0 } names && count++ < PropertiesMax)
            {
                JsonNode value = nested && depth < DepthMax ? ToNested(element) : JsonValue.Create(ValueOf(element))!;
                foreach (var name in names.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                    Add(item, name, value.DeepClone());
            }

            if (nested || depth >= DepthMax)
                continue;
            foreach (var child in element.Children.Reverse())
                pending.Push((child, depth + 1));
        }

        return item;
    }

    /// <summary>One level of nesting is all that a recipe needs: its author, its nutrition, its steps.</summary>
    private static JsonObject ToNested(IElement scope)
    {
        var item = new JsonObject();
        foreach (var element in scope.QuerySelectorAll("[itemprop]").Take(200))
        {
            foreach (var name in (element.GetAttribute("itemprop") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
                Add(item, name, JsonValue.Create(ValueOf(element)));
        }

        if (item.Count == 0)
            item["text"] = ValueOf(scope);
        return item;
    }

    private static void Add(JsonObject item, string name, JsonNode? value)
    {
        if (item[name] is JsonArray list)
            list.Add(value);
        else
            item[name] = new JsonArray(value);
    }

    private static string ValueOf(IElement element) => element.LocalName switch
    {
        "meta" => element.GetAttribute("content"),
        "img" or "source" or "video" => element.GetAttribute("data-src") ?? element.GetAttribute("src"),
        "a" or "link" when element.GetAttribute("itemprop") is "image" or "url" => element.GetAttribute("href"),
        "time" => element.GetAttribute("datetime") ?? element.TextContent,
        _ => element.GetAttribute("content") ?? InnerLines(element),
    } ?? "";

    // Block boundaries are what separates steps inside one property.
    private static string InnerLines(IElement element)
    {
        var text = new StringBuilder();
        Append(element, text, 0);
        return string.Join('\n', text.ToString().Split('\n').Select(PlainText.Fold).Where(line => line.Length > 0));
    }

    private static void Append(INode node, StringBuilder text, int depth)
    {
        for (var child = node.FirstChild; child is not null && depth < DepthMax && text.Length < TextMax; child = child.NextSibling)
        {
            if (child is IText words)
            {
                // A line end of the source is a space to the reader.
                text.Append(words.Data.ReplaceLineEndings(" "));
                continue;
            }

            if (child is not IElement element || element.LocalName is "script" or "style")
                continue;
            var block = PlainText.IsBlock(element.LocalName);
            if (block)
                text.Append('\n');
            Append(element, text, depth + 1);
            if (block || element.LocalName is "td" or "th")
                text.Append(block ? '\n' : ' ');
        }
    }
}

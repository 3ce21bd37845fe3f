using System.Text.Json.Nodes;

namespace Alchemorsel.Cooking.Reading.Markup;

/// <summary>
/// schema.org data in a page's attributes, microdata or RDFa, brought into the shape of JSON-LD so that one reader serves all. Both have
/// scopes with a type and properties that are values or scopes again; they differ in the attributes' names.
/// </summary>
internal sealed class AttributeData
{
    private const int DepthMax = 6;
    private const int PropertiesMax = 4_000;

    /// <summary>Nodes walked and characters taken for all values together: properties may stand in one another.</summary>
    private const int WorkMax = 4_000_000;
    private const int RecipesMax = 20;

    /// <summary>Names of the vocabulary that schema.org replaced.</summary>
    private static readonly Dictionary<string, string> OldNames = new(StringComparer.Ordinal)
    {
        ["ingredient"] = "recipeIngredient",
        ["ingredients"] = "recipeIngredient",
        ["instruction"] = "recipeInstructions",
        ["instructions"] = "recipeInstructions",
        ["yield"] = "recipeYield",
        ["photo"] = "image",
        ["duration"] = "totalTime",
        ["summary"] = "description",
        ["fn"] = "name",
    };

    private readonly HtmlTree _tree;
    private readonly string _scope;
    private readonly string _type;
    private readonly string _property;
    private readonly Lazy<Dictionary<string, int>> _ids;
    private int _left = PropertiesMax;
    private long _work = WorkMax;

    private AttributeData(HtmlTree tree, string scope, string type, string property)
    {
        (_tree, _scope, _type, _property) = (tree, scope, type, property);
        _ids = new(Ids);
    }

    /// <summary>The page's recipe from <c>itemscope</c>, <c>itemtype</c> and <c>itemprop</c>, or null.</summary>
    public static JsonObject? Microdata(HtmlTree tree, PageHead head) =>
        new AttributeData(tree, "itemscope", "itemtype", "itemprop").Find(head);

    /// <summary>The page's recipe from <c>typeof</c> and <c>property</c>, or null.</summary>
    public static JsonObject? Rdfa(HtmlTree tree, PageHead head) =>
        new AttributeData(tree, "typeof", "typeof", "property").Find(head);

    private JsonObject? Find(PageHead head)
    {
        var recipes = new List<JsonObject>();
        var loose = false;
        for (var node = 0; node < _tree.Count && recipes.Count < RecipesMax; node++)
        {
            if (_tree.IsText(node))
                continue;
            if (_tree.Attribute(node, _type) is { } type && TypeOf(type) == "Recipe")
                recipes.Add(ToObject(node, 0));
            else
                loose = loose || _tree.Attribute(node, _property) is "ingredients" or "recipeIngredient";
        }

        if (SchemaGraph.Main(recipes, head) is { } recipe)
            return recipe;
        // Some templates lost the scope and kept its properties.
        return loose ? Loose(head) : null;
    }

    private JsonObject Loose(PageHead head)
    {
        var recipe = new JsonObject { ["@type"] = "Recipe" };
        for (var node = 0; node < _tree.Count; node = Take(recipe, node, 0))
        {
        }

        recipe["name"] ??= PageTitle.Of(_tree, head);
        return recipe;
    }

    private JsonObject ToObject(int scope, int depth)
    {
        var item = new JsonObject { ["@type"] = TypeOf(_tree.Attribute(scope, _type) ?? "") };
        for (var node = scope + 1; node < _tree.End(scope); node = Take(item, node, depth))
        {
        }

        foreach (var id in (_tree.Attribute(scope, "itemref") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(20))
        {
            // What stands inside the scope has been taken already.
            if (!_ids.Value.TryGetValue(id, out var root) || (root > scope && root < _tree.End(scope)))
                continue;
            for (var node = root; node < _tree.End(root); node = Take(item, node, depth))
            {
            }
        }

        return item;
    }

    /// <summary>Adds what the node says to the item and returns the next node to look at.</summary>
    private int Take(JsonObject item, int node, int depth)
    {
        if (_left <= 0 || _work-- <= 0)
            return _tree.Count;
        if (_tree.IsText(node))
            return node + 1;
        var nested = _tree.Has(node, _scope);
        var names = _tree.Attribute(node, _property) ?? (_property == "property" ? _tree.Attribute(node, "rel") : null);
        if (string.IsNullOrWhiteSpace(names))
            return nested ? _tree.End(node) : node + 1;
        _left--;
        foreach (var written in names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(4))
        {
            var name = Bare(written);
            name = OldNames.GetValueOrDefault(name, name);
            var isScope = nested && depth < DepthMax && name != "recipeIngredient";
            Add(item, name, isScope ? Nested(node, depth) : JsonValue.Create(ValueOf(node, name)));
        }

        return nested ? _tree.End(node) : node + 1;
    }

    private JsonObject Nested(int node, int depth)
    {
        var inner = ToObject(node, depth + 1);
        if (inner.Count < 3 && !inner.Any(part => part.Key is "name" or "text" or "value" or "itemListElement" or "url" or "contentUrl"))
            inner["text"] = Text(node);
        return inner;
    }

    private static void Add(JsonObject item, string name, JsonNode? value)
    {
        if (item[name] is JsonArray list)
            list.Add(value);
        else
            item[name] = new JsonArray(value);
    }

    private string ValueOf(int node, string name)
    {
        var value = _tree.Name(node) switch
        {
            "meta" => _tree.Attribute(node, "content") ?? "",
            "img" or "source" or "video" => Picture(node),
            "a" or "link" when name is "image" or "url" or "thumbnailUrl" => _tree.Attribute(node, "href"),
            "time" => _tree.Attribute(node, "datetime"),
            "data" or "meter" => _tree.Attribute(node, "value"),
            _ => null,
        };
        value ??= _tree.Attribute(node, "content");
        if (value is null && name is "image" or "thumbnailUrl")
        {
            for (var inner = node + 1; inner < _tree.End(node) && value is null; inner++)
                value = _tree.Name(inner) == "img" ? Picture(inner) : null;
        }

        // Block boundaries are what separates steps inside one property.
        return value ?? Text(node);
    }

    private string Text(int node)
    {
        var text = string.Join('\n', _tree.Lines(node));
        _work -= _tree.End(node) - node + text.Length;
        return text;
    }

    /// <summary>The first element of each id.</summary>
    private Dictionary<string, int> Ids()
    {
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var node = 0; node < _tree.Count; node++)
        {
            if (_tree.Attribute(node, "id") is { Length: > 0 } id)
                ids.TryAdd(id, node);
        }

        return ids;
    }

    private string? Picture(int node) =>
        _tree.Attribute(node, "data-src") ?? _tree.Attribute(node, "data-lazy-src") ?? _tree.Attribute(node, "src")
        ?? _tree.Attribute(node, "content");

    private static string TypeOf(string types) => types.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Bare) is var bare
        && bare.FirstOrDefault(type => type.Equals("Recipe", StringComparison.OrdinalIgnoreCase)) is not null
            ? "Recipe"
            : bare.FirstOrDefault() ?? "";

    /// <summary>A name without its vocabulary: <c>https://schema.org/name</c>, <c>schema:name</c>, <c>v:name</c>.</summary>
    private static string Bare(string name)
    {
        name = name.TrimEnd('/');
        return name[(name.LastIndexOfAny(['/', '#', ':']) + 1)..];
    }
}

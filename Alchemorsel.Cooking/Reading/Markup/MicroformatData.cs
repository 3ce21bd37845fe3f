using System.Text.Json.Nodes;

namespace Alchemorsel.Cooking.Reading.Markup;

/// <summary>h-recipe (microformats2) and the older hRecipe: a recipe's parts named by classes; brought into the shape of JSON-LD.</summary>
internal static class MicroformatData
{
    private const int PropertiesMax = 2_000;

    private static readonly Dictionary<string, string> New = new(StringComparer.Ordinal)
    {
        ["p-name"] = "name",
        ["p-ingredient"] = "recipeIngredient",
        ["e-instructions"] = "recipeInstructions",
        ["p-instructions"] = "recipeInstructions",
        ["p-yield"] = "recipeYield",
        ["dt-duration"] = "totalTime",
        ["u-photo"] = "image",
        ["p-author"] = "author",
        ["p-summary"] = "description",
        ["p-category"] = "keywords",
    };

    private static readonly Dictionary<string, string> Old = new(StringComparer.Ordinal)
    {
        ["fn"] = "name",
        ["ingredient"] = "recipeIngredient",
        ["instructions"] = "recipeInstructions",
        ["instruction"] = "recipeInstructions",
        ["yield"] = "recipeYield",
        ["duration"] = "totalTime",
        ["preptime"] = "prepTime",
        ["cooktime"] = "cookTime",
        ["photo"] = "image",
        ["author"] = "author",
        ["summary"] = "description",
        ["tag"] = "keywords",
    };

    /// <summary>The page's recipe as an object, or null.</summary>
    public static JsonObject? Find(HtmlTree tree, PageHead head)
    {
        var recipes = new List<JsonObject>();
        for (var node = 0; node < tree.Count && recipes.Count < 20; node++)
        {
            if (tree.IsText(node) || !tree.RawText(node).Contains("recipe", StringComparison.OrdinalIgnoreCase))
                continue;
            var classes = tree.Classes(node);
            if (classes.Contains("h-recipe"))
                recipes.Add(ToObject(tree, node, New));
            else if (classes.Contains("hrecipe"))
                recipes.Add(ToObject(tree, node, Old));
        }

        recipes.RemoveAll(recipe => !recipe.ContainsKey("recipeIngredient") && !recipe.ContainsKey("recipeInstructions"));
        return SchemaGraph.Main(recipes, head);
    }

    private static JsonObject ToObject(HtmlTree tree, int root, Dictionary<string, string> names)
    {
        var recipe = new JsonObject { ["@type"] = "Recipe" };
        var left = PropertiesMax;
        for (var node = root + 1; node < tree.End(root) && left > 0;)
        {
            var next = node + 1;
            foreach (var name in tree.Classes(node))
            {
                if (!names.TryGetValue(name, out var property))
                    continue;
                left--;
                if (recipe[property] is JsonArray list)
                    list.Add(JsonValue.Create(ValueOf(tree, node, property)));
                else
                    recipe[property] = new JsonArray(JsonValue.Create(ValueOf(tree, node, property)));
                if (property is not "image")
                    next = tree.End(node);
            }

            node = next;
        }

        return recipe;
    }

    private static string ValueOf(HtmlTree tree, int node, string property)
    {
        switch (property)
        {
            case "image":
                for (var inner = node; inner < tree.End(node); inner++)
                {
                    if (tree.Name(inner) == "img")
                        return tree.Attribute(inner, "src") ?? "";
                }

                return tree.Attribute(node, "href") ?? "";
            case "totalTime" or "prepTime" or "cookTime":
                for (var inner = node; inner < tree.End(node); inner++)
                {
                    if (tree.IsText(inner))
                        continue;
                    if (tree.Attribute(inner, "datetime") is { } time)
                        return time;
                    if (tree.HasClass(inner, "value-title") && tree.Attribute(inner, "title") is { } title)
                        return title;
                }

                return tree.Attribute(node, "title") ?? tree.Line(node) ?? "";
            default:
                return string.Join(property == "recipeInstructions" ? '\n' : ' ', tree.Lines(node));
        }
    }
}

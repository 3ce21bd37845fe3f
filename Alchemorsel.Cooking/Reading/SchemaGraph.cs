using System.Text.Json.Nodes;

namespace Alchemorsel.Cooking.Reading;

/// <summary>Finds the recipes in schema.org data: at the top, in arrays, in <c>@graph</c>, or nested in a page's or an article's entity.</summary>
internal static class SchemaGraph
{
    private const int NodesMax = 200_000;

    /// <summary>Adds every object of type Recipe, and every object with an <c>@id</c> that others may refer to.</summary>
    public static void Collect(JsonNode data, List<JsonObject> found)
    {
        var pending = new Stack<JsonNode>();
        pending.Push(data);
        for (var seen = 0; pending.Count > 0 && seen < NodesMax; seen++)
        {
            switch (pending.Pop())
            {
                case JsonObject map:
                    if (IsType(map, "Recipe") || map.ContainsKey("@id"))
                        found.Add(map);
                    foreach (var (_, value) in map.Reverse())
                    {
                        if (value is JsonObject or JsonArray)
                            pending.Push(value);
                    }

                    break;
                case JsonArray list:
                    foreach (var item in list.Reverse())
                    {
                        if (item is JsonObject or JsonArray)
                            pending.Push(item);
                    }

                    break;
            }
        }
    }

    /// <summary>The recipe that the page is about: the one that says most, and of those the one that the page's title names.</summary>
    public static JsonObject? Main(IEnumerable<JsonObject> found, PageHead head) => found
        .Where(map => IsType(map, "Recipe"))
        .MaxBy(map => (Has(map, "recipeIngredient") || Has(map, "ingredients") ? 8 : 0) + (Has(map, "recipeInstructions") ? 4 : 0)
            + (Has(map, "name") ? 2 : 0) + (IsNamed(map, head.Title) || IsNamed(map, head.OgTitle) ? 1 : 0));

    /// <summary>The number of different recipes with ingredients; teasers of other pages have none.</summary>
    public static int Count(IEnumerable<JsonObject> found) => found
        .Where(map => IsType(map, "Recipe") && (Has(map, "recipeIngredient") || Has(map, "ingredients")))
        .DistinctBy(map => map["name"]?.ToJsonString()).Count();

    private static bool IsNamed(JsonObject map, string? title) =>
        title is not null && map["name"] is JsonValue value && value.TryGetValue<string>(out var name) && name.Length > 3
        && title.Contains(name, StringComparison.OrdinalIgnoreCase);

    public static bool IsType(JsonObject map, string type) => map["@type"] switch
    {
        JsonValue value => Matches(value, type),
        JsonArray list => list.OfType<JsonValue>().Any(value => Matches(value, type)),
        _ => false,
    };

    private static bool Matches(JsonValue value, string type) =>
        value.TryGetValue<string>(out var text)
        && (text.Equals(type, StringComparison.OrdinalIgnoreCase)
            || (text.Length > type.Length && text.EndsWith(type, StringComparison.OrdinalIgnoreCase)
                && text[^(type.Length + 1)] is '/' or ':' or '#'));

    private static bool Has(JsonObject map, string name) => map[name] switch
    {
        null => false,
        JsonArray list => list.Count > 0,
        JsonValue value => !value.TryGetValue<string>(out var text) || !string.IsNullOrWhiteSpace(text),
        _ => true,
    };
}

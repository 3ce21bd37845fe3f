using System.Text.Json.Nodes;

namespace Alchemorsel.Cooking.Formats.Exports;

/// <summary>Fields of JSON objects, whose names apps write as <c>prep_time</c> in one version and <c>prepTime</c> in the next.</summary>
internal static class JsonFields
{
    /// <summary>The first of the names that is there and not null; case and underscores don't count.</summary>
    public static JsonNode? Field(this JsonObject map, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            foreach (var (key, value) in map)
            {
                if (value is not null && Same(key, name))
                    return value;
            }
        }

        return null;
    }

    /// <summary>The text of a field, or the name or text of an object that stands there.</summary>
    public static string? Text(this JsonObject map, params ReadOnlySpan<string> names) => Text(map.Field(names));

    public static string? Text(JsonNode? node) => node switch
    {
        JsonValue value => value.TryGetValue<string>(out var text) && !string.IsNullOrWhiteSpace(text) ? text : null,
        JsonObject map => (map.Field("name", "text", "title") as JsonValue) is { } value ? Text(value) : null,
        _ => null,
    };

    public static bool IsTrue(this JsonObject map, string name) => ExportText.Flag(map.Text(name)) == true;

    public static IEnumerable<JsonNode> List(this JsonObject map, params ReadOnlySpan<string> names) =>
        map.Field(names) is JsonArray list ? list.OfType<JsonNode>().Take(ExportText.LinesMax) : [];

    public static IEnumerable<JsonObject> Objects(this JsonObject map, params ReadOnlySpan<string> names) =>
        map.List(names).OfType<JsonObject>();

    /// <summary>The texts or names in a list, white space folded.</summary>
    public static List<string> Texts(this JsonObject map, params ReadOnlySpan<string> names) =>
        [.. map.List(names).Select(node => ExportText.Line(Text(node))).OfType<string>()];

    private static bool Same(ReadOnlySpan<char> key, ReadOnlySpan<char> name)
    {
        var (i, j) = (0, 0);
        while (true)
        {
            while (i < key.Length && key[i] == '_')
                i++;
            while (j < name.Length && name[j] == '_')
                j++;
            if (i == key.Length || j == name.Length)
                return i == key.Length && j == name.Length;
            if (char.ToLowerInvariant(key[i++]) != char.ToLowerInvariant(name[j++]))
                return false;
        }
    }
}

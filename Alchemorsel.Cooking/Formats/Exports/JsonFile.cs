using System.Text.Json;
using System.Text.Json.Nodes;
using Alchemorsel.Cooking.Reading;

namespace Alchemorsel.Cooking.Formats.Exports;

/// <summary>Tells the layouts of JSON apart by their fields, and reads a list of recipes one by one.</summary>
internal static class JsonFile
{
    private const int DepthMax = 64;

    public static IEnumerable<FoundRecipe> Read(byte[] bytes, string entry)
    {
        if (!IsList(bytes))
            return LenientJson.Parse(ExportText.Decode(bytes).AsMemory()) is { } data ? Read(data, bytes, entry) : throw new JsonException();
        return Items(bytes).SelectMany(item => Read(item, entry));
    }

    private static IEnumerable<FoundRecipe> Read(JsonNode data, byte[] bytes, string entry) =>
        data is JsonObject map && OwnRecipe.Is(map) ? [OwnRecipe.Read(map, bytes, entry)] : Read(data, entry);

    private static IEnumerable<FoundRecipe> Read(JsonNode data, string entry)
    {
        if (data is not JsonObject map)
            return SchemaExport.Read(data, entry);
        if (MealieBackup.Is(map))
            return MealieBackup.Read(map, entry);
        if (MealieRecipe.Is(map))
            return [MealieRecipe.Read(map, entry)];
        if (TandoorRecipe.Is(map))
            return [TandoorRecipe.Read(map, entry)];
        if (PaprikaRecipe.Is(map))
            return [PaprikaRecipe.Read(map, entry)];
        return SchemaExport.Read(map, entry);
    }

    private static bool IsList(ReadOnlySpan<byte> bytes) =>
        bytes.IndexOfAnyExcept(" \t\r\n"u8) is >= 0 and var at && bytes[at] == '[' && System.Text.Unicode.Utf8.IsValid(bytes);

    /// <summary>The values of the outermost list; each is let go before the next is read.</summary>
    private static IEnumerable<JsonNode> Items(byte[] bytes)
    {
        var at = 0;
        var state = new JsonReaderState(
            new JsonReaderOptions { MaxDepth = DepthMax, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        while (Next(bytes, ref at, ref state) is { } item)
        {
            if (item.Length > 0 && LenientJson.Parse(item.AsMemory()) is { } data)
                yield return data;
        }
    }

    /// <summary>The raw text of the next object or list; empty for what is neither, null at the end.</summary>
    private static string? Next(byte[] bytes, ref int at, ref JsonReaderState state)
    {
        var json = new Utf8JsonReader(bytes.AsSpan(at), isFinalBlock: true, state);
        if (!json.Read())
            return null;
        if (json.CurrentDepth == 0 && json.TokenType == JsonTokenType.StartArray && at == 0 && !json.Read())
            return null;
        string? item = "";
        if (json.TokenType == JsonTokenType.EndArray && json.CurrentDepth == 0)
            item = null;
        if (json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            var start = at + (int)json.TokenStartIndex;
            json.Skip();
            item = ExportText.Decode(bytes.AsSpan(start, at + (int)json.BytesConsumed - start));
        }

        at += (int)json.BytesConsumed;
        state = json.CurrentState;
        return item;
    }
}

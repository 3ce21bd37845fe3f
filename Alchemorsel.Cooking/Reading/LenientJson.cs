using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Alchemorsel.Cooking.Reading;

/// <summary>
/// Parses JSON as pages write it: comments, trailing and missing commas, raw line breaks and bare quotes in texts, CDATA, encoded quotes,
/// ends that are missing or too many.
/// </summary>
internal static class LenientJson
{
    private const int DepthMax = 64;
    private static readonly JsonDocumentOptions Options = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = DepthMax,
        AllowDuplicateProperties = true,
    };

    private static readonly (string Open, string Close)[] Wraps =
        [("<!--", "-->"), ("/*<![CDATA[*/", "/*]]>*/"), ("//<![CDATA[", "//]]>"), ("<![CDATA[", "]]>")];

    /// <summary>Null when it can't be repaired within reason.</summary>
    public static JsonNode? Parse(ReadOnlyMemory<char> text)
    {
        text = Strip(text);
        if (text.Length == 0)
            return null;
        if (TryParse(text) is { } asWritten)
            return asWritten;
        if (TryParse(JsonRepair.Repair(text.Span).AsMemory()) is { } repaired)
            return repaired;
        return text.Span.Contains("&quot;", StringComparison.Ordinal)
            ? TryParse(JsonRepair.Repair(WebUtility.HtmlDecode(text.ToString())).AsMemory())
            : null;
    }

    private static ReadOnlyMemory<char> Strip(ReadOnlyMemory<char> text)
    {
        text = text.Trim().Trim('\ufeff').Trim('\0').Trim();
        foreach (var (open, close) in Wraps)
        {
            if (text.Span.StartsWith(open, StringComparison.Ordinal))
                text = text[open.Length..].Trim();
            if (text.Span.EndsWith(close, StringComparison.Ordinal))
                text = text[..^close.Length].Trim();
        }

        return text;
    }

    private static JsonNode? TryParse(ReadOnlyMemory<char> text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Options);
            return ToNode(document.RootElement);
        }
        catch (Exception error) when (error is JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>By hand, since a page may name a property twice: the last one counts, as in a browser.</summary>
    private static JsonNode? ToNode(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var map = new JsonObject();
                foreach (var property in element.EnumerateObject())
                    map[property.Name] = ToNode(property.Value);
                return map;
            case JsonValueKind.Array:
                var list = new JsonArray();
                foreach (var item in element.EnumerateArray())
                    list.Add(ToNode(item));
                return list;
            case JsonValueKind.String:
                return JsonValue.Create(element.GetString());
            case JsonValueKind.Number:
                return JsonValue.Create(element.GetRawText());
            case JsonValueKind.True:
                return JsonValue.Create("true");
            default:
                return null;
        }
    }
}

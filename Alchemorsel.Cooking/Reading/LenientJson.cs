using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Alchemorsel.Cooking.Reading;

/// <summary>Parses JSON as pages write it: comments, trailing commas, raw line breaks in texts, CDATA, encoded quotes.</summary>
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

    /// <summary>Null when it can't be repaired within reason.</summary>
    public static JsonNode? Parse(string text)
    {
        text = Strip(text);
        if (text.Length == 0)
            return null;
        return TryParse(text) ?? TryParse(EscapeControls(text))
            ?? (text.Contains("&quot;", StringComparison.Ordinal) ? TryParse(EscapeControls(WebUtility.HtmlDecode(text))) : null)
            ?? TryParse(EscapeControls(text.TrimEnd(';', ' ', '\n', '\r', '\t')));
    }

    private static string Strip(string text)
    {
        text = text.Trim().Trim('\ufeff', '\0');
        foreach (var (open, close) in new[] { ("<!--", "-->"), ("//<![CDATA[", "//]]>"), ("<![CDATA[", "]]>") })
        {
            if (text.StartsWith(open, StringComparison.Ordinal))
                text = text[open.Length..].Trim();
            if (text.EndsWith(close, StringComparison.Ordinal))
                text = text[..^close.Length].Trim();
        }

        return text;
    }

    private static JsonNode? TryParse(string text)
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

    /// <summary>Raw control characters and bad escapes inside texts become what they were meant to be.</summary>
    private static string EscapeControls(string text)
    {
        var fixedText = new StringBuilder(text.Length + 64);
        var inside = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '"')
                inside = !inside;
            if (inside && c == '\\')
            {
                var next = i + 1 < text.Length ? text[i + 1] : ' ';
                if (next is '"' or '\\' or '/' or 'b' or 'f' or 'n' or 'r' or 't' or 'u')
                    fixedText.Append(c).Append(next);
                else
                    fixedText.Append(next < ' ' ? ' ' : next);
                i++;
                continue;
            }

            if (inside && c < ' ')
                fixedText.Append(c == '\n' ? "\\n" : c == '\t' ? "\\t" : " ");
            else
                fixedText.Append(c);
        }

        return fixedText.ToString();
    }
}

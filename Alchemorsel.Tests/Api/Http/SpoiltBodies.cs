using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Alchemorsel.Tests.Api.Http;

/// <summary>One body with one property spoilt. <c>MustBeRefused</c>: the schema forbids it, so nothing but 400 will do.</summary>
internal sealed record SpoiltBody(string Property, string What, string Text, bool MustBeRefused);

/// <summary>Ways of spoiling what the reference describes.</summary>
internal static class SpoiltBodies
{
    private const string Nul = "a\\u0000b";
    private const string HalfACharacter = "a\\ud800b";
    private const string Placeholder = "\"a-place-to-put-json\"";

    /// <summary>Every property of an example spoilt in each way that its kind has.</summary>
    public static IEnumerable<SpoiltBody> Of(JsonObject example, JsonElement schema, JsonElement schemas)
    {
        var described = Resolve(schema, schemas);
        foreach (var (name, property) in described.GetProperty("properties").EnumerateObject().Select(property => (property.Name, Resolve(property.Value, schemas))))
        {
            foreach (var (what, json, mustBeRefused) in Ways(property, example[name]))
            {
                var copy = example.DeepClone().AsObject();
                copy[name] = "a-place-to-put-json";
                yield return new SpoiltBody(name, $"{name} {what}", copy.ToJsonString().Replace(Placeholder, json, StringComparison.Ordinal), mustBeRefused);
            }
        }

        foreach (var (name, property) in described.GetProperty("properties").EnumerateObject().Select(property => (property.Name, Resolve(property.Value, schemas))))
        {
            var isMany = Is(property, "array");
            var one = isMany ? Resolve(property.GetProperty("items"), schemas) : property;
            if ((isMany ? example[name] is JsonArray { Count: > 0 } many ? many[0] : null : example[name]) is not JsonObject part || !one.TryGetProperty("properties", out _))
                continue;
            foreach (var spoilt in Of(part, one, schemas))
            {
                var copy = example.DeepClone().AsObject();
                copy[name] = "a-place-to-put-json";
                var text = copy.ToJsonString().Replace(Placeholder, isMany ? $"[{spoilt.Text}]" : spoilt.Text, StringComparison.Ordinal);
                yield return new SpoiltBody(name, $"{name}.{spoilt.What}", text, spoilt.MustBeRefused);
            }
        }

        if (described.TryGetProperty("required", out var required))
        {
            foreach (var name in required.EnumerateArray().Select(name => name.GetString()!))
            {
                var copy = example.DeepClone().AsObject();
                copy.Remove(name);
                yield return new SpoiltBody(name, $"{name} missing", copy.ToJsonString(), MustBeRefused: true);
            }
        }
    }

    /// <summary>Values of a query parameter, percent-encoded.</summary>
    public static IEnumerable<(string Value, bool MustBeRefused)> Values(JsonElement schema)
    {
        if (Is(schema, "integer"))
        {
            yield return ("many", true);
            yield return ("99999999999999999999", true);
            yield return ("-2147483648", schema.TryGetProperty("minimum", out _));
        }
        else if (Is(schema, "boolean"))
        {
            yield return ("perhaps", true);
        }
        else
        {
            yield return ("a%00b", false);
            yield return (new string('x', 4000), false);
            yield return ("%27%22%5C%25%5F%3B--", false);
            yield return ("%F0%9F%8D%B2", false);
        }
    }

    /// <summary>Values of a parameter in the path, percent-encoded; with the one status that will do, where there is one.</summary>
    public static IEnumerable<(string Value, HttpStatusCode? Expected)> PathValues(JsonElement schema)
    {
        var isId = schema.TryGetProperty("format", out var format) && format.GetString() == "uuid";
        var isNumber = Is(schema, "integer");
        if (isId)
        {
            yield return ($"{Guid.CreateVersion7()}", HttpStatusCode.NotFound);
            yield return ($"{Guid.Empty}", HttpStatusCode.NotFound);
        }
        else if (isNumber)
        {
            yield return ("-1", null);
            yield return ("2147483647", null);
            yield return ("99999999999999999999", HttpStatusCode.NotFound);
        }

        HttpStatusCode? never = isId || isNumber ? HttpStatusCode.NotFound : null;
        // NUL (%00) doesn't get as far: a server refuses the address itself.
        foreach (var value in (string[])["many", "..%2F..%2Fhome", "a%2Fb", "%27%22%5C%25%5F%3B--", "%F0%9F%8D%B2", "%ff%fe", "%20", new string('x', 4000)])
            yield return (value, never);
    }

    private static IEnumerable<(string What, string Json, bool MustBeRefused)> Ways(JsonElement property, JsonNode? example)
    {
        if (Is(property, "string") || property.TryGetProperty("enum", out _))
        {
            yield return ("an object", "{\"a\":1}", true);
            yield return ("with NUL", $"\"{Nul}\"", false);
            yield return ("with half a character", $"\"{HalfACharacter}\"", false);
            yield return ("empty", "\"\"", property.TryGetProperty("minLength", out var least) && least.GetInt32() > 0);
            var limited = property.TryGetProperty("maxLength", out var most);
            yield return ("too long", $"\"{new string('x', limited ? most.GetInt32() + 1 : 300_000)}\"", limited);
        }
        else if (Is(property, "integer") || Is(property, "number"))
        {
            yield return ("a word", "\"many\"", true);
            yield return ("an object", "{\"a\":1}", true);
            yield return ("far too great", "1e300", Is(property, "integer") || property.TryGetProperty("maximum", out _));
            yield return ("far too small", "-2147483648", property.TryGetProperty("minimum", out _));
        }
        else if (Is(property, "boolean"))
        {
            yield return ("a word", "\"perhaps\"", true);
        }
        else if (Is(property, "array"))
        {
            yield return ("a word", "\"many\"", true);
            yield return ("an array of objects without sense", "[{\"a\":[]},{\"b\":{}}]", false);
            yield return ("an array of null", "[null]", false);
            yield return ("an array of NUL", $"[\"{Nul}\"]", false);
            var one = example is JsonArray { Count: > 0 } many ? many[0]!.ToJsonString() : "\"x\"";
            yield return ("an array of far too many", $"[{string.Join(',', Enumerable.Repeat(one, 20_000))}]", property.TryGetProperty("maxItems", out _));
        }
        else
        {
            yield return ("a number", "5", true);
            yield return ("an empty object", "{}", false);
        }
    }

    private static bool Is(JsonElement schema, string kind) =>
        schema.TryGetProperty("type", out var type)
        && (type.ValueKind == JsonValueKind.String ? type.GetString() == kind : type.EnumerateArray().Any(one => one.GetString() == kind));

    private static JsonElement Resolve(JsonElement schema, JsonElement schemas)
    {
        if (schema.TryGetProperty("oneOf", out var several))
            schema = several.EnumerateArray().First(one => !one.TryGetProperty("type", out var type) || type.ValueKind != JsonValueKind.String || type.GetString() != "null");
        return schema.TryGetProperty("$ref", out var reference) ? schemas.GetProperty(reference.GetString()!.Split('/')[^1]) : schema;
    }
}

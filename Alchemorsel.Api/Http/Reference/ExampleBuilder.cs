using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.OpenApi;

namespace Alchemorsel.Api.Http.Reference;

/// <summary>Puts an example together from a wire type: its JSON properties, each with the value that <see cref="ExampleWords"/> has for it.</summary>
internal sealed class ExampleBuilder(JsonSerializerOptions options)
{
    /// <summary>What a text shows for which there is no example; a test finds it in the document and asks for a better one.</summary>
    public const string Missing = "(no example)";

    // Deep enough for every contract; a type that holds itself stops here.
    private const int DepthMax = 8;

    /// <summary>The example of a type that is a body or an answer.</summary>
    public JsonNode? Of(Type type) => Of(type, type.Name, "", 0);

    /// <summary>The example of a parameter of the path or the query.</summary>
    public static JsonNode? OfParameter(string name, JsonSchemaType? kind)
    {
        if (ExampleWords.Of("", name) is { } known)
            return Read(known);
        return kind switch
        {
            { } number when number.HasFlag(JsonSchemaType.Integer) => 1,
            { } flag when flag.HasFlag(JsonSchemaType.Boolean) => true,
            _ => Missing,
        };
    }

    private JsonNode? Of(Type type, string owner, string property, int depth)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        if (ExampleWords.Of(owner, property) is { } known && (IsOfObjects(bare) == known.Contains('{', StringComparison.Ordinal) || bare == typeof(string)))
            return Read(known, options.GetTypeInfo(bare).Kind == JsonTypeInfoKind.Enumerable);
        if (bare.IsEnum)
            return JsonSerializer.SerializeToNode(Enum.GetValues(bare).GetValue(0), bare, options);
        if (Type.GetTypeCode(bare) is not TypeCode.Object and var code)
            return Scalar(code);
        if (bare == typeof(Guid))
            return ExampleWords.Id;
        if (bare == typeof(DateTimeOffset))
            return ExampleWords.Moment;
        if (bare == typeof(DateOnly))
            return ExampleWords.Day;
        if (bare == typeof(JsonElement) || bare == typeof(object) || depth > DepthMax)
            return null;

        var info = options.GetTypeInfo(bare);
        return info.Kind switch
        {
            JsonTypeInfoKind.Object => Object(info, depth),
            JsonTypeInfoKind.Enumerable => Of(info.ElementType!, owner, property, depth + 1) is { } item ? new JsonArray(item) : new JsonArray(),
            JsonTypeInfoKind.Dictionary => new JsonObject { ["title"] = Of(info.ElementType!, owner, property, depth + 1) },
            _ => null,
        };
    }

    // A word for a text of that name is none for an object, nor for a list of objects.
    private bool IsOfObjects(Type type) => options.GetTypeInfo(type) switch
    {
        { Kind: JsonTypeInfoKind.Enumerable } list => IsOfObjects(list.ElementType!),
        { Kind: JsonTypeInfoKind.None } => false,
        _ => true,
    };

    private JsonObject Object(JsonTypeInfo info, int depth)
    {
        var example = new JsonObject();
        foreach (var property in info.Properties.Where(property => property.Get is not null))
        {
            if (Of(property.PropertyType, info.Type.Name.Split('`')[0], property.Name, depth + 1) is { } value)
                example[property.Name] = value;
        }
        return example;
    }

    private static JsonNode? Scalar(TypeCode code) => code switch
    {
        TypeCode.String => Missing,
        TypeCode.Boolean => true,
        TypeCode.Double or TypeCode.Single or TypeCode.Decimal => 1.5,
        TypeCode.DateTime => ExampleWords.Moment,
        _ => 1,
    };

    // A text for each item of a list of texts; a list itself is given as JSON.
    private static JsonNode? Read(string known, bool list = false)
    {
        var node = known is ['[' or '{' or '"', ..] || double.TryParse(known, out _) || known is "true" or "false" or "null" ? JsonNode.Parse(known) : JsonValue.Create(known);
        return list && node is not JsonArray ? new JsonArray(node) : node;
    }
}

using System.Text.Json;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Alchemorsel.Api.Mcp;

/// <summary>
/// Names the argument that a tool doesn't have or can't read, before anything is done. One that is misspelt and passed over would find more than was
/// asked for; one of another kind would fail without a word of which it was.
/// </summary>
internal static class ToolArguments
{
    public static McpRequestHandler<CallToolRequestParams, CallToolResult> RefuseUnreadable(
        McpRequestHandler<CallToolRequestParams, CallToolResult> next) => async (request, cancellation) =>
    {
        if (request.MatchedPrimitive is McpServerTool tool && tool.ProtocolTool.InputSchema is var schema
            && schema.TryGetProperty("properties", out var known))
        {
            var given = request.Params?.Arguments ?? new Dictionary<string, JsonElement>();
            foreach (var (name, value) in given)
            {
                if (!known.TryGetProperty(name, out var expected))
                    return ToolAnswers.Error(name, $"There is no such argument. One of: {string.Join(", ", known.EnumerateObject().Select(one => one.Name))}.");
                if (!IsOfKind(value, expected))
                    return ToolAnswers.Error(name, "Not a value that this can have.");
                // PostgreSQL's text holds every character but NUL.
                if (value.GetRawText().Contains(@"\u0000", StringComparison.Ordinal))
                    return ToolAnswers.Error(name, "Holds a character that can't be kept.");
            }

            foreach (var needed in schema.TryGetProperty("required", out var required) ? required.EnumerateArray().Select(one => one.GetString()!) : [])
            {
                if (!given.ContainsKey(needed))
                    return ToolAnswers.Error(needed, "Missing.");
            }
        }

        return await next(request, cancellation);
    };

    private static bool IsOfKind(JsonElement value, JsonElement schema)
    {
        if (!schema.TryGetProperty("type", out var type))
            return true;
        var kinds = type.ValueKind == JsonValueKind.Array ? [.. type.EnumerateArray().Select(kind => kind.GetString())] : new[] { type.GetString() };
        return kinds.Any(kind => kind switch
        {
            "string" => value.ValueKind == JsonValueKind.String,
            "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out _),
            "number" => value.ValueKind == JsonValueKind.Number,
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "null" => value.ValueKind == JsonValueKind.Null,
            "array" => value.ValueKind == JsonValueKind.Array
                && (!schema.TryGetProperty("items", out var items) || value.EnumerateArray().All(item => IsOfKind(item, items))),
            _ => false,
        });
    }
}

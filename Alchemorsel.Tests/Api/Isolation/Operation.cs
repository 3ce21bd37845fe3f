using System.Text.Json;
using Alchemorsel.Contracts.Accounts;

namespace Alchemorsel.Tests.Api.Isolation;

/// <summary>An operation of the OpenAPI document, and what it can be asked with.</summary>
/// <param name="Query">The examples of the parameters that must be there.</param>
/// <param name="Scopes">Those of which a personal access token needs one, by the document.</param>
internal sealed record Operation(string Method, string Path, string? Example, string? Query, bool IsForm, bool IsRaw, IReadOnlyList<TokenScope> Scopes)
{
    public static Operation Of(string method, string path, JsonElement operation)
    {
        var content = operation.TryGetProperty("requestBody", out var body) ? body.GetProperty("content") : default;
        var json = content.ValueKind == JsonValueKind.Object && content.TryGetProperty("application/json", out var found) ? found : default;
        return new Operation(
            method,
            path,
            json.ValueKind == JsonValueKind.Object ? json.GetProperty("example").GetRawText() : null,
            QueryOf(operation),
            content.ValueKind == JsonValueKind.Object && content.TryGetProperty("multipart/form-data", out _),
            content.ValueKind == JsonValueKind.Object,
            ScopesOf(operation));
    }

    private static IReadOnlyList<TokenScope> ScopesOf(JsonElement operation) => !operation.TryGetProperty("security", out var security) ? [] :
    [
        .. from way in security.EnumerateArray()
           where way.TryGetProperty("token", out _)
           from scope in way.GetProperty("token").EnumerateArray()
           select Enum.Parse<TokenScope>(scope.GetString()!, ignoreCase: true),
    ];

    private static string? QueryOf(JsonElement operation)
    {
        if (!operation.TryGetProperty("parameters", out var parameters))
            return null;
        string[] required =
        [
            .. from parameter in parameters.EnumerateArray()
               where parameter.GetProperty("in").GetString() == "query"
                   && parameter.TryGetProperty("required", out var isRequired) && isRequired.GetBoolean()
                   && parameter.TryGetProperty("example", out _)
               select $"{parameter.GetProperty("name").GetString()}={Uri.EscapeDataString(parameter.GetProperty("example").ToString())}",
        ];
        return required.Length == 0 ? null : string.Join('&', required);
    }
}

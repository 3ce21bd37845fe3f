using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Alchemorsel.Contracts.Recipes;
using Microsoft.AspNetCore.Http.HttpResults;
using ModelContextProtocol.Protocol;

namespace Alchemorsel.Api.Mcp;

/// <summary>What tools answer: text, or JSON as text; and what a handler refused, in words that name the field.</summary>
internal static class ToolAnswers
{
    // As on the wire elsewhere, but with letters as they are: it is read by people and models, and never stands in a page.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static CallToolResult Text(string text) => new() { Content = [new TextContentBlock { Text = text }] };

    public static CallToolResult Of<T>(T value) => Text(JsonSerializer.Serialize(value, Json));

    public static CallToolResult Error(string message) => new() { IsError = true, Content = [new TextContentBlock { Text = message }] };

    public static CallToolResult Error(string field, string message) => Error($"{field}: {message}");

    /// <summary>What the handler of a route answers to whom it refuses.</summary>
    public static CallToolResult Error(IResult refusal) => refusal switch
    {
        ValidationProblem invalid => Error(string.Join('\n', Fields(invalid.ProblemDetails.Errors))),
        ProblemHttpResult { ProblemDetails: var problem } => Error(string.Join('\n',
        [
            $"{problem.Title} {problem.Detail}".Trim(),
            .. Fields(problem.Extensions.TryGetValue("errors", out var errors) ? errors as IDictionary<string, string[]> : null),
            .. problem.Extensions.TryGetValue("duplicates", out var found) && found is IReadOnlyList<RecipeDuplicate> duplicates
                ? duplicates.Select(duplicate => $"{duplicate.Recipe.Title} ({duplicate.Recipe.Id})") : [],
        ])),
        _ => Error("That did not work."),
    };

    private static IEnumerable<string> Fields(IDictionary<string, string[]>? errors) =>
        (errors ?? new Dictionary<string, string[]>()).Select(error => $"{error.Key}: {string.Join(' ', error.Value)}");
}

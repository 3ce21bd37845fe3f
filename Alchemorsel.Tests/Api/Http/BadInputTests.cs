using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Alchemorsel.Tests.Infrastructure;

namespace Alchemorsel.Tests.Api.Http;

/// <summary>
/// What every route of the reference answers to input that can't be right: each property of each body and each parameter is spoilt in turn,
/// the rest of the example left as it is. A route that is added is in here without a line being written.
/// </summary>
[Collection(ApiGroup.Name)]
public sealed class BadInputTests(ApiFixture api)
{
    private static readonly string[] Methods = ["post", "put", "patch", "get", "delete"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_spoilt_body_gets_a_problem_that_names_the_property()
    {
        var kitchen = await SpoiltKitchen.OpenAsync(api);
        var wrong = new List<string>();
        var tried = 0;
        foreach (var (method, path, operation) in await OperationsAsync())
        {
            if (Json(operation) is not { } body)
                continue;
            var example = JsonNode.Parse(body.GetProperty("example").GetRawText())!.AsObject();
            foreach (var spoilt in SpoiltBodies.Of(example, body.GetProperty("schema"), kitchen.Schemas))
            {
                using var answer = await kitchen.SendAsync(method, path, operation, spoilt.Text);
                tried++;
                if (await FaultAsync(answer, spoilt.Property, spoilt.MustBeRefused) is { } fault)
                    wrong.Add($"{method} {path}: {spoilt.What}: {fault}");
            }
        }

        Assert.True(tried > 300, $"Only {tried} bodies were tried.");
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {tried}:\n{string.Join('\n', wrong)}");
    }

    [Fact]
    public async Task A_spoilt_parameter_gets_a_problem_that_names_it()
    {
        var kitchen = await SpoiltKitchen.OpenAsync(api);
        var wrong = new List<string>();
        foreach (var (method, path, operation) in await OperationsAsync())
        {
            if (!operation.TryGetProperty("parameters", out var parameters))
                continue;
            foreach (var parameter in parameters.EnumerateArray().Where(parameter => parameter.GetProperty("in").GetString() == "query"))
            {
                var name = parameter.GetProperty("name").GetString()!;
                foreach (var (value, mustBeRefused) in SpoiltBodies.Values(parameter.GetProperty("schema")))
                {
                    using var answer = await kitchen.SendAsync(method, path, operation, Json(operation)?.GetProperty("example").GetRawText(), $"{name}={value}");
                    if (await FaultAsync(answer, name, mustBeRefused) is { } fault)
                        wrong.Add($"{method} {path}?{name}={value[..Math.Min(value.Length, 20)]}: {fault}");
                }
            }
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count}:\n{string.Join('\n', wrong)}");
    }

    [Fact]
    public async Task A_spoilt_path_finds_nothing_and_says_so()
    {
        var kitchen = await SpoiltKitchen.OpenAsync(api);
        var wrong = new List<string>();
        var tried = 0;
        foreach (var (method, path, operation) in await OperationsAsync())
        {
            if (!operation.TryGetProperty("parameters", out var parameters))
                continue;
            foreach (var parameter in parameters.EnumerateArray().Where(parameter => parameter.GetProperty("in").GetString() == "path"))
            {
                var name = parameter.GetProperty("name").GetString()!;
                foreach (var (value, expected) in SpoiltBodies.PathValues(parameter.GetProperty("schema")))
                {
                    using var answer = await kitchen.SendAsync(method, path, operation, name, value, () => Example(operation));
                    tried++;
                    // To remove what isn't there may be fine.
                    if (method == "delete" && answer.StatusCode == HttpStatusCode.NoContent)
                        continue;
                    if (await FaultAsync(answer, expected) is { } fault)
                        wrong.Add($"{method} {path} with {name} = {value[..Math.Min(value.Length, 40)]}: {fault}");
                }
            }
        }

        Assert.True(tried > 300, $"Only {tried} paths were tried.");
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {tried}:\n{string.Join('\n', wrong)}");
    }

    [Fact]
    public async Task A_spoilt_form_gets_a_problem()
    {
        var kitchen = await SpoiltKitchen.OpenAsync(api);
        var wrong = new List<string>();
        var tried = 0;
        foreach (var (method, path, operation) in await OperationsAsync())
        {
            if (!IsForm(operation))
                continue;
            foreach (var form in SpoiltForms.All)
            {
                using var answer = await kitchen.SendAsync(method, path, operation, form.Content);
                tried++;
                if (await FaultAsync(answer, form.Expected) is { } fault)
                    wrong.Add($"{method} {path} with {form.What}: {fault}");
            }
        }

        Assert.True(tried > 40, $"Only {tried} forms were tried.");
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {tried}:\n{string.Join('\n', wrong)}");
    }

    [Fact]
    public async Task A_property_that_is_there_twice_is_refused()
    {
        var kitchen = await SpoiltKitchen.OpenAsync(api);
        var wrong = new List<string>();
        foreach (var (method, path, operation) in await OperationsAsync())
        {
            if (Json(operation) is not { } body || JsonNode.Parse(body.GetProperty("example").GetRawText())!.AsObject() is not { Count: > 0 } example)
                continue;
            var (name, value) = example.First();
            var text = $"{{\"{name}\":{value?.ToJsonString() ?? "null"},{example.ToJsonString()[1..]}";
            using var answer = await kitchen.SendAsync(method, path, operation, text);
            if (await FaultAsync(answer, property: null, mustBeRefused: true) is { } fault)
                wrong.Add($"{method} {path}: {fault}");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":1}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}")]
    public async Task What_is_not_the_object_that_a_route_takes_is_refused(string body)
    {
        var kitchen = await SpoiltKitchen.OpenAsync(api);
        var wrong = new List<string>();
        foreach (var (method, path, operation) in await OperationsAsync())
        {
            if (Json(operation) is null)
                continue;
            using var answer = await kitchen.SendAsync(method, path, operation, body);
            // What needs nothing of its body may well be done without one.
            var mustBeRefused = body.Length > 0 && body[0] != '{' || body == "{";
            if (await FaultAsync(answer, property: null, mustBeRefused) is { } fault)
                wrong.Add($"{method} {path}: {fault}");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <param name="expected">The one status that will do; null for any that is no fault of ours.</param>
    private static async Task<string?> FaultAsync(HttpResponseMessage answer, HttpStatusCode? expected)
    {
        if ((int)answer.StatusCode >= 500)
            return $"{(int)answer.StatusCode}";
        if (expected is not null && answer.StatusCode != expected)
            return $"{(int)answer.StatusCode} instead of {(int)expected}";
        if ((int)answer.StatusCode < 400)
            return null;
        if (answer.Content.Headers.ContentType?.MediaType != "application/problem+json")
            return $"{(int)answer.StatusCode} without Problem Details";
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation));
        return problem.RootElement.TryGetProperty("type", out _) && problem.RootElement.TryGetProperty("title", out _) ? null : "a problem without type or title";
    }

    private static async Task<string?> FaultAsync(HttpResponseMessage answer, string? property, bool mustBeRefused)
    {
        if ((int)answer.StatusCode >= 500)
            return $"{(int)answer.StatusCode}";
        if (answer.IsSuccessStatusCode || answer.StatusCode == HttpStatusCode.NotModified)
            return mustBeRefused ? "taken as if it were right" : null;
        if (answer.Content.Headers.ContentType?.MediaType != "application/problem+json")
            return $"{(int)answer.StatusCode} without Problem Details";
        if (answer.StatusCode is not HttpStatusCode.BadRequest || property is null)
            return mustBeRefused && property is not null ? $"{(int)answer.StatusCode} instead of 400" : null;
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation));
        var names = problem.RootElement.TryGetProperty("errors", out var errors) ? errors.EnumerateObject().Select(error => error.Name).ToList() : [];
        // The example itself may not come through (its address is nobody's): then it is enough that something is named.
        return names.Exists(name => name.Contains(property, StringComparison.OrdinalIgnoreCase)) || (names.Count > 0 && !mustBeRefused) ? null : $"names [{string.Join(", ", names)}]";
    }

    private async Task<List<(string Method, string Path, JsonElement Operation)>> OperationsAsync()
    {
        using var client = api.NewClient();
        var document = JsonDocument.Parse(await client.GetStringAsync("/api/v1/openapi.json", Cancellation));
        return [.. from path in document.RootElement.GetProperty("paths").EnumerateObject()
                   from operation in path.Value.EnumerateObject()
                   where Methods.Contains(operation.Name)
                   select (operation.Name, path.Name, operation.Value)];
    }

    private static bool IsForm(JsonElement operation) =>
        operation.TryGetProperty("requestBody", out var body) && body.GetProperty("content").TryGetProperty("multipart/form-data", out _);

    private static HttpContent? Example(JsonElement operation) =>
        IsForm(operation) ? SpoiltForms.Right() : SpoiltKitchen.Json(Json(operation)?.GetProperty("example").GetRawText());

    private static JsonElement? Json(JsonElement operation) =>
        operation.TryGetProperty("requestBody", out var body) && body.GetProperty("content").TryGetProperty("application/json", out var json) ? json : null;
}

using System.Net.Mime;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;

namespace Alchemorsel.Api.Http.Reference;

/// <summary>
/// An example for every body and answer of JSON, and for every parameter, put together from the wire types themselves so that none can be
/// out of date: the values come from <see cref="ExampleWords"/>, by property.
/// </summary>
internal sealed class Examples(IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions> json) : IOpenApiOperationTransformer
{
    private const string ProblemJson = "application/problem+json";
    private const string LinkedJson = "application/ld+json";

    private readonly ExampleBuilder builder = new(json.Value.SerializerOptions);

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var body = context.Description.ParameterDescriptions.FirstOrDefault(parameter => parameter.Source == BindingSource.Body);
        if (body?.Type is { } sent && operation.RequestBody?.Content is { } content && content.TryGetValue(MediaTypeNames.Application.Json, out var input))
            input.Example = builder.Of(sent);

        foreach (var parameter in operation.Parameters ?? [])
        {
            if (parameter is not OpenApiParameter { Name: { } name, Example: null } open)
                continue;
            // Bound without regard to case; written as the rest of the wire is.
            open.Name = JsonNamingPolicy.CamelCase.ConvertName(name);
            // What is called from and to elsewhere is no day.
            open.Example = open.Schema?.Format == "date" ? ExampleWords.Day : ExampleBuilder.OfParameter(open.Name, open.Schema?.Type);
        }

        foreach (var answer in context.Description.SupportedResponseTypes)
        {
            if (answer.Type is { } type && operation.Responses?.GetValueOrDefault($"{answer.StatusCode}")?.Content is { } answers)
            {
                foreach (var (kind, media) in answers.Where(entry => entry.Key.EndsWith("json", StringComparison.Ordinal)))
                {
                    media.Example = kind switch
                    {
                        ProblemJson => ValidationProblem(),
                        LinkedJson => new JsonObject { ["@context"] = "https://schema.org", ["@type"] = "Recipe", ["name"] = "Red lentil soup" },
                        _ => builder.Of(type),
                    };
                }
            }
        }
        AddProblems(operation);
        return Task.CompletedTask;
    }

    /// <summary>Whatever else goes wrong is Problem Details as well.</summary>
    private static void AddProblems(OpenApiOperation operation)
    {
        operation.Responses ??= [];
        operation.Responses.TryAdd("default", new OpenApiResponse
        {
            Description = "A problem, as RFC 9457 has it; its type is stable and listed in the documentation.",
            Content = new Dictionary<string, OpenApiMediaType>
            {
                [ProblemJson] = new()
                {
                    Example = new JsonObject
                    {
                        ["type"] = Problems.Prefix + "not-found",
                        ["title"] = "There is no such recipe.",
                        ["status"] = StatusCodes.Status404NotFound,
                    },
                },
            },
        });
    }

    private static JsonObject ValidationProblem() => new()
    {
        ["type"] = Problems.Prefix + "validation",
        ["title"] = "Some fields need another look.",
        ["status"] = StatusCodes.Status400BadRequest,
        ["errors"] = new JsonObject { ["title"] = new JsonArray("A title needs at least 3 characters.") },
    };
}

using System.Text.Json;
using System.Text.Json.Serialization;
using Alchemorsel.Api.Http.Idempotency;
using Alchemorsel.Api.Http.Reference;

namespace Alchemorsel.Api.Http;

internal static class HttpConventions
{
    // Deep enough for every contract, shallow enough that nothing nested without end is read.
    private const int JsonDepth = 32;

    /// <summary>JSON on the wire, the document that describes it, and repeatable posts.</summary>
    public static void AddHttpConventions(this IHostApplicationBuilder builder)
    {
        builder.Services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.MaxDepth = JsonDepth;
            // Which of two would count is for nobody to guess.
            options.SerializerOptions.AllowDuplicateProperties = false;
            options.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            options.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
        });
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        builder.Services.AddExceptionHandler<BadRequests>();
        builder.Services.AddSingleton<IdempotencyStore>();
        builder.AddOpenApiDocument();
    }

    /// <summary>What every answer has: a problem where something failed, and nobody who keeps it unless the route says so.</summary>
    public static void UseAnswers(this WebApplication app)
    {
        app.UseNotKept();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
    }
}

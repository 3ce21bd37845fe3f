using Alchemorsel.Api.Accounts.Tokens;
using Alchemorsel.Api.Households;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace Alchemorsel.Api.Http.Reference;

internal static class ApiReference
{
    private const string Scheme = "bearer";
    private const string TokenScheme = "token";

    /// <summary>The OpenAPI 3.1 document, which the reference page and every client generator read.</summary>
    public static void AddOpenApiDocument(this IHostApplicationBuilder builder) => builder.Services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Alchemorsel",
                Version = "v1",
                Description = "Recipes of a household: bring them in, find them, cook from them.",
                License = new OpenApiLicense { Name = "MIT" },
            };
            document.Servers = [];
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
            document.Components.SecuritySchemes[Scheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                BearerFormat = "JWT",
                Description = "The accessToken that POST /api/v1/auth/sign-in answers.",
            };
            document.Components.SecuritySchemes[TokenScheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                BearerFormat = "alm_…",
                Description = "A personal access token (POST /api/v1/users/me/tokens) that has the scope named, or one of those named one by one.",
            };
            return Task.CompletedTask;
        });
        options.AddDocumentTransformer((document, _, _) =>
        {
            foreach (var schema in document.Components?.Schemas?.Values ?? [])
                LeaveOutWhatMayBeNull(schema);
            ReferenceWords.Apply(document);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer<Examples>();
        options.AddOperationTransformer((operation, context, _) =>
        {
            if (AccessRules.ScopesOf([.. context.Description.ActionDescriptor.EndpointMetadata], context.Description.HttpMethod ?? "") is not { } scopes)
                return Task.CompletedTask;
            // Any one of them will do.
            operation.Security =
            [
                new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, context.Document)] = [] },
                .. scopes.Select(scope => new OpenApiSecurityRequirement
                {
                    [new OpenApiSecuritySchemeReference(TokenScheme, context.Document)] = [TokenScopes.NameOf(scope)],
                }),
            ];
            return Task.CompletedTask;
        });
    });

    // What is null is left out on the wire, and may be left out by who sends: a record's parameters are called required all the same.
    private static void LeaveOutWhatMayBeNull(IOpenApiSchema schema) => schema.Required?.ExceptWith(
        (schema.Properties ?? new Dictionary<string, IOpenApiSchema>())
            .Where(property => IsNull(property.Value) || property.Value.OneOf?.Any(IsNull) == true)
            .Select(property => property.Key).ToList());

    private static bool IsNull(IOpenApiSchema schema) => schema.Type?.HasFlag(JsonSchemaType.Null) == true;

    public static void MapOpenApiDocument(this WebApplication app)
    {
        app.MapOpenApi("/api/v1/openapi.json").AllowAnonymous();
        app.MapScalarApiReference("/api/v1/docs", options => options
                .WithTitle("Alchemorsel API")
                .WithOpenApiRoutePattern("/api/v1/openapi.json")
                .DisableTelemetry())
            .AllowAnonymous()
            // The reference page is a program of its own with inline parts; it is given what it needs and nothing from elsewhere.
            .AddEndpointFilter((context, next) =>
            {
                context.HttpContext.Response.Headers.ContentSecurityPolicy =
                    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; frame-ancestors 'none'";
                return next(context);
            });
    }
}

using System.Globalization;
using System.Net.Mime;
using Alchemorsel.Api.Auditing;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Households;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Exporting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Alchemorsel.Api.Exporting;

/// <summary>Taking recipes elsewhere: one in a form that others read, or many as an archive that imports back without loss.</summary>
internal static class ExportEndpoints
{
    public static IHostApplicationBuilder AddExports(this IHostApplicationBuilder builder)
    {
        builder.Services.AddScoped<LibraryArchive>();
        builder.Services.AddScoped<KitchenArchive>();
        return builder;
    }

    public static void MapExports(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/recipes/{id:guid}/export/{format}", One).RequireAuthorization().WithTags("Exports")
            .WithName("ExportRecipe").WithSummary("A recipe as JSON-LD (json), Cooklang (cook) or Markdown (md)")
            .Produces<string>(StatusCodes.Status200OK, "application/ld+json", "text/x-cooklang", "text/markdown");
        app.MapPost("/api/v1/exports", Many).RequireAuthorization().ForViewers().ForTokens(TokenScope.Read).WithTags("Exports")
            .WithName("ExportRecipes").WithSummary("Recipes with their pictures as one zip archive")
            .Produces<Stream>(StatusCodes.Status200OK, MediaTypeNames.Application.Zip);
    }

    private static async Task<Results<FileContentHttpResult, ValidationProblem, ProblemHttpResult>> One(
        Guid id, string format, AlchemorselDbContext db, CancellationToken cancellation)
    {
        if (ExportForm.Find(format) is not { } form)
            return Problems.Invalid("format", ExportForm.Names);
        if (await db.FindRecipeAsync(id, cancellation) is not { } recipe)
            return Problems.Problem(404, "not-found", "There is no such recipe.");
        return TypedResults.File(form.Bytes(recipe.ToDraft()), form.ContentType, $"{recipe.Slug}.{form.Name}");
    }

    private static async Task<Results<PushStreamHttpResult, ValidationProblem>> Many(
        ExportRequest request, LibraryArchive archive, AlchemorselDbContext db, AuditLog audit, TimeProvider clock, HttpContext context)
    {
        if (request.RecipeIds?.Count > Limits.ExportSelectionMax)
            return Problems.Invalid("recipeIds", $"At most {Limits.ExportSelectionMax} recipes; without any, all are taken.");
        if (request.Formats?.Count > Limits.ExportFormatsMax)
            return Problems.Invalid("formats", $"At most {Limits.ExportFormatsMax} forms.");
        for (var index = 0; index < (request.Formats?.Count ?? 0); index++)
        {
            if (ExportForm.Find(request.Formats![index]) is null)
                return Problems.Invalid($"formats[{index}]", ExportForm.Names);
        }

        audit.Add(AuditKind.Exported, target: db.CurrentHousehold, details: request.RecipeIds is { Count: > 0 } ids ? $"{ids.Count} recipes" : "everything");
        await db.SaveChangesAsync(context.RequestAborted);
        var today = clock.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return TypedResults.Stream(
            output => SendAsync(request with { Formats = request.Formats ?? [] }, archive, output, context),
            MediaTypeNames.Application.Zip, $"alchemorsel-{today}.zip");
    }

    private static async Task SendAsync(ExportRequest request, LibraryArchive archive, Stream output, HttpContext context)
    {
        try
        {
            await archive.WriteAsync(request, output, context.RequestAborted);
        }
        catch
        {
            // The status is sent already: only a broken connection still tells the client that the archive is not whole.
            context.Abort();
            throw;
        }
    }
}

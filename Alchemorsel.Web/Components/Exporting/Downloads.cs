using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Exporting;
using Alchemorsel.Web.Clients;
using Microsoft.AspNetCore.Mvc;

namespace Alchemorsel.Web.Components.Exporting;

/// <summary>Files for the cook's browser, passed on from the Api while they come.</summary>
internal static class Downloads
{
    public static void MapDownloads(this IEndpointRouteBuilder app)
    {
        app.MapGet("/recipes/{id:guid}/export/{format}", RecipeAsync).RequireAuthorization();
        app.MapPost("/export/archive", ArchiveAsync).RequireAuthorization();
    }

    private static async Task RecipeAsync(Guid id, string format, AlchemorselClient api, HttpContext context)
    {
        using var file = await api.ExportRecipeAsync(id, format, context.RequestAborted);
        await PassOnAsync(file, context);
    }

    // A form: bound from its fields, and with it checked against forgery.
    private static async Task ArchiveAsync(
        [FromForm] Guid[]? recipe, [FromForm] string[]? formats, [FromForm] bool? images, [FromForm] bool? archived, [FromForm] bool? selection,
        AlchemorselClient api, HttpContext context)
    {
        // A selection in which nothing was ticked is a slip, not a wish for everything.
        if (selection == true && recipe is null or { Length: 0 })
        {
            context.Response.Redirect("/export/select?none=1");
            return;
        }

        var request = new ExportRequest
        {
            RecipeIds = recipe?.Take(Limits.ExportSelectionMax + 1).ToArray(),
            Formats = formats ?? [],
            Images = images == true,
            Archived = archived == true,
        };
        using var file = await api.ExportAsync(request, context.RequestAborted);
        await PassOnAsync(file, context);
    }

    private static async Task PassOnAsync(HttpResponseMessage file, HttpContext context)
    {
        if (!file.IsSuccessStatusCode)
        {
            context.Response.StatusCode = (int)file.StatusCode;
            return;
        }

        context.Response.ContentType = file.Content.Headers.ContentType?.ToString();
        context.Response.ContentLength = file.Content.Headers.ContentLength;
        context.Response.Headers.ContentDisposition = file.Content.Headers.ContentDisposition?.ToString();
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            await file.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
        }
        catch (HttpRequestException)
        {
            // The Api broke off: the browser must see that the file is not whole.
            context.Abort();
        }
    }
}

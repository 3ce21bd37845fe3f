using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Exporting;
using Alchemorsel.Web.Clients;

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

    // The form as a whole: with it bound, its antiforgery token is checked; lists of texts can't be bound from fields one by one.
    private static async Task ArchiveAsync(IFormCollection form, AlchemorselClient api, HttpContext context)
    {
        var recipes = form["recipe"].Select(id => Guid.TryParse(id, out var recipe) ? recipe : (Guid?)null).OfType<Guid>().ToList();
        // A selection in which nothing was ticked is a slip, not a wish for everything.
        if (IsSet("selection") && recipes.Count == 0)
        {
            context.Response.Redirect("/export/select?none=1");
            return;
        }

        var request = new ExportRequest
        {
            RecipeIds = IsSet("selection") || recipes.Count > 0 ? [.. recipes.Take(Limits.ExportSelectionMax + 1)] : null,
            Formats = [.. form["formats"].OfType<string>()],
            Images = IsSet("images"),
            Archived = IsSet("archived"),
            Kitchen = IsSet("everything") ? IsSet("kitchen") : null,
        };
        using var file = await api.ExportAsync(request, context.RequestAborted);
        await PassOnAsync(file, context);

        bool IsSet(string field) => bool.TryParse(form[field].FirstOrDefault(), out var set) && set;
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

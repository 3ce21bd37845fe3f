using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Web.Clients;

namespace Alchemorsel.Web.Components.Recipes;

/// <summary>Where the page's script sends the form while it is typed in. The form brings its antiforgery token, which is checked on the way.</summary>
internal static class DraftRoutes
{
    public static void MapDraftRoutes(this IEndpointRouteBuilder app)
    {
        var drafts = app.MapGroup("/recipes/drafts/{key}").RequireAuthorization();
        drafts.MapPost("/", KeepAsync);
        drafts.MapPost("/discard", DiscardAsync);
    }

    private static async Task<IResult> KeepAsync(string key, IFormCollection form, AlchemorselClient api, CancellationToken cancellation)
    {
        var fields = form.Where(field => RecipeForm.Holds(field.Key)).ToDictionary(field => field.Key, field => field.Value.ToString());
        var kept = await api.KeepDraftAsync(
            key, new KeepRecipeForm { Fields = fields, BaseVersion = form["Form.Version"] is [{ Length: > 0 } version] ? version : null }, cancellation);
        return kept.Problem is null ? Results.NoContent() : Results.StatusCode(kept.Problem.Status);
    }

    private static async Task<IResult> DiscardAsync(string key, IFormCollection form, AlchemorselClient api, CancellationToken cancellation)
    {
        _ = form; // Bound so that the antiforgery token in it is checked.
        await api.DiscardDraftAsync(key, cancellation);
        return Results.LocalRedirect(Guid.TryParse(key, out var recipe) ? $"/recipes/{recipe}/edit" : "/recipes/new");
    }
}

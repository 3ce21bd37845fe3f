using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Web.Clients;
using Alchemorsel.Web.Sessions;

namespace Alchemorsel.Web.Components.Recipes;

/// <summary>
/// Where the page's script sends the form while it is typed in, and a button without a script. The form brings its antiforgery token, which is
/// checked on the way.
/// </summary>
internal static class DraftRoutes
{
    private const string NewPrefix = "new-";

    public static void MapDraftRoutes(this IEndpointRouteBuilder app)
    {
        var drafts = app.MapGroup("/recipes/drafts/{key}").RequireAuthorization();
        drafts.MapPost("/", KeepAsync);
        drafts.MapPost("/later", KeepForLaterAsync);
        drafts.MapPost("/discard", DiscardAsync);
    }

    /// <summary>Under which a form for a new recipe is kept.</summary>
    public static string NewKey(Guid form) => $"{NewPrefix}{form:n}";

    /// <summary>The page that a kept form goes on at.</summary>
    public static string PageOf(string key) => Guid.TryParse(key, out var recipe) ? $"/recipes/{recipe}/edit?draft=take"
        : key.StartsWith(NewPrefix, StringComparison.Ordinal) ? $"/recipes/new/{key[NewPrefix.Length..]}"
        : "/recipes/new";

    private static async Task<IResult> KeepAsync(string key, IFormCollection form, AlchemorselClient api, CancellationToken cancellation)
    {
        var problem = await SendAsync(key, form, api, cancellation);
        return problem is null ? Results.NoContent() : Results.StatusCode(problem.Status);
    }

    private static async Task<IResult> KeepForLaterAsync(string key, IFormCollection form, AlchemorselClient api, CancellationToken cancellation)
    {
        var problem = await SendAsync(key, form, api, cancellation);
        return problem is null ? Results.LocalRedirect("/recipes") : Results.StatusCode(problem.Status);
    }

    private static async Task<ApiProblem?> SendAsync(string key, IFormCollection form, AlchemorselClient api, CancellationToken cancellation)
    {
        var fields = form.Where(field => RecipeForm.Holds(field.Key)).ToDictionary(field => field.Key, field => field.Value.ToString());
        var version = form["Form.Version"] is [{ Length: > 0 } some] ? some : null;
        return (await api.KeepDraftAsync(key, new KeepRecipeForm { Fields = fields, BaseVersion = version }, cancellation)).Problem;
    }

    private static async Task<IResult> DiscardAsync(string key, IFormCollection form, AlchemorselClient api, CancellationToken cancellation)
    {
        await api.DiscardDraftAsync(key, cancellation);
        return Results.LocalRedirect(LocalUrl.OrDefault(form["back"], Guid.TryParse(key, out var recipe) ? $"/recipes/{recipe}/edit" : "/recipes"));
    }
}

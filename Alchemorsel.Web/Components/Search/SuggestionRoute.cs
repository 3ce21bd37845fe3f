using Alchemorsel.Contracts;
using Alchemorsel.Web.Clients;
using Microsoft.Net.Http.Headers;

namespace Alchemorsel.Web.Components.Search;

/// <summary>What the search field's script asks while somebody types: words to show, each with the address that it leads to.</summary>
internal static class SuggestionRoute
{
    public static void MapSuggestions(this IEndpointRouteBuilder app) => app.MapGet("/recipes/suggest", SuggestAsync).RequireAuthorization();

    private static async Task<IResult> SuggestAsync(string? q, AlchemorselClient api, HttpResponse response, CancellationToken cancellation)
    {
        response.Headers[HeaderNames.CacheControl] = "no-store";
        if (string.IsNullOrWhiteSpace(q) || q.Length > Limits.QueryMax)
            return Results.Json(Array.Empty<Suggestion>());
        var (found, problem, _) = await api.SuggestAsync(q, cancellation);
        if (found is null)
            return Results.StatusCode(problem?.Status ?? StatusCodes.Status502BadGateway);
        return Results.Json(found.Recipes.Select(recipe => new Suggestion(recipe.Title, null, $"/recipes/{recipe.Id}/{recipe.Slug}"))
            .Concat(found.Foods.Select(food => new Suggestion(food, "recipes with it", new SearchForm { With = [food] }.Url()))));
    }

    /// <param name="Text">What to show.</param>
    /// <param name="Note">What kind it is, where it is no recipe.</param>
    /// <param name="Url">Where it leads.</param>
    private sealed record Suggestion(string Text, string? Note, string Url);
}

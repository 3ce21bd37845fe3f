using Alchemorsel.Api.Data;
using Alchemorsel.Api.Http;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Search;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Alchemorsel.Api.Search;

internal static class SearchEndpoints
{
    public static void MapSearch(this IEndpointRouteBuilder app)
    {
        var recipes = app.MapGroup("/api/v1/recipes").RequireAuthorization().WithTags("Search");
        recipes.MapGet("/suggestions", Suggest).WithName("SuggestRecipes").WithSummary("Recipes and foods that what is being typed may mean");
    }

    private static async Task<Results<Ok<RecipeSuggestions>, ValidationProblem>> Suggest(
        string? q, AlchemorselDbContext db, CancellationToken cancellation)
        => q?.Length > Limits.QueryMax
            ? Problems.Invalid("q", $"At most {Limits.QueryMax} characters.")
            : TypedResults.Ok(await Suggestions.ReadAsync(db, q ?? "", cancellation));
}

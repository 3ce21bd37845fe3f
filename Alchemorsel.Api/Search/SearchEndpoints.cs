using Alchemorsel.Api.Data;
using Alchemorsel.Api.Households;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.SavedSearches;
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
        recipes.MapGet("/makeable", Make).WithName("ListMakeableRecipes").WithSummary("What can be made from the foods that are there, the least missing first");
        app.MapSavedSearches();
    }

    private static async Task<Results<Ok<MakeableRecipes>, ValidationProblem>> Make(
        [AsParameters] MakeableParameters asked, AlchemorselDbContext db, CancellationToken cancellation)
    {
        if (asked.ToQuery(out var error) is not { } filters)
            return Problems.Invalid(error.Field, error.Message);
        var needs = await HouseholdNeeds.ReadAsync(db, cancellation);
        return TypedResults.Ok(await Makeable.ReadAsync(
            db, asked.Have!, needs.NarrowToSuggest(filters), asked.MaxMissing ?? Limits.MissingDefault, cancellation));
    }

    private static async Task<Results<Ok<RecipeSuggestions>, ValidationProblem>> Suggest(
        string? q, AlchemorselDbContext db, CancellationToken cancellation)
        => q?.Length > Limits.QueryMax
            ? Problems.Invalid("q", $"At most {Limits.QueryMax} characters.")
            : TypedResults.Ok(await Suggestions.ReadAsync(db, q ?? "", cancellation));
}

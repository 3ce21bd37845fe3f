using System.Globalization;
using System.Text.Json;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Contracts.Search;
using Microsoft.AspNetCore.Http.Extensions;

namespace Alchemorsel.Web.Clients;

public sealed partial class AlchemorselClient
{
    public Task<ApiResult<Page<RecipeSummary>>> ListAsync(RecipeQuery query, CancellationToken cancellation) =>
        SendAsync<Page<RecipeSummary>>(HttpMethod.Get, $"recipes{QueryString(query, paged: true)}", null, cancellation);

    /// <summary>What the recipes of the query can be narrowed by; its page and order count for nothing.</summary>
    public Task<ApiResult<RecipeFacets>> FacetsAsync(RecipeQuery query, CancellationToken cancellation) =>
        SendAsync<RecipeFacets>(HttpMethod.Get, $"recipes/facets{QueryString(query, paged: false)}", null, cancellation);

    /// <summary>What <paramref name="typed"/> may mean.</summary>
    public Task<ApiResult<RecipeSuggestions>> SuggestAsync(string typed, CancellationToken cancellation) =>
        SendAsync<RecipeSuggestions>(HttpMethod.Get, Query("recipes/suggestions", ("q", typed)), null, cancellation);

    /// <summary>What can be made from foods that are there.</summary>
    public Task<ApiResult<MakeableRecipes>> MakeableAsync(
        IReadOnlyList<string> have, int maxMissing, IReadOnlyList<string> withoutAllergens, CancellationToken cancellation)
    {
        var query = new QueryBuilder { { "have", have }, { "maxMissing", maxMissing.ToString(CultureInfo.InvariantCulture) }, { "withoutAllergen", withoutAllergens } };
        return SendAsync<MakeableRecipes>(HttpMethod.Get, $"recipes/makeable{query.ToQueryString()}", null, cancellation);
    }

    private static string QueryString(RecipeQuery query, bool paged)
    {
        var parameters = new QueryBuilder();
        One("q", query.Q);
        Many("tag", query.Tags);
        One("cuisine", query.Cuisine);
        One("category", query.Category);
        Many("diet", query.Diets);
        One("difficulty", query.Difficulty is { } difficulty ? Name(difficulty) : null);
        One("maxMinutes", query.MaxMinutes?.ToString(CultureInfo.InvariantCulture));
        One("minRating", query.MinRating?.ToString(CultureInfo.InvariantCulture));
        Many("food", query.Foods);
        Many("withoutFood", query.WithoutFoods);
        Many("withoutAllergen", query.WithoutAllergens);
        One("allowUnknown", query.AllowUnknown ? "true" : null);
        One("status", query.Status is { } status ? Name(status) : null);
        One("favourite", query.Favourite ? "true" : null);
        One("collection", query.Collection?.ToString());
        if (paged)
        {
            One("sort", query.Sort is { } sort ? Name(sort) : null);
            One("cursor", query.Cursor);
            One("limit", query.Limit?.ToString(CultureInfo.InvariantCulture));
        }
        return parameters.ToQueryString().Value ?? "";

        void One(string name, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value))
                parameters.Add(name, value);
        }

        void Many(string name, IReadOnlyList<string> values)
        {
            foreach (var value in values)
                One(name, value);
        }

        static string Name<T>(T value)
            where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
    }
}

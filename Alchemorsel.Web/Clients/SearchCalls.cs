using System.Globalization;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Contracts.Search;
using Microsoft.AspNetCore.Http.Extensions;

namespace Alchemorsel.Web.Clients;

public sealed partial class AlchemorselClient
{
    public Task<ApiResult<Page<RecipeSummary>>> ListAsync(RecipeQuery query, CancellationToken cancellation) =>
        SendAsync<Page<RecipeSummary>>(HttpMethod.Get, "recipes" + RecipeQueryString.Of(query), null, cancellation);

    /// <summary>What the recipes of the query can be narrowed by; its page and order count for nothing.</summary>
    public Task<ApiResult<RecipeFacets>> FacetsAsync(RecipeQuery query, CancellationToken cancellation) =>
        SendAsync<RecipeFacets>(HttpMethod.Get, "recipes/facets" + RecipeQueryString.OfFilters(query), null, cancellation);

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
}

using System.Globalization;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Contracts.Sharing;
using Microsoft.AspNetCore.WebUtilities;

namespace Alchemorsel.Web.Clients;

/// <summary>Links that show something to anybody: the household's own, and what a visitor sees through one.</summary>
public sealed partial class AlchemorselClient
{
    /// <summary>All of the household's, or those to one recipe or collection.</summary>
    public Task<ApiResult<ShareLinkList>> ShareLinksAsync(Guid? recipe, Guid? collection, CancellationToken cancellation)
    {
        var parameters = new Dictionary<string, string?> { ["recipe"] = recipe?.ToString(), ["collection"] = collection?.ToString() };
        return SendAsync<ShareLinkList>(
            HttpMethod.Get, QueryHelpers.AddQueryString("share-links", parameters.Where(entry => entry.Value is not null)), null, cancellation);
    }

    public Task<ApiResult<NewShareLink>> ShareAsync(ShareLinkInput input, CancellationToken cancellation) =>
        SendAsync<NewShareLink>(HttpMethod.Post, "share-links", input, cancellation);

    public Task<ApiResult<object>> CloseShareLinkAsync(Guid id, CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Delete, $"share-links/{id}", null, cancellation);

    public Task<ApiResult<SharedContent>> SharedAsync(string token, CancellationToken cancellation) =>
        SendAsync<SharedContent>(HttpMethod.Get, $"share/{Uri.EscapeDataString(token)}", null, cancellation, anonymous: true);

    public Task<ApiResult<Page<SharedRecipe>>> SharedRecipesAsync(string token, string? cursor, int limit, CancellationToken cancellation)
    {
        var parameters = new Dictionary<string, string?> { ["cursor"] = cursor, ["limit"] = limit.ToString(CultureInfo.InvariantCulture) };
        var path = QueryHelpers.AddQueryString(
            $"share/{Uri.EscapeDataString(token)}/recipes", parameters.Where(entry => !string.IsNullOrEmpty(entry.Value)));
        return SendAsync<Page<SharedRecipe>>(HttpMethod.Get, path, null, cancellation, anonymous: true);
    }

    public Task<ApiResult<RecipeDetails>> CopySharedAsync(string token, Guid id, string idempotencyKey, CancellationToken cancellation) =>
        SendAsync<RecipeDetails>(
            HttpMethod.Post, $"share/{Uri.EscapeDataString(token)}/recipes/{id}/copy", null, cancellation,
            Once(idempotencyKey));

    public Task<ApiResult<RecipeDetails>> SharedRecipeAsync(string token, Guid id, CancellationToken cancellation) =>
        SendAsync<RecipeDetails>(HttpMethod.Get, $"share/{Uri.EscapeDataString(token)}/recipes/{id}", null, cancellation, anonymous: true);
}

using System.Globalization;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Collections;
using Alchemorsel.Contracts.Home;
using Alchemorsel.Contracts.Recipes;
using Microsoft.AspNetCore.WebUtilities;

namespace Alchemorsel.Web.Clients;

/// <summary>Collections, and the home page.</summary>
public sealed partial class AlchemorselClient
{
    public Task<ApiResult<HomeView>> HomeAsync(CancellationToken cancellation) => SendAsync<HomeView>(HttpMethod.Get, "home", null, cancellation);

    /// <param name="recipe">A recipe to say of whether it is in each; null for none.</param>
    /// <param name="cursor">Where to go on; null at the beginning.</param>
    /// <param name="limit">Collections of the page.</param>
    /// <param name="cancellation">Ends the call.</param>
    public Task<ApiResult<Page<CollectionInfo>>> ListCollectionsAsync(Guid? recipe, string? cursor, int limit, CancellationToken cancellation) =>
        SendAsync<Page<CollectionInfo>>(HttpMethod.Get, WithPage("collections", cursor, limit, ("recipe", recipe?.ToString())), null, cancellation);

    public Task<ApiResult<CollectionInfo>> ReadCollectionAsync(Guid id, CancellationToken cancellation) =>
        SendAsync<CollectionInfo>(HttpMethod.Get, $"collections/{id}", null, cancellation);

    public Task<ApiResult<Page<RecipeSummary>>> ListCollectionRecipesAsync(Guid id, string? cursor, int limit, CancellationToken cancellation) =>
        SendAsync<Page<RecipeSummary>>(HttpMethod.Get, WithPage($"collections/{id}/recipes", cursor, limit), null, cancellation);

    public Task<ApiResult<CollectionInfo>> CreateCollectionAsync(CollectionInput input, string idempotencyKey, CancellationToken cancellation) =>
        SendAsync<CollectionInfo>(
            HttpMethod.Post, "collections", input, cancellation, Once(idempotencyKey));

    public Task<ApiResult<object>> ReplaceCollectionAsync(Guid id, CollectionInput input, CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Put, $"collections/{id}", input, cancellation);

    public Task<ApiResult<object>> DeleteCollectionAsync(Guid id, CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Delete, $"collections/{id}", null, cancellation);

    public Task<ApiResult<object>> SetInCollectionAsync(Guid id, Guid recipe, bool isIn, CancellationToken cancellation) =>
        SendAsync<object>(isIn ? HttpMethod.Put : HttpMethod.Delete, $"collections/{id}/recipes/{recipe}", null, cancellation);

    public Task<ApiResult<object>> MoveInCollectionAsync(Guid id, Guid recipe, Guid? after, CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Put, $"collections/{id}/recipes/{recipe}/position", new PositionInput { After = after }, cancellation);

    private static string WithPage(string path, string? cursor, int limit, params (string Name, string? Value)[] more) =>
        QueryHelpers.AddQueryString(path, more
            .Append(("limit", limit.ToString(CultureInfo.InvariantCulture)))
            .Append(("cursor", cursor))
            .Where(entry => !string.IsNullOrEmpty(entry.Item2))
            .Select(entry => KeyValuePair.Create(entry.Item1, entry.Item2)));
}

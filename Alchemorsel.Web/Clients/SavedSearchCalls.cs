using Alchemorsel.Contracts.SavedSearches;

namespace Alchemorsel.Web.Clients;

/// <summary>Searches that the household keeps.</summary>
public sealed partial class AlchemorselClient
{
    public Task<ApiResult<SavedSearchList>> SavedSearchesAsync(CancellationToken cancellation) =>
        SendAsync<SavedSearchList>(HttpMethod.Get, "saved-searches", null, cancellation);

    public Task<ApiResult<SavedSearchInfo>> ReadSavedSearchAsync(Guid id, CancellationToken cancellation) =>
        SendAsync<SavedSearchInfo>(HttpMethod.Get, $"saved-searches/{id}", null, cancellation);

    public Task<ApiResult<SavedSearchInfo>> SaveSearchAsync(SavedSearchInput input, string idempotencyKey, CancellationToken cancellation) =>
        SendAsync<SavedSearchInfo>(
            HttpMethod.Post, "saved-searches", input, cancellation, Once(idempotencyKey));

    public Task<ApiResult<object>> ReplaceSavedSearchAsync(Guid id, SavedSearchInput input, string version, CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Put, $"saved-searches/{id}", input, cancellation, IfMatch(version));

    public Task<ApiResult<object>> DeleteSavedSearchAsync(Guid id, CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Delete, $"saved-searches/{id}", null, cancellation);
}

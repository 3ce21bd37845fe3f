using Alchemorsel.Contracts.Recipes;

namespace Alchemorsel.Web.Clients;

/// <summary>Recipe forms that are kept while they are typed in.</summary>
public sealed partial class AlchemorselClient
{
    public Task<ApiResult<List<KeptRecipeFormSummary>>> DraftsAsync(CancellationToken cancellation) =>
        SendAsync<List<KeptRecipeFormSummary>>(HttpMethod.Get, "recipe-drafts", null, cancellation);

    public Task<ApiResult<KeptRecipeForm>> ReadDraftAsync(string key, CancellationToken cancellation) =>
        SendAsync<KeptRecipeForm>(HttpMethod.Get, $"recipe-drafts/{key}", null, cancellation);

    public Task<ApiResult<object>> KeepDraftAsync(string key, KeepRecipeForm draft, CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Put, $"recipe-drafts/{Segment(key)}", draft, cancellation);

    public Task<ApiResult<object>> DiscardDraftAsync(string key, CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Delete, $"recipe-drafts/{Segment(key)}", null, cancellation);
}

using Alchemorsel.Contracts.Recipes;

namespace Alchemorsel.Web.Clients;

/// <summary>Recipe forms that are kept while they are typed in.</summary>
public sealed partial class AlchemorselClient
{
    public Task<ApiResult<KeptRecipeForm>> ReadDraftAsync(string key, CancellationToken cancellation) =>
        SendAsync<KeptRecipeForm>(HttpMethod.Get, $"recipe-drafts/{key}", null, cancellation);

    public Task<ApiResult<object>> KeepDraftAsync(string key, KeepRecipeForm draft, CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Put, $"recipe-drafts/{Uri.EscapeDataString(key)}", draft, cancellation);

    public Task<ApiResult<object>> DiscardDraftAsync(string key, CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Delete, $"recipe-drafts/{Uri.EscapeDataString(key)}", null, cancellation);
}

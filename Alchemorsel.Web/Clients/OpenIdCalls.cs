using Alchemorsel.Contracts.Accounts;

namespace Alchemorsel.Web.Clients;

public sealed partial class AlchemorselClient
{
    public Task<ApiResult<OpenIdProviderList>> OpenIdProvidersAsync(CancellationToken cancellation) =>
        SendAsync<OpenIdProviderList>(HttpMethod.Get, "auth/openid", null, cancellation, anonymous: true);

    public Task<ApiResult<OpenIdStart>> StartOpenIdSignInAsync(string provider, OpenIdStartRequest request, CancellationToken cancellation) =>
        SendAsync<OpenIdStart>(HttpMethod.Post, $"auth/openid/{Segment(provider)}/start", request, cancellation, anonymous: true);

    public Task<ApiResult<AuthTokens>> FinishOpenIdSignInAsync(string provider, OpenIdFinishRequest request, CancellationToken cancellation) =>
        SendAsync<AuthTokens>(HttpMethod.Post, $"auth/openid/{Segment(provider)}/finish", request, cancellation, anonymous: true);

    public Task<ApiResult<OpenIdStart>> StartOpenIdLinkAsync(string provider, OpenIdLinkRequest request, CancellationToken cancellation) =>
        SendAsync<OpenIdStart>(HttpMethod.Post, $"users/me/openid/{Segment(provider)}/start", request, cancellation);

    public Task<ApiResult<OpenIdLinkInfo>> FinishOpenIdLinkAsync(string provider, OpenIdFinishRequest request, CancellationToken cancellation) =>
        SendAsync<OpenIdLinkInfo>(HttpMethod.Post, $"users/me/openid/{Segment(provider)}/finish", request, cancellation);

    public Task<ApiResult<object>> RemoveOpenIdLinkAsync(Guid id, PasswordConfirmation request, CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Post, $"users/me/openid/{id}/removal", request, cancellation);

    public Task<ApiResult<OpenIdStart>> StartConfirmationAsync(string provider, OpenIdStartRequest request, CancellationToken cancellation) =>
        SendAsync<OpenIdStart>(HttpMethod.Post, $"users/me/confirmation/{Segment(provider)}/start", request, cancellation);

    public Task<ApiResult<object>> FinishConfirmationAsync(string provider, OpenIdFinishRequest request, CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Post, $"users/me/confirmation/{Segment(provider)}/finish", request, cancellation);
}

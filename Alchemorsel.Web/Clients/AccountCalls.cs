using Alchemorsel.Contracts.Accounts;

namespace Alchemorsel.Web.Clients;

public sealed partial class AlchemorselClient
{
    public Task<ApiResult<InstallationInfo>> InstallationAsync(CancellationToken cancellation) =>
        SendAsync<InstallationInfo>(HttpMethod.Get, "installation", null, cancellation, anonymous: true);

    public Task<ApiResult<object>> ForgotPasswordAsync(ForgotPasswordRequest request, CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Post, "auth/forgot-password", request, cancellation, anonymous: true);

    public Task<ApiResult<object>> ResetPasswordAsync(ResetPasswordRequest request, CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Post, "auth/reset-password", request, cancellation, anonymous: true);

    public Task<ApiResult<object>> VerifyEmailAsync(VerifyEmailRequest request, CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Post, "auth/verify-email", request, cancellation, anonymous: true);

    public Task<ApiResult<UserInfo>> MeAsync(CancellationToken cancellation) =>
        SendAsync<UserInfo>(HttpMethod.Get, "users/me", null, cancellation);

    public Task<ApiResult<object>> RenameMeAsync(RenameRequest request, CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Put, "users/me", request, cancellation);

    public Task<ApiResult<AuthTokens>> ChangePasswordAsync(ChangePasswordRequest request, CancellationToken cancellation) =>
        SendAsync<AuthTokens>(HttpMethod.Put, "users/me/password", request, cancellation);

    public Task<ApiResult<object>> ChangeEmailAsync(ChangeEmailRequest request, CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Put, "users/me/email", request, cancellation);

    public Task<ApiResult<object>> SendVerificationAsync(CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Post, "users/me/verification", null, cancellation);

    public Task<ApiResult<SignInList>> SignInsAsync(CancellationToken cancellation) =>
        SendAsync<SignInList>(HttpMethod.Get, "users/me/sign-ins", null, cancellation);

    public Task<ApiResult<object>> RevokeSignInAsync(Guid id, CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Delete, $"users/me/sign-ins/{id}", null, cancellation);

    public Task<ApiResult<object>> RevokeOtherSignInsAsync(CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Post, "users/me/sign-ins/revoke-others", null, cancellation);

    public Task<ApiResult<PersonalAccessTokenList>> TokensAsync(CancellationToken cancellation) =>
        SendAsync<PersonalAccessTokenList>(HttpMethod.Get, "users/me/tokens", null, cancellation);

    public Task<ApiResult<NewPersonalAccessToken>> MakeTokenAsync(PersonalAccessTokenInput input, CancellationToken cancellation) =>
        SendAsync<NewPersonalAccessToken>(HttpMethod.Post, "users/me/tokens", input, cancellation);

    public Task<ApiResult<object>> RevokeTokenAsync(Guid id, CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Delete, $"users/me/tokens/{id}", null, cancellation);

    public Task<ApiResult<AccountDeletion>> AccountDeletionAsync(CancellationToken cancellation) =>
        SendAsync<AccountDeletion>(HttpMethod.Get, "users/me/deletion", null, cancellation);

    public Task<ApiResult<object>> DeleteAccountAsync(DeleteAccountRequest request, CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Post, "users/me/deletion", request, cancellation);
}

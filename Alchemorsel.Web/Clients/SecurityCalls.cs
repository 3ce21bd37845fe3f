using Alchemorsel.Contracts.Accounts;

namespace Alchemorsel.Web.Clients;

public sealed partial class AlchemorselClient
{
    public Task<ApiResult<AuthTokens>> SecondStepAsync(SecondFactorRequest request, CancellationToken cancellation) =>
        SendAsync<AuthTokens>(HttpMethod.Post, "auth/sign-in/second-factor", request, cancellation, anonymous: true);

    public Task<ApiResult<PasskeyRequestOptions>> PasskeySignInOptionsAsync(CancellationToken cancellation) =>
        SendAsync<PasskeyRequestOptions>(HttpMethod.Get, "auth/sign-in/passkey", null, cancellation, anonymous: true);

    public Task<ApiResult<AuthTokens>> SignInWithPasskeyAsync(PasskeySignInRequest request, CancellationToken cancellation) =>
        SendAsync<AuthTokens>(HttpMethod.Post, "auth/sign-in/passkey", request, cancellation, anonymous: true);

    public Task<ApiResult<AccountSecurity>> SecurityAsync(CancellationToken cancellation) =>
        SendAsync<AccountSecurity>(HttpMethod.Get, "users/me/security", null, cancellation);

    public Task<ApiResult<TotpSetup>> BeginAuthenticatorAsync(PasswordConfirmation request, CancellationToken cancellation) =>
        SendAsync<TotpSetup>(HttpMethod.Post, "users/me/totp", request, cancellation);

    public Task<ApiResult<RecoveryCodeList>> ConfirmAuthenticatorAsync(TotpConfirmation request, CancellationToken cancellation) =>
        SendAsync<RecoveryCodeList>(HttpMethod.Post, "users/me/totp/confirmation", request, cancellation);

    public Task<ApiResult<object>> RemoveAuthenticatorAsync(FactorConfirmation request, CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Post, "users/me/totp/removal", request, cancellation);

    public Task<ApiResult<RecoveryCodeList>> RenewRecoveryCodesAsync(FactorConfirmation request, CancellationToken cancellation) =>
        SendAsync<RecoveryCodeList>(HttpMethod.Post, "users/me/recovery-codes", request, cancellation);

    public Task<ApiResult<NewPasskeyOptions>> BeginPasskeyAsync(NewPasskeyRequest request, CancellationToken cancellation) =>
        SendAsync<NewPasskeyOptions>(HttpMethod.Post, "users/me/passkeys/options", request, cancellation);

    public Task<ApiResult<PasskeyInfo>> AddPasskeyAsync(PasskeyRegistration request, CancellationToken cancellation) =>
        SendAsync<PasskeyInfo>(HttpMethod.Post, "users/me/passkeys", request, cancellation);

    public Task<ApiResult<object>> RenamePasskeyAsync(Guid id, PasskeyInput request, CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Put, $"users/me/passkeys/{id}", request, cancellation);

    public Task<ApiResult<object>> RemovePasskeyAsync(Guid id, PasswordConfirmation request, CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Post, $"users/me/passkeys/{id}/removal", request, cancellation);
}

using System.Net;
using System.Net.Http.Json;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Tests.Api.Accounts.Factors;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;

namespace Alchemorsel.Tests.Api.Accounts.Passkeys;

/// <summary>What the tests say about passkeys, in a line each.</summary>
internal static class PasskeyCalls
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<PasskeyCreationOptions> CreationOptionsAsync(this TestAccount account, string? code = null)
    {
        using var answer = await account.SayAsync("passkeys/options", new NewPasskeyRequest { Password = TestAccount.FirstPassword, Code = code });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.ReadAsync<NewPasskeyOptions>()).Options;
    }

    public static async Task<PasskeyInfo> AddPasskeyAsync(this TestAccount account, SoftwareAuthenticator device, string name = "My phone", string? code = null)
    {
        using var answer = await account.SayAsync("passkeys", device.Make(await account.CreationOptionsAsync(code), name));
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return await answer.ReadAsync<PasskeyInfo>();
    }

    public static async Task<PasskeyRequestOptions> RequestOptionsAsync(this ApiFixture api) =>
        (await api.NewClient().GetFromJsonAsync<PasskeyRequestOptions>("/api/v1/auth/sign-in/passkey", Json.Options, Cancellation))!;

    public static Task<HttpResponseMessage> SignInAsync(this ApiFixture api, PasskeySignInRequest signed) =>
        api.NewClient().PostAsJsonAsync("/api/v1/auth/sign-in/passkey", signed, Json.Options, Cancellation);

    public static async Task<HttpResponseMessage> SignInAsync(this ApiFixture api, SoftwareAuthenticator device) =>
        await api.SignInAsync(device.Sign(await api.RequestOptionsAsync()));
}

using System.Net.Http.Headers;
using System.Net.Http.Json;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;

namespace Alchemorsel.Tests.Api.Accounts;

/// <summary>What the tests say about personal access tokens, in a line each.</summary>
internal static class TokenClient
{
    public const string Root = "/api/v1/users/me/tokens";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static Task<HttpResponseMessage> TryMakeTokenAsync(this HttpClient cook, PersonalAccessTokenInput input) =>
        cook.PostAsJsonAsync(Root, input, Json.Options, Cancellation);

    public static async Task<NewPersonalAccessToken> MakeTokenAsync(this HttpClient cook, string name, params TokenScope[] scopes)
    {
        using var answer = await cook.TryMakeTokenAsync(new PersonalAccessTokenInput { Name = name, Scopes = scopes, Password = TestAccount.FirstPassword });
        Assert.Equal(System.Net.HttpStatusCode.Created, answer.StatusCode);
        return await answer.ReadAsync<NewPersonalAccessToken>();
    }

    public static async Task<IReadOnlyList<PersonalAccessTokenInfo>> TokensAsync(this HttpClient cook) =>
        (await cook.GetFromJsonAsync<PersonalAccessTokenList>(Root, Json.Options, Cancellation))!.Tokens;

    /// <summary>A client that comes with a token alone.</summary>
    public static HttpClient ProgramWith(this ApiFixture api, string secret)
    {
        var client = api.NewClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        return client;
    }

    /// <summary>The same with a new token of a cook.</summary>
    public static async Task<HttpClient> NewProgramAsync(this ApiFixture api, HttpClient cook, params TokenScope[] scopes) =>
        api.ProgramWith((await cook.MakeTokenAsync("Test", scopes)).Secret);
}

using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Alchemorsel.Api.Data;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Tests.Api.Mail;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace Alchemorsel.Tests.Api.Accounts;

/// <summary>An account of a test's own, and what its owner says to the Api.</summary>
internal sealed class TestAccount : IDisposable
{
    public const string FirstPassword = "a long enough password";

    private readonly ApiFixture api;

    private TestAccount(ApiFixture api, string email, AuthTokens tokens)
    {
        (this.api, Email, Tokens) = (api, email, tokens);
        Client = api.ClientOf(tokens);
    }

    public string Email { get; }
    public AuthTokens Tokens { get; }
    public Guid Id => Tokens.User.Id;

    /// <summary>Signed in as when the account was made.</summary>
    public HttpClient Client { get; }

    public MailBox Mail => new(api.MailFolder, Email);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static string NewEmail() => $"{Guid.CreateVersion7():n}@cooks.test";

    public static async Task<TestAccount> NewAsync(ApiFixture api, string name = "Cook")
    {
        var email = NewEmail();
        using var client = api.NewClient();
        using var answer = await client.PostAsJsonAsync(
            "/api/v1/auth/register", new RegisterRequest { Email = email, Password = FirstPassword, DisplayName = name }, Json.Options, Cancellation);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return new TestAccount(api, email, await answer.ReadAsync<AuthTokens>());
    }

    /// <summary>Signs in once more, as on another device.</summary>
    public async Task<AuthTokens> SignInAsync(string password = FirstPassword, string? userAgent = null)
    {
        using var answer = await TrySignInAsync(password, userAgent);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.ReadAsync<AuthTokens>();
    }

    public Task<HttpResponseMessage> TrySignInAsync(string password, string? userAgent = null, string? email = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/auth/sign-in")
        {
            Content = JsonContent.Create(new SignInRequest { Email = email ?? Email, Password = password }, options: Json.Options),
        };
        if (userAgent is not null)
            request.Headers.TryAddWithoutValidation("User-Agent", userAgent);
        return api.NewClient().SendAsync(request, Cancellation);
    }

    public Task<HttpResponseMessage> ForgetAsync(string? email = null) =>
        api.NewClient().PostAsJsonAsync("/api/v1/auth/forgot-password", new ForgotPasswordRequest { Email = email ?? Email }, Json.Options, Cancellation);

    public Task<HttpResponseMessage> ResetAsync(string token, string password) => api.NewClient().PostAsJsonAsync(
        "/api/v1/auth/reset-password", new ResetPasswordRequest { Token = token, NewPassword = password }, Json.Options, Cancellation);

    public Task<HttpResponseMessage> VerifyAsync(string token) =>
        api.NewClient().PostAsJsonAsync("/api/v1/auth/verify-email", new VerifyEmailRequest { Token = token }, Json.Options, Cancellation);

    public Task<HttpResponseMessage> RefreshAsync(AuthTokens tokens) => api.NewClient().PostAsJsonAsync(
        "/api/v1/auth/refresh", new RefreshRequest { RefreshToken = tokens.RefreshToken }, Json.Options, Cancellation);

    public async Task<UserInfo> MeAsync() => (await Client.GetFromJsonAsync<UserInfo>("/api/v1/users/me", Json.Options, Cancellation))!;

    public void Dispose() => Client.Dispose();
}

internal static class AccountTestExtensions
{
    public static HttpClient ClientOf(this ApiFixture api, AuthTokens tokens)
    {
        var client = api.NewClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", tokens.AccessToken);
        return client;
    }

    public static async Task<T> WithDbAsync<T>(this ApiFixture api, Func<AlchemorselDbContext, Task<T>> use)
    {
        await using var scope = api.NewScope();
        return await use(scope.ServiceProvider.GetRequiredService<AlchemorselDbContext>());
    }

    public static async Task AssertProblemAsync(this HttpResponseMessage answer, int status, string name, string? field = null)
    {
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(status == (int)answer.StatusCode, $"{(int)answer.StatusCode}: {text}");
        var problem = System.Text.Json.JsonSerializer.Deserialize<ValidationProblemDetails>(text, Json.Options);
        Assert.Equal($"urn:alchemorsel:problem:{name}", problem?.Type);
        if (field is not null)
            Assert.Contains(field, problem!.Errors.Keys);
    }
}

using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Webhooks;
using Alchemorsel.Tests.Api.Accounts.Factors;
using Alchemorsel.Tests.Api.Accounts.OpenId;
using Alchemorsel.Tests.Api.Accounts.Passkeys;
using Alchemorsel.Tests.Api.Mail;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Api.Webhooks;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Alchemorsel.Tests.Api.Accounts;

/// <summary>A run through all account routes with every log line kept, down to the most talkative.</summary>
[Collection(ApiGroup.Name)]
public sealed class SecretsInLogsTests(ApiFixture api)
{
    private const string First = "first-secret-of-ada-4711";
    private const string Wrong = "wrong-secret-of-ada-4711";
    private const string Second = "second-secret-of-ada-4711";
    private const string Third = "third-secret-of-ada-4711";
    private const string ClientSecret = "the-secret-of-this-client-4711";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_password_and_no_token_is_in_any_line()
    {
        var lines = new Lines();
        await using var provider = await HostileProvider.StartAsync();
        await using var replica = api.NewReplica(
            ("ALCHEMORSEL_OIDC_AUTHORITY", provider.Authority), ("ALCHEMORSEL_OIDC_CLIENT_ID", HostileProvider.ClientId),
            ("ALCHEMORSEL_OIDC_CLIENT_SECRET", ClientSecret), ("ALCHEMORSEL_OIDC_PRIVATE_NETWORK", "true")).WithWebHostBuilder(host => host.ConfigureLogging(logging =>
        {
            // Whatever the settings say of each category.
            logging.AddFilter<Lines>((_, _) => true);
            logging.AddProvider(lines);
        }));
        using var client = replica.CreateClient();
        var email = TestAccount.NewEmail();
        var mail = new MailBox(api.MailFolder, email);
        var secrets = new List<string> { First, Wrong, Second, Third, ClientSecret };
        var codes = new List<string>();

        var ada = new RegisterRequest { Email = email, Password = First, DisplayName = "Ada" };
        var tokens = await SendAsync<AuthTokens>(HttpMethod.Post, "auth/register", ada);
        Use(tokens!);
        var verify = MailBox.TokenOf((await mail.WaitAsync(1))[0]);
        await SendAsync<object>(HttpMethod.Post, "auth/sign-in", new SignInRequest { Email = email, Password = Wrong });
        Use((await SendAsync<AuthTokens>(HttpMethod.Post, "auth/refresh", new RefreshRequest { RefreshToken = tokens!.RefreshToken }))!);
        await SendAsync<object>(HttpMethod.Post, "auth/verify-email", new VerifyEmailRequest { Token = verify });
        await SendAsync<object>(HttpMethod.Post, "auth/verify-email", new VerifyEmailRequest { Token = verify });
        await SendAsync<object>(HttpMethod.Put, "users/me/password", new ChangePasswordRequest { CurrentPassword = Wrong, NewPassword = Second });
        Use((await SendAsync<AuthTokens>(HttpMethod.Put, "users/me/password", new ChangePasswordRequest { CurrentPassword = First, NewPassword = Second }))!);
        await SendAsync<object>(HttpMethod.Post, "auth/forgot-password", new ForgotPasswordRequest { Email = email });
        var reset = MailBox.TokenOf(await mail.FindAsync("Choose a new password"));
        await SendAsync<object>(HttpMethod.Post, "auth/reset-password", new ResetPasswordRequest { Token = reset, NewPassword = Third });
        Use((await SendAsync<AuthTokens>(HttpMethod.Post, "auth/sign-in", new SignInRequest { Email = email, Password = Third }))!);
        await SendAsync<object>(HttpMethod.Get, "users/me/sign-ins", null);
        var wish = new PersonalAccessTokenInput { Name = "Display", Scopes = [TokenScope.Read], Password = Third };
        var token = (await SendAsync<NewPersonalAccessToken>(HttpMethod.Post, "users/me/tokens", wish))!;
        var jwt = client.DefaultRequestHeaders.Authorization;
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Secret);
        await SendAsync<object>(HttpMethod.Get, "recipes", null);
        await SendAsync<object>(HttpMethod.Get, "users/me", null);
        await SendAsync<object>(HttpMethod.Post, "mcp", new { jsonrpc = "2.0", id = 1, method = "tools/list" });
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Secret + "x");
        await SendAsync<object>(HttpMethod.Get, "recipes", null);
        client.DefaultRequestHeaders.Authorization = jwt;
        await SendAsync<object>(HttpMethod.Delete, $"users/me/tokens/{token.Token.Id}", null);
        await SignInWithFactorsAsync();
        await SignInElsewhereAsync();
        await SendAsync<object>(HttpMethod.Put, "users/me/email", new ChangeEmailRequest { Email = TestAccount.NewEmail(), Password = Third });
        var webhook = (await SendAsync<NewWebhook>(HttpMethod.Post, "webhooks", WebhookClient.Input("https://hooks.example.org/a-token-of-theirs")))!;
        var renewed = (await SendAsync<NewWebhookSecret>(HttpMethod.Post, $"webhooks/{webhook.Webhook.Id}/secret", null))!;
        secrets.AddRange([webhook.Secret, renewed.Secret, "a-token-of-theirs"]);
        await SendAsync<object>(HttpMethod.Post, $"webhooks/{webhook.Webhook.Id}/test", null);
        await SendAsync<object>(HttpMethod.Post, "auth/sign-out", new RefreshRequest { RefreshToken = tokens.RefreshToken });
        await SendAsync<object>(HttpMethod.Post, "users/me/deletion", new DeleteAccountRequest { Password = Third });

        secrets.AddRange([verify, reset, token.Secret]);
        Assert.True(lines.All.Count > 100, $"Only {lines.All.Count} lines were kept.");
        foreach (var secret in secrets)
            Assert.DoesNotContain(lines.All, line => line.Contains(secret, StringComparison.Ordinal));
        // Six digits may well stand within a number of something else.
        foreach (var code in codes)
            Assert.DoesNotContain(lines.All, line => Regex.IsMatch(line, $"(?<![0-9A-Za-z.-]){code}(?![0-9A-Za-z.-])"));

        async Task<T?> SendAsync<T>(HttpMethod method, string path, object? body)
            where T : class
        {
            using var request = new HttpRequestMessage(method, $"/api/v1/{path}");
            request.Content = body is null ? null : JsonContent.Create(body, body.GetType(), options: Json.Options);
            using var answer = await client.SendAsync(request, Cancellation);
            return typeof(T) == typeof(object) ? null : await answer.ReadAsync<T>();
        }

        async Task SignInWithFactorsAsync()
        {
            var password = new PasswordConfirmation { Password = Third };
            var setup = (await SendAsync<TotpSetup>(HttpMethod.Post, "users/me/totp", password))!;
            var app = new AuthenticatorApp(setup.Secret);
            secrets.AddRange([setup.Secret, setup.Uri]);
            var recovery = (await SendAsync<RecoveryCodeList>(HttpMethod.Post, "users/me/totp/confirmation", new TotpConfirmation { Code = Code(app.NextCode()) }))!.Codes;
            secrets.AddRange([.. recovery, .. recovery.Select(code => code.Replace("-", "", StringComparison.Ordinal))]);
            foreach (var code in new[] { "wrong-code-4711", app.NextCode(), recovery[0] })
            {
                var asked = await SendAsync<System.Text.Json.Nodes.JsonObject>(HttpMethod.Post, "auth/sign-in", new SignInRequest { Email = email, Password = Third });
                var challenge = Secret(asked!["challenge"]!.GetValue<string>());
                var answered = await SendAsync<System.Text.Json.Nodes.JsonObject>(
                    HttpMethod.Post, "auth/sign-in/second-factor", new SecondFactorRequest { Challenge = challenge, Code = Code(code) });
                Assert.Equal(code != "wrong-code-4711", answered!.ContainsKey("accessToken"));
            }

            using var device = new SoftwareAuthenticator();
            var begun = (await SendAsync<NewPasskeyOptions>(HttpMethod.Post, "users/me/passkeys/options", new NewPasskeyRequest { Password = Third, Code = Code(recovery[1]) }))!;
            secrets.Add(begun.Options.Challenge);
            await SendAsync<PasskeyInfo>(HttpMethod.Post, "users/me/passkeys", device.Make(begun.Options));
            foreach (var origin in new[] { "https://evil.example", device.Origin })
            {
                device.Origin = origin;
                var signed = device.Sign((await SendAsync<PasskeyRequestOptions>(HttpMethod.Get, "auth/sign-in/passkey", null))!);
                secrets.AddRange([signed.ClientDataJson, signed.Signature]);
                await SendAsync<object>(HttpMethod.Post, "auth/sign-in/passkey", signed);
            }
        }

        async Task SignInElsewhereAsync()
        {
            provider.Sign = claims => Secret(provider.SignHonestly(claims));
            foreach (var (way, isRight) in new[] { (OpenIdCalls.SignIn, false), (OpenIdCalls.SignIn, true), (OpenIdCalls.Link, true), (OpenIdCalls.Confirm, true) })
            {
                var path = $"{way["/api/v1/".Length..]}/sso";
                var start = (await SendAsync<OpenIdStart>(HttpMethod.Post, $"{path}/start", new OpenIdLinkRequest { Password = Third }))!;
                secrets.AddRange([start.Ticket, start.Said("state"), start.Said("nonce")]);
                await SendAsync<object>(HttpMethod.Post, $"{path}/finish", start.Back() with { Code = isRight ? start.Said("nonce") : Secret("a-code-that-is-none-4711") });
            }

            secrets.AddRange(provider.Asked.Select(form => form["code_verifier"].ToString()));
            Assert.Equal(4, provider.Asked.Count);
        }

        string Code(string one)
        {
            codes.Add(one);
            return one;
        }

        string Secret(string one)
        {
            secrets.Add(one);
            return one;
        }

        void Use(AuthTokens next)
        {
            secrets.AddRange([next.AccessToken, next.RefreshToken, next.MediaToken]);
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", next.AccessToken);
        }
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> All { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            All.Enqueue(state.ToString() ?? "");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            All.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}

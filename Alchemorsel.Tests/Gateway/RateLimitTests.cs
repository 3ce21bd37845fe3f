using System.Net;
using System.Net.Sockets;
using Alchemorsel.Gateway.RateLimits;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.AspNetCore.Http;

namespace Alchemorsel.Tests.Gateway;

/// <summary>How often one address may ask, however many gateways it asks.</summary>
public sealed class RateLimitTests(RedisFixture redis) : IClassFixture<RedisFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tries_to_sign_in_are_counted_by_all_replicas_together_and_for_the_api_and_the_pages_alike()
    {
        await using var one = await StartAsync();
        await using var other = await StartAsync();
        foreach (var (gateway, path) in new[]
        {
            (one, "/api/v1/auth/sign-in"), (other, "/sign-in"), (one, "/api/v1/auth/register"), (other, "/SIGN-UP"), (one, "/api/v1/auth/sign-in/"),
        })
            Assert.Equal(HttpStatusCode.OK, (await PostAsync(gateway, path, "192.0.2.1")).StatusCode);

        foreach (var gateway in new[] { one, other })
        {
            using var refused = await PostAsync(gateway, "/api/v1/auth/sign-in", "192.0.2.1");
            Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
            Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
            Assert.Equal("application/problem+json", refused.Content.Headers.ContentType!.MediaType);
        }
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(one, "/api/v1/auth/sign-in", "192.0.2.2")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(one, "/api/v1/auth/refresh", "192.0.2.1")).StatusCode);
    }

    [Fact]
    public async Task Requests_of_an_address_beyond_its_minute_are_refused_whatever_token_they_carry()
    {
        await using var gateway = await StartAsync(("ALCHEMORSEL_LIMITS_ANONYMOUS", "10"), ("ALCHEMORSEL_LIMITS_USER", "20"));
        // A tenth is counted by the gateway alone: 1 of 10 here, 2 of 20 there.
        Assert.Equal(11, await TakenAsync(gateway, 15, "192.0.2.3", token: null));
        Assert.Equal(22, await TakenAsync(gateway, 30, "192.0.2.3", token: "made up"));
        Assert.Equal(11, await TakenAsync(gateway, 15, "2001:db8:1:2::1", token: null));
        Assert.Equal(0, await TakenAsync(gateway, 1, "2001:db8:1:2:ffff::9", token: null));
    }

    [Fact]
    public async Task Imports_have_a_minute_of_their_own()
    {
        await using var gateway = await StartAsync(("ALCHEMORSEL_LIMITS_IMPORT", "2"));
        foreach (var path in new[] { "/api/v1/imports/preview", "/import/many" })
            Assert.Equal(HttpStatusCode.OK, (await PostAsync(gateway, path, "192.0.2.4")).StatusCode);

        Assert.Equal(HttpStatusCode.TooManyRequests, (await PostAsync(gateway, "/import", "192.0.2.4")).StatusCode);
        Assert.Equal(1, await TakenAsync(gateway, 1, "192.0.2.4", token: null));
    }

    [Fact]
    public async Task A_person_is_told_on_a_page()
    {
        await using var gateway = await StartAsync(("ALCHEMORSEL_LIMITS_SIGN_IN", "1"));
        (await PostAsync(gateway, "/sign-in", "192.0.2.5", html: true)).Dispose();

        using var refused = await PostAsync(gateway, "/sign-in", "192.0.2.5", html: true);

        Assert.Equal("text/html", refused.Content.Headers.ContentType!.MediaType);
        Assert.Contains("Please wait a minute", await refused.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", string.Join(' ', refused.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_Redis_nobody_signs_in_and_everybody_reads()
    {
        await using var gateway = await GatewayHost.StartAsync(settings: ("ALCHEMORSEL_LIMITS_ANONYMOUS", "10"));
        using var refused = await gateway.Client.PostAsync("/api/v1/auth/sign-in", null, Cancellation);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Equal(30, await TakenAsync(gateway, 30, "192.0.2.6", token: null));
    }

    [Fact]
    public async Task A_Redis_that_hangs_holds_nobody_up()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await using var gateway = await GatewayHost.StartAsync(settings:
        [
            ("ConnectionStrings:cache", $"{silent.LocalEndpoint},connectTimeout=60000,syncTimeout=60000,asyncTimeout=60000"),
            ("ALCHEMORSEL_LIMITS_ANONYMOUS", "10"),
        ]);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(30));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await gateway.Client.PostAsync("/api/v1/auth/sign-in", null, patience.Token)).StatusCode);
        for (var number = 0; number < 20; number++)
            Assert.Equal(HttpStatusCode.OK, (await gateway.Client.GetAsync("/recipes", patience.Token)).StatusCode);
    }

    [Theory]
    [InlineData("POST", "/api/v1/auth/sign-in", nameof(RateLimitPolicy.SignIn))]
    [InlineData("POST", "/api/v1/auth/sign-in/second-factor", nameof(RateLimitPolicy.SignIn))]
    [InlineData("POST", "/api/v1/auth/sign-in/passkey", nameof(RateLimitPolicy.SignIn))]
    [InlineData("GET", "/api/v1/auth/sign-in/passkey", nameof(RateLimitPolicy.Anonymous))]
    [InlineData("POST", "/api/v1/auth/openid/google/start", nameof(RateLimitPolicy.SignIn))]
    [InlineData("POST", "/api/v1/auth/openid/google/finish", nameof(RateLimitPolicy.SignIn))]
    [InlineData("GET", "/api/v1/auth/openid", nameof(RateLimitPolicy.Anonymous))]
    [InlineData("POST", "/sign-in/openid/google", nameof(RateLimitPolicy.SignIn))]
    // Each way back belongs to one way there, which was counted.
    [InlineData("GET", "/sign-in/openid/google/callback", nameof(RateLimitPolicy.Anonymous))]
    [InlineData("POST", "/sign-in/code", nameof(RateLimitPolicy.SignIn))]
    [InlineData("GET", "/sign-in", nameof(RateLimitPolicy.Anonymous))]
    [InlineData("POST", "/api/v1/auth/forgot-password", nameof(RateLimitPolicy.SignIn))]
    [InlineData("POST", "/api/v1/auth/reset-password", nameof(RateLimitPolicy.SignIn))]
    [InlineData("POST", "/api/v1/auth/verify-email", nameof(RateLimitPolicy.SignIn))]
    [InlineData("POST", "/forgot-password", nameof(RateLimitPolicy.SignIn))]
    [InlineData("POST", "/reset-password", nameof(RateLimitPolicy.SignIn))]
    [InlineData("POST", "/verify-email", nameof(RateLimitPolicy.SignIn))]
    [InlineData("GET", "/verify-email", nameof(RateLimitPolicy.Anonymous))]
    [InlineData("POST", "/sign-in-somewhere", nameof(RateLimitPolicy.Anonymous))]
    [InlineData("POST", "/api/v1/imports/jobs", nameof(RateLimitPolicy.Import))]
    [InlineData("POST", "/api/v1/imports/jobs/file", nameof(RateLimitPolicy.Import))]
    [InlineData("POST", "/api/v1/imports/preview/html/", nameof(RateLimitPolicy.Import))]
    [InlineData("POST", "/Import/Many", nameof(RateLimitPolicy.Import))]
    [InlineData("GET", "/api/v1/imports/jobs", nameof(RateLimitPolicy.Anonymous))]
    // To decide about duplicates one by one begins nothing.
    [InlineData("POST", "/import/jobs/01a211c7-ae82-7e69-8b99-0cae226967ee", nameof(RateLimitPolicy.Anonymous))]
    [InlineData("POST", "/api/v1/imports/jobs/01a211c7-ae82-7e69-8b99-0cae226967ee/items/3/resolve", nameof(RateLimitPolicy.Anonymous))]
    public void A_request_is_counted_as(string method, string path, string policy)
    {
        var request = new DefaultHttpContext().Request;
        (request.Method, request.Path) = (method, path);

        Assert.Equal(policy, RateLimitPolicies.Of(request).ToString());
    }

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1")]
    [InlineData("::ffff:192.0.2.1", "192.0.2.1")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::")]
    public void An_address_is_counted_as(string address, string key) => Assert.Equal(key, RateLimitPolicies.KeyOf(IPAddress.Parse(address)));

    private Task<GatewayHost> StartAsync(params (string Key, string Value)[] settings) => GatewayHost.StartAsync(
        settings: [("ConnectionStrings:cache", redis.ConnectionString), ("ALCHEMORSEL_SECURITY_TRUSTED_PROXIES", "127.0.0.1"), .. settings]);

    private static async Task<int> TakenAsync(GatewayHost gateway, int tries, string address, string? token)
    {
        var taken = 0;
        for (var number = 0; number < tries; number++)
        {
            using var request = Request(HttpMethod.Get, "/recipes", address);
            if (token is not null)
                request.Headers.Add("Authorization", $"Bearer {token} {number}");
            using var answer = await gateway.Client.SendAsync(request, Cancellation);
            taken += answer.IsSuccessStatusCode ? 1 : 0;
        }
        return taken;
    }

    private static async Task<HttpResponseMessage> PostAsync(GatewayHost gateway, string path, string address, bool html = false)
    {
        using var request = Request(HttpMethod.Post, path, address);
        request.Headers.Add("Accept", html ? "text/html" : "application/json");
        return await gateway.Client.SendAsync(request, Cancellation);
    }

    private static HttpRequestMessage Request(HttpMethod method, string path, string address)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Add("X-Forwarded-For", address);
        return request;
    }
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace Alchemorsel.Tests.Gateway;

public sealed class ProtectionTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Security_headers_are_on_every_answer_once()
    {
        await using var gateway = await GatewayHost.StartAsync();
        foreach (var path in new[] { "/", "/page", "/api/v1/recipes", "/media/1/640.webp", "/healthz" })
        {
            using var answer = await gateway.Client.GetAsync(path, Cancellation);
            Assert.Equal("nosniff", Only(answer, "X-Content-Type-Options"));
            Assert.Equal("DENY", Only(answer, "X-Frame-Options"));
            Assert.Equal("strict-origin-when-cross-origin", Only(answer, "Referrer-Policy"));
            Assert.Equal("same-origin", Only(answer, "Cross-Origin-Opener-Policy"));
            Assert.Contains("camera=()", Only(answer, "Permissions-Policy"), StringComparison.Ordinal);
            var policy = path == "/page" ? "default-src 'self'" : "frame-ancestors 'none'";
            Assert.Contains(policy, Only(answer, "Content-Security-Policy"), StringComparison.Ordinal);
            Assert.False(answer.Headers.Contains("Server"));
            Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
        }
    }

    [Fact]
    public async Task Strict_transport_is_asked_for_over_https()
    {
        await using var gateway = await GatewayHost.StartAsync(settings: ("ALCHEMORSEL_SECURITY_TRUSTED_PROXIES", "127.0.0.1"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("X-Forwarded-For", "192.0.2.1");
        request.Headers.Add("X-Forwarded-Proto", "https");
        using var answer = await gateway.Client.SendAsync(request, Cancellation);
        Assert.StartsWith("max-age=31536000", Only(answer, "Strict-Transport-Security"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_over_32_MB_is_refused_with_a_problem(bool chunked)
    {
        await using var gateway = await GatewayHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/sink") { Content = new ByteArrayContent(new byte[(32 << 20) + 1]) };
        request.Headers.ExpectContinue = true;
        request.Headers.TransferEncodingChunked = chunked;
        HttpResponseMessage answer;
        try
        {
            answer = await gateway.Client.SendAsync(request, Cancellation);
        }
        catch (HttpRequestException) when (chunked)
        {
            // Told while it still sends, a client may see its connection closed before it reads the answer.
            return;
        }

        using (answer)
        {
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
            await AssertProblemAsync(answer, "too-large");
        }
    }

    [Fact]
    public async Task A_program_is_told_with_a_problem_that_a_service_is_away_and_when_to_come_back()
    {
        await using var gateway = await GatewayHost.StartAsync(apiIsUp: false);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/recipes");
        request.Headers.Accept.ParseAdd("text/html");
        using var answer = await gateway.Client.SendAsync(request, Cancellation);
        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.BadGateway, HttpStatusCode.ServiceUnavailable });
        Assert.Equal("5", Only(answer, "Retry-After"));
        Assert.Equal("nosniff", Only(answer, "X-Content-Type-Options"));
        await AssertProblemAsync(answer, "unavailable");
    }

    [Fact]
    public async Task A_person_is_shown_a_calm_page_when_a_service_is_away()
    {
        await using var gateway = await GatewayHost.StartAsync(apiIsUp: false);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/media/1/640.webp");
        request.Headers.Accept.ParseAdd("text/html");
        using var answer = await gateway.Client.SendAsync(request, Cancellation);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("Back in a moment", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Contains("style-src 'sha256-", Only(answer, "Content-Security-Policy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_is_away_does_not_take_the_others_with_it()
    {
        await using var gateway = await GatewayHost.StartAsync(apiIsUp: false);
        using var answer = await gateway.Client.GetAsync("/page", Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_replica_that_is_not_healthy_gets_no_requests_while_another_is()
    {
        // In turn, so that both are sure to be asked; no check of its own between ours.
        await using var gateway = await GatewayHost.StartAsync(addSickReplica: true, settings:
        [
            ("ReverseProxy:Clusters:api:LoadBalancingPolicy", "RoundRobin"),
            ("ReverseProxy:Clusters:api:HealthCheck:Active:Interval", "01:00:00"),
        ]);
        Assert.Equal(["api", "sick"], await WhoAnswersAsync(gateway));
        // One failure may be chance; two in a row are not.
        await gateway.CheckHealthAsync();
        await gateway.CheckHealthAsync();
        Assert.Equal(["api"], await WhoAnswersAsync(gateway));
    }

    [Fact]
    public async Task A_file_as_large_as_an_import_may_be_comes_through_by_both_ways()
    {
        await using var gateway = await GatewayHost.StartAsync();
        var routes = gateway.Settings.GetSection("ReverseProxy:Routes");
        // The form's own parts come on top.
        Assert.All(["import-file", "import-page"], route =>
            Assert.Equal(Alchemorsel.Contracts.Limits.ImportFileMaxBytes + (64 * 1024), routes.GetValue<long>($"{route}:MaxRequestBodySize")));
    }

    private static async Task<SortedSet<string>> WhoAnswersAsync(GatewayHost gateway)
    {
        var services = new SortedSet<string>(StringComparer.Ordinal);
        for (var request = 0; request < 6; request++)
            services.Add((await gateway.Client.GetFromJsonAsync<Seen>("/api/v1/recipes", Cancellation))!.Service);
        return services;
    }

    private static string Only(HttpResponseMessage answer, string name) => Assert.Single(answer.Headers.GetValues(name));

    private static async Task AssertProblemAsync(HttpResponseMessage answer, string name)
    {
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        Assert.Equal($"urn:alchemorsel:problem:{name}", problem.GetProperty("type").GetString());
        Assert.NotEmpty(problem.GetProperty("traceId").GetString()!);
    }
}

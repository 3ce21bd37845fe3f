using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Alchemorsel.Tests.Gateway;

/// <summary>Too many at once, too slow, and from somewhere else.</summary>
public sealed class LoadTests
{
    private const string Planner = "https://planner.example.org";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_more_than_can_be_done_is_told_to_come_back_and_the_rest_goes_on()
    {
        await using var gateway = await GatewayHost.StartAsync(settings: ("ALCHEMORSEL_LIMITS_IN_FLIGHT", "1"));
        // Goes on until it is told to end: the only place is taken.
        using var taken = await gateway.Client.GetAsync("/api/events", HttpCompletionOption.ResponseHeadersRead, Cancellation);
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        HttpResponseMessage[] answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => gateway.Client.GetAsync("/api/v1/recipes", Cancellation)));

        foreach (var answer in answers)
        {
            using (answer)
            {
                Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
                Assert.Equal("2", Assert.Single(answer.Headers.GetValues("Retry-After")));
                Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
            }
        }
        Assert.Equal(HttpStatusCode.OK, (await gateway.Client.GetAsync("/healthz", Cancellation)).StatusCode);

        gateway.NextEvent.SetResult();
        Assert.Contains("second", await taken.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await gateway.Client.GetAsync("/api/v1/recipes", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Whoever_waits_gets_the_place_that_becomes_free()
    {
        await using var gateway = await GatewayHost.StartAsync(settings: ("ALCHEMORSEL_LIMITS_IN_FLIGHT", "1"));
        using var taken = await gateway.Client.GetAsync("/api/events", HttpCompletionOption.ResponseHeadersRead, Cancellation);
        var waiting = gateway.Client.GetAsync("/api/v1/recipes", Cancellation);
        gateway.NextEvent.SetResult();
        await taken.Content.ReadAsStringAsync(Cancellation);

        using var answer = await waiting;
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    // Takes as long as the gateway is patient: 15 s for headers, 10 s and then 240 bytes a second for a body.
    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ")]
    [InlineData("POST /api/sink HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n")]
    public async Task A_client_that_dawdles_loses_its_connection(string beginning)
    {
        await using var gateway = await GatewayHost.StartAsync();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        limit.CancelAfter(TimeSpan.FromMinutes(1));
        using var client = new TcpClient();
        await client.ConnectAsync(gateway.Address.Host, gateway.Address.Port, limit.Token);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(beginning), limit.Token);

        // Whatever it says before: the end comes.
        var said = await new StreamReader(stream, Encoding.ASCII).ReadToEndAsync(limit.Token);

        Assert.True(said.Length == 0 || said.StartsWith("HTTP/1.1 408", StringComparison.Ordinal), said);
    }

    [Theory]
    [InlineData("TRACE")]
    [InlineData("PROPFIND")]
    public async Task A_method_that_nobody_needs_gets_no_further_than_the_gateway(string method)
    {
        await using var gateway = await GatewayHost.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), "/api/v1/recipes");
        using var answer = await gateway.Client.SendAsync(request, Cancellation);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Contains("PATCH", answer.Content.Headers.Allow);
    }

    [Theory]
    [InlineData(Planner, true)]
    [InlineData("https://planner.example.org.evil.example", false)]
    [InlineData("null", false)]
    public async Task Only_named_origins_may_ask_the_api_from_a_browser(string origin, bool isAllowed)
    {
        await using var gateway = await GatewayHost.StartAsync(settings: ("ALCHEMORSEL_SECURITY_CORS_ORIGINS", $"{Planner}, http://localhost:5173/"));
        using var preflight = await SendAsync(gateway, HttpMethod.Options, "/api/v1/recipes", origin);
        using var answer = await SendAsync(gateway, HttpMethod.Get, "/api/v1/recipes", origin);
        using var page = await SendAsync(gateway, HttpMethod.Get, "/page", origin);

        foreach (var one in new[] { preflight, answer })
        {
            Assert.Equal(isAllowed ? origin : null, one.Headers.TryGetValues("Access-Control-Allow-Origin", out var allowed) ? Assert.Single(allowed) : null);
            Assert.False(one.Headers.Contains("Access-Control-Allow-Credentials"));
        }
        Assert.Equal(isAllowed, preflight.Headers.TryGetValues("Access-Control-Allow-Methods", out var methods) && methods.Single().Contains("PATCH", StringComparison.Ordinal));
        Assert.False(page.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Without_origins_no_other_page_may_ask()
    {
        await using var gateway = await GatewayHost.StartAsync();
        using var preflight = await SendAsync(gateway, HttpMethod.Options, "/api/v1/recipes", Planner);
        Assert.False(preflight.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData("*")]
    [InlineData("planner.example.org")]
    [InlineData("https://planner.example.org/app")]
    public async Task An_origin_that_is_none_stops_the_start(string origin)
    {
        var fault = await Assert.ThrowsAnyAsync<Exception>(() => GatewayHost.StartAsync(settings: ("ALCHEMORSEL_SECURITY_CORS_ORIGINS", origin)));
        Assert.Contains("ALCHEMORSEL_SECURITY_CORS_ORIGINS", fault.ToString(), StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> SendAsync(GatewayHost gateway, HttpMethod method, string path, string origin)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Add("Origin", origin);
        if (method == HttpMethod.Options)
            request.Headers.Add("Access-Control-Request-Method", "PATCH");
        return gateway.Client.SendAsync(request, Cancellation);
    }
}

using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;

namespace Alchemorsel.Tests.Gateway;

public sealed class ForwardingTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Paths_lead_to_their_services_and_health_and_metrics_to_nobodys_management_port()
    {
        await using var gateway = await GatewayHost.StartAsync();
        foreach (var (path, service) in new[]
        {
            ("/", "web"), ("/recipes/tomato-soup", "web"), ("/apiary", "web"), ("/health/ready", "web"), ("/metrics", "web"),
            ("/api", "api"), ("/api/v1/recipes", "api"), ("/media/1/640.webp", "api"),
        })
        {
            var seen = await gateway.Client.GetFromJsonAsync<Seen>(path, Cancellation);
            Assert.Equal((service, path), (seen!.Service, seen.Path));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nobody_can_say_where_a_request_came_from_but_the_gateway(bool platformTrustsEveryone)
    {
        await using var gateway = await GatewayHost.StartAsync(settings: ("ForwardedHeaders_Enabled", platformTrustsEveryone ? "true" : "false"));
        var seen = await SpoofAsync(gateway, "/api/v1/recipes");
        Assert.Equal("127.0.0.1", seen.Headers["X-Forwarded-For"]);
        Assert.Equal("http", seen.Headers["X-Forwarded-Proto"]);
        Assert.Equal(gateway.Address.Authority, seen.Headers["X-Forwarded-Host"]);
        Assert.DoesNotContain("X-Forwarded-Prefix", seen.Headers.Keys);
        Assert.DoesNotContain("Forwarded", seen.Headers.Keys);
    }

    [Fact]
    public async Task A_named_proxy_is_believed_about_address_and_scheme_only()
    {
        await using var gateway = await GatewayHost.StartAsync(settings: ("ALCHEMORSEL_SECURITY_TRUSTED_PROXIES", "10.0.0.0/8, 127.0.0.1"));
        var seen = await SpoofAsync(gateway, "/api/v1/recipes");
        Assert.Equal("6.6.6.6", seen.Headers["X-Forwarded-For"]);
        Assert.Equal("https", seen.Headers["X-Forwarded-Proto"]);
        Assert.Equal(gateway.Address.Authority, seen.Headers["X-Forwarded-Host"]);
    }

    [Fact]
    public async Task Cookies_and_the_host_reach_the_web_untouched()
    {
        await using var gateway = await GatewayHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("Cookie", "__Host-session=a; b=c");
        using var answer = await gateway.Client.SendAsync(request, Cancellation);
        var seen = await answer.Content.ReadFromJsonAsync<Seen>(Cancellation);
        Assert.Equal("__Host-session=a; b=c", seen!.Headers["Cookie"]);
        Assert.Equal(gateway.Address.Authority, seen.Headers["Host"]);
    }

    [Fact]
    public async Task An_event_arrives_while_its_stream_is_still_open()
    {
        await using var gateway = await GatewayHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/events");
        request.Headers.AcceptEncoding.ParseAdd("gzip, br");
        using var answer = await gateway.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancellation);
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(Cancellation));
        Assert.Equal("data: first", await lines.ReadLineAsync(Cancellation));
        gateway.NextEvent.SetResult();
        Assert.Equal("\ndata: second\n\n", await lines.ReadToEndAsync(Cancellation));
    }

    [Fact]
    public async Task A_web_socket_passes()
    {
        await using var gateway = await GatewayHost.StartAsync();
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new UriBuilder(gateway.Address) { Scheme = "ws", Path = "/api/echo-socket" }.Uri, Cancellation);
        await socket.SendAsync(Encoding.UTF8.GetBytes("salt"), WebSocketMessageType.Text, endOfMessage: true, Cancellation);
        var buffer = new byte[16];
        var received = await socket.ReceiveAsync(buffer, Cancellation);
        Assert.Equal("salt", Encoding.UTF8.GetString(buffer, 0, received.Count));
    }

    [Fact]
    public async Task What_is_text_is_compressed_on_the_way_out()
    {
        await using var gateway = await GatewayHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/long");
        request.Headers.AcceptEncoding.ParseAdd("br");
        using var answer = await gateway.Client.SendAsync(request, Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("br", Assert.Single(answer.Content.Headers.ContentEncoding));
        Assert.InRange((await answer.Content.ReadAsByteArrayAsync(Cancellation)).Length, 1, 1_000);
    }

    private static async Task<Seen> SpoofAsync(GatewayHost gateway, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in new[]
        {
            ("X-Forwarded-For", "6.6.6.6"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "evil.example"), ("X-Forwarded-Prefix", "/evil"),
            ("Forwarded", "for=6.6.6.6;host=evil.example"),
        })
        {
            request.Headers.Add(name, value);
        }

        using var answer = await gateway.Client.SendAsync(request, Cancellation);
        return (await answer.Content.ReadFromJsonAsync<Seen>(Cancellation))!;
    }
}

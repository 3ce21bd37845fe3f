using System.Net.WebSockets;
using Alchemorsel.Gateway;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy;
using Yarp.ReverseProxy.Health;

namespace Alchemorsel.Tests.Gateway;

/// <summary>The gateway as it ships, on a real Kestrel in front of two small services that say what reached them.</summary>
internal sealed class GatewayHost : IAsyncDisposable
{
    private readonly WebApplicationFactory<DiscoveredDestinations> gateway;
    private readonly List<WebApplication> services;

    private GatewayHost(WebApplicationFactory<DiscoveredDestinations> gateway, List<WebApplication> services)
    {
        this.gateway = gateway;
        this.services = services;
        Address = new Uri(AddressOf(gateway.Services));
        Client = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(30) };
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    /// <summary>Completes the second event of <c>/api/events</c>.</summary>
    public TaskCompletionSource NextEvent { get; private init; } = new();

    /// <summary>Asks every replica for its health once, as the gateway otherwise does every few seconds.</summary>
    public Task CheckHealthAsync() => gateway.Services.GetRequiredService<IActiveHealthCheckMonitor>()
        .CheckHealthAsync(gateway.Services.GetRequiredService<IProxyStateLookup>().GetClusters());

    public IConfiguration Settings => gateway.Services.GetRequiredService<IConfiguration>();

    /// <param name="addSickReplica">Puts one in front of the healthy one that says of itself that it is not healthy.</param>
    public static async Task<GatewayHost> StartAsync(
        bool apiIsUp = true, bool addSickReplica = false, params (string Key, string Value)[] settings)
    {
        var nextEvent = new TaskCompletionSource();
        var api = await StartServiceAsync("api", nextEvent);
        var web = await StartServiceAsync("web", nextEvent);
        var (apiAddress, webAddress) = (AddressOf(api.Services), AddressOf(web.Services));
        if (!apiIsUp)
            await api.StopAsync(TestContext.Current.CancellationToken);
        var services = new List<WebApplication> { api, web };
        var apiAddresses = new List<string> { apiAddress };
        if (addSickReplica)
        {
            var sick = await StartServiceAsync("sick", nextEvent, health: StatusCodes.Status503ServiceUnavailable);
            services.Add(sick);
            apiAddresses.Insert(0, AddressOf(sick.Services));
        }

        var gateway = new WebApplicationFactory<DiscoveredDestinations>().WithWebHostBuilder(host =>
        {
            host.UseEnvironment("Production")
                .ConfigureLogging(logging => logging.ClearProviders())
                .UseSetting("urls", "http://127.0.0.1:0")
                .UseSetting("ALCHEMORSEL_MONITORING_DRAIN", "0s")
                // Nobody is there; who needs a Redis names it.
                .UseSetting("ConnectionStrings:cache", "127.0.0.1:1,connectTimeout=500,connectRetry=0")
                .UseSetting("services:web:http:0", webAddress);
            foreach (var (index, address) in apiAddresses.Index())
                host.UseSetting($"services:api:http:{index}", address);
            foreach (var (key, value) in settings)
                host.UseSetting(key, value);
        });
        gateway.UseKestrel();
        gateway.StartServer();
        return new GatewayHost(gateway, services) { NextEvent = nextEvent };
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        NextEvent.TrySetResult();
        await gateway.DisposeAsync();
        foreach (var service in services)
            await service.DisposeAsync();
    }

    private static string AddressOf(IServiceProvider services) =>
        services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First();

    private static async Task<WebApplication> StartServiceAsync(
        string name, TaskCompletionSource nextEvent, int health = StatusCodes.Status200OK)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        var app = builder.Build();
        app.UseWebSockets();
        app.MapGet("/healthz", () => Results.StatusCode(health));
        app.MapGet("/api/events", async (HttpContext context) =>
        {
            context.Response.ContentType = "text/event-stream";
            await context.Response.WriteAsync("data: first\n\n");
            await context.Response.Body.FlushAsync();
            await nextEvent.Task;
            await context.Response.WriteAsync("data: second\n\n");
        });
        app.MapGet("/api/echo-socket", EchoAsync);
        app.MapPost("/api/sink", async (HttpContext context) => await context.Request.Body.CopyToAsync(Stream.Null));
        app.MapGet("/api/long", () => Results.Text(new string('a', 20_000), "application/json"));
        app.MapGet("/page", (HttpContext context) =>
        {
            context.Response.Headers.ContentSecurityPolicy = "default-src 'self'";
            context.Response.Headers.XFrameOptions = "SAMEORIGIN";
            context.Response.Headers.Server = "secret/1.0";
            return Results.Text("<p>soup</p>", "text/html");
        });
        app.Map("/{**path}", (HttpContext context) => new Seen(
            name,
            context.Request.Path,
            context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase)));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    private static async Task EchoAsync(HttpContext context)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var buffer = new byte[1024];
        var received = await socket.ReceiveAsync(buffer, context.RequestAborted);
        await socket.SendAsync(buffer.AsMemory(0, received.Count), WebSocketMessageType.Text, endOfMessage: true, context.RequestAborted);
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, context.RequestAborted);
    }
}

/// <summary>What a service behind the gateway was sent.</summary>
public sealed record Seen(string Service, string Path, Dictionary<string, string> Headers);

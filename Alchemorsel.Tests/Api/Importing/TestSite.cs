using System.Net;
using Alchemorsel.Api.Importing.Guard;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Alchemorsel.Tests.Api.Importing;

/// <summary>A web site of the test's own: real Kestrel on a free loopback port, and the guarded client that may reach exactly it.</summary>
public sealed class TestSite : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TestSite(WebApplication app) => _app = app;

    public IPEndPoint Endpoint { get; private set; } = new(IPAddress.Loopback, 0);

    /// <summary>Requests that arrived, by path.</summary>
    public List<HttpRequestHeaders> Requests { get; } = [];

    public static async Task<TestSite> StartAsync(Func<HttpContext, Task> handle)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var site = new TestSite(app);
        app.Run(context =>
        {
            lock (site.Requests)
                site.Requests.Add(new HttpRequestHeaders(context.Request.Path, context.Request.Headers.ToDictionary(header => header.Key,
                    header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase)));
            return handle(context);
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        var address = app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single();
        site.Endpoint = new IPEndPoint(IPAddress.Loopback, new Uri(address).Port);
        return site;
    }

    public Uri Url(string path, string host = "127.0.0.1") => new($"http://{host}:{Endpoint.Port}{path}");

    /// <summary>A guarded client with production's rules and this site let through.</summary>
    public GuardedClient Client(TimeProvider? time = null, ResolveHost? resolve = null, Action<GuardOptions>? configure = null)
    {
        var options = new GuardOptions();
        options.AllowedEndpoints.Add(Endpoint);
        configure?.Invoke(options);
        return Guarded(options, time, resolve);
    }

    /// <summary>A guarded client with production's rules and nothing let through; names resolve to what the test says.</summary>
    public static GuardedClient Guarded(GuardOptions options, TimeProvider? time = null, ResolveHost? resolve = null)
    {
        var wrapped = Options.Create(options);
        time ??= TimeProvider.System;
        resolve ??= (host, _) => throw new InvalidOperationException($"A test must not resolve {host}.");
        var guard = new FetchGuard(wrapped, resolve, time);
        return new GuardedClient(guard, new FetchTurns(wrapped, time), wrapped, time);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }
}

public sealed record HttpRequestHeaders(string Path, IReadOnlyDictionary<string, string> Headers);

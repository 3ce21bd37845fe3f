using System.Net;
using Aspire.Hosting.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Alchemorsel.Tests.ServiceDefaults;

/// <summary>A small service with the defaults on a real Kestrel: a public port that the system chooses, and a management port.</summary>
internal sealed class RunningService : IAsyncDisposable
{
    private RunningService(WebApplication app, int managementPort)
    {
        App = app;
        var addresses = app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses;
        Public = Client(addresses.Single(address => new Uri(address).Port != managementPort));
        Management = Client($"http://127.0.0.1:{managementPort}");
    }

    public WebApplication App { get; }

    public HttpClient Public { get; }

    public HttpClient Management { get; }

    public static async Task<RunningService> StartAsync(
        string environment = "Production", Action<WebApplicationBuilder>? configure = null, Action<WebApplication>? map = null)
    {
        // Unlike the public one it has to be known before the start.
        var managementPort = Ports.Free();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["urls"] = "http://127.0.0.1:0",
            ["ALCHEMORSEL_MONITORING_PROMETHEUS_PORT"] = $"{managementPort}",
            ["ALCHEMORSEL_MONITORING_DRAIN"] = "0s",
        });
        configure?.Invoke(builder);
        builder.AddServiceDefaults();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.MapDefaultEndpoints();
        map?.Invoke(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new RunningService(app, managementPort);
    }

    public static async Task<HttpStatusCode> StatusAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    public async ValueTask DisposeAsync()
    {
        Public.Dispose();
        Management.Dispose();
        await App.DisposeAsync();
    }

    private static HttpClient Client(string address) => new() { BaseAddress = new Uri(address), Timeout = TimeSpan.FromSeconds(30) };
}

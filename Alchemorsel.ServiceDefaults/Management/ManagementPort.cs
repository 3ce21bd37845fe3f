using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Alchemorsel.ServiceDefaults.Management;

/// <summary>
/// Health and metrics on a port of their own. Which port a request came in by decides, not its Host header, which anyone can write.
/// </summary>
internal static class ManagementPort
{
    /// <summary>Adds the port to whatever addresses the platform chose; replacing them would lose the public one.</summary>
    public static void Listen(WebApplicationBuilder builder)
    {
        if (builder.Configuration.GetValue<int?>("Alchemorsel:Monitoring:Port") is not { } port)
            return;
        var urls = (builder.Configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToList();
        if (urls.Count == 0)
        {
            urls.AddRange(Ports(builder, "http"));
            urls.AddRange(Ports(builder, "https"));
        }

        if (urls.Count == 0)
            urls.Add("http://localhost:5000");
        var suffix = string.Create(CultureInfo.InvariantCulture, $":{port}");
        if (urls.Any(url => url.TrimEnd('/').EndsWith(suffix, StringComparison.Ordinal)))
            return;
        // As open or closed as the public address: loopback on a developer's machine, all interfaces in a container.
        var host = urls[0].Contains("//localhost", StringComparison.Ordinal) ? "localhost"
            : urls[0].Contains("//127.0.0.1", StringComparison.Ordinal) ? "127.0.0.1" : "*";
        builder.WebHost.UseUrls([.. urls, $"http://{host}{suffix}"]);
    }

    private static IEnumerable<string> Ports(WebApplicationBuilder builder, string scheme) =>
        (builder.Configuration[scheme + "_ports"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(port => $"{scheme}://*:{port}");
}

/// <summary>Puts the management branch before everything else of the pipeline.</summary>
internal sealed class ManagementBranch(IOptions<MonitoringOptions> options, IHostEnvironment environment) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        if (options.Value.Port is { } port)
        {
            app.MapWhen(context => context.Connection.LocalPort == port, branch =>
            {
                Serve(branch);
                branch.Run(context =>
                {
                    context.Response.StatusCode = StatusCodes.Status404NotFound;
                    return Task.CompletedTask;
                });
            });
        }
        else if (environment.IsDevelopment())
        {
            // Without a port of their own they are a convenience for whoever runs one service by hand.
            Serve(app);
        }

        next(app);
    };

    private static void Serve(IApplicationBuilder app)
    {
        app.UseHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.UseHealthChecks("/health/startup", new HealthCheckOptions { Predicate = check => check.Tags.Contains("startup") });
        app.UseHealthChecks("/health/ready");
        app.UseOpenTelemetryPrometheusScrapingEndpoint("/metrics");
    }
}

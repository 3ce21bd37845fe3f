using Alchemorsel.ServiceDefaults;
using Alchemorsel.ServiceDefaults.Configuration;
using Alchemorsel.ServiceDefaults.Management;
using Alchemorsel.ServiceDefaults.Problems;
using Alchemorsel.ServiceDefaults.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.Hosting;

/// <summary>What every service of the product gets.</summary>
public static partial class ServiceDefaultsExtensions
{
    private static readonly TimeSpan ShutdownLimit = TimeSpan.FromSeconds(30);
    private const long BodyLimit = 32 << 20;
    private static readonly TimeSpan CheckLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AttemptLimit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan TotalLimit = TimeSpan.FromSeconds(45);

    /// <summary>Configuration, telemetry, health, management port, drain, problems, service discovery and resilient outgoing calls.</summary>
    /// <exception cref="InvalidOperationException">The configuration is wrong; the message lists everything at once.</exception>
    public static WebApplicationBuilder AddServiceDefaults(this WebApplicationBuilder builder)
    {
        var unknown = AlchemorselConfiguration.Map(builder.Configuration, builder.Environment);
        builder.Services.TryAddSingleton(TimeProvider.System);
        Bind<JwtOptions>(builder, "Jwt");
        Bind<SessionCookieOptions>(builder, "Session");
        Bind<MonitoringOptions>(builder, "Monitoring");
        builder.AddTelemetry();
        ManagementPort.Listen(builder);
        builder.Services.AddSingleton<IStartupFilter, ManagementBranch>();
        builder.Services.AddSingleton<Drain>();
        builder.Services.AddHostedService(services => services.GetRequiredService<Drain>());
        builder.Services.AddHealthChecks().AddCheck<Drain>("running", tags: ["startup"]);
        builder.Services.AddProblems();
        builder.Services.AddServiceDiscovery();
        builder.Services.ConfigureHttpClientDefaults(http =>
        {
            http.AddStandardResilienceHandler(options =>
            {
                options.AttemptTimeout.Timeout = AttemptLimit;
                options.TotalRequestTimeout.Timeout = TotalLimit;
                options.CircuitBreaker.SamplingDuration = 2 * AttemptLimit;
                // What may have had an effect is not sent twice; callers who can repeat it safely send an Idempotency-Key and repeat it themselves.
                options.Retry.DisableForUnsafeHttpMethods();
            });
            http.AddServiceDiscovery();
        });
        // The pause comes on top: the host counts it, but requests under way still get their full time.
        builder.Services.AddOptions<HostOptions>().Configure<IOptions<MonitoringOptions>>((host, monitoring) =>
            host.ShutdownTimeout = ShutdownLimit + Drain.PauseOf(monitoring.Value, builder.Environment));
        builder.Services.PostConfigure<HealthCheckServiceOptions>(checks =>
        {
            foreach (var check in checks.Registrations.Where(check => check.Timeout == Timeout.InfiniteTimeSpan))
                check.Timeout = CheckLimit;
        });
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // The same at every hop: a service that stops reading before the gateway does would look like a broken connection, not like a 413.
            kestrel.Limits.MaxRequestBodySize = BodyLimit;
        });
        builder.Services.Configure<ForwardedHeadersOptions>(options =>
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost);
        if (unknown.Count > 0)
            builder.Services.AddHostedService(services => new UnknownKeys(unknown, services.GetRequiredService<ILogger<UnknownKeys>>()));
        return builder;
    }

    /// <summary>
    /// The one address that whoever balances load over the public port may ask: 200 while requests are welcome, 503 while stopping.
    /// Details stay on the management port.
    /// </summary>
    public static WebApplication MapDefaultEndpoints(this WebApplication app)
    {
        app.MapGet("/healthz", ([FromServices] Drain drain) => drain.IsStopping ? Results.StatusCode(503) : Results.Ok())
            .AllowAnonymous().ExcludeFromDescription();
        return app;
    }

    private static void Bind<T>(WebApplicationBuilder builder, string section)
        where T : class =>
        builder.Services.AddOptions<T>().BindConfiguration($"Alchemorsel:{section}").ValidateOnStart();

    private sealed partial class UnknownKeys(IReadOnlyList<string> names, ILogger<UnknownKeys> log) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            LogUnknown(log, string.Join(", ", names));
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        [LoggerMessage(Level = LogLevel.Warning, Message = "These settings mean nothing to this version; are they misspelt? {Names}")]
        private static partial void LogUnknown(ILogger log, string names);
    }
}

using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Alchemorsel.ServiceDefaults.Management;

/// <summary>
/// A graceful stop: readiness fails at once, requests are still taken for a while, then the server stops and finishes what is under way.
/// </summary>
internal sealed class Drain(IOptions<MonitoringOptions> options, IHostEnvironment environment, IHostApplicationLifetime lifetime, TimeProvider time)
    : IHostedLifecycleService, IHealthCheck
{
    private static readonly TimeSpan ProductionPause = TimeSpan.FromSeconds(5);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(lifetime.ApplicationStopping.IsCancellationRequested
            ? HealthCheckResult.Unhealthy("Stopping.")
            : lifetime.ApplicationStarted.IsCancellationRequested ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("Starting."));

    /// <summary>The host calls this before it stops the server.</summary>
    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        var pause = options.Value.Drain ?? (environment.IsProduction() ? ProductionPause : TimeSpan.Zero);
        return pause > TimeSpan.Zero ? Task.Delay(pause, time, cancellationToken) : Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

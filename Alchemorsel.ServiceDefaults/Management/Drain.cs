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

    private volatile bool stopping;

    /// <summary>Whether the service is on its way out, by a signal or by a call.</summary>
    public bool IsStopping => stopping || lifetime.ApplicationStopping.IsCancellationRequested;

    public static TimeSpan PauseOf(MonitoringOptions options, IHostEnvironment environment) =>
        options.Drain ?? (environment.IsProduction() ? ProductionPause : TimeSpan.Zero);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(IsStopping
            ? HealthCheckResult.Unhealthy("Stopping.")
            : lifetime.ApplicationStarted.IsCancellationRequested ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("Starting."));

    /// <summary>The host calls this before it stops the server.</summary>
    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        stopping = true;
        var pause = PauseOf(options.Value, environment);
        return pause > TimeSpan.Zero ? Task.Delay(pause, time, cancellationToken) : Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

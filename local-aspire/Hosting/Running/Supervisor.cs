using System.Diagnostics;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Running;

/// <summary>Keeps one process running: watches its health, restarts it with backoff when it ends by itself, stops it in the end.</summary>
internal sealed class Supervisor(string name, ProcessPlan plan, Watchdog watchdog, Action<string> line)
{
    private static readonly TimeSpan ProbeWhileStarting = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan ProbeWhileHealthy = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LongestBackoff = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Stable = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(15);

    // A process that never became healthy and ended that often has something wrong that another start won't mend.
    private const int AttemptsToStart = 5;

    public delegate Task<(bool Healthy, string? Reason)> Probe(CancellationToken cancellationToken);

    public CustomResourceSnapshot State { get; private set; } = new();

    /// <param name="probe">Asks for its health.</param>
    /// <param name="changed">Called after each change of <see cref="State"/>.</param>
    public async Task RunAsync(Probe probe, Action changed, CancellationToken stopping)
    {
        var everHealthy = false;
        var failures = 0;
        while (!stopping.IsCancellationRequested)
        {
            Set(KnownResourceStates.Starting, changed);
            await using var child = ChildProcess.Start(plan, watchdog, line);
            var exit = child.WaitAsync(CancellationToken.None);
            try
            {
                var since = Stopwatch.StartNew();
                var healthy = await WatchAsync(probe, exit, everHealthy, changed, stopping);
                everHealthy |= healthy;
                // A process that falls over again and again is not helped by being started at once.
                if (healthy && since.Elapsed > Stable)
                    failures = 0;
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                Set(KnownResourceStates.Stopping, changed);
                await child.StopAsync(StopPatience);
                break;
            }

            failures++;
            if (!everHealthy && (failures >= AttemptsToStart || !exit.IsCompleted))
            {
                var reason = exit.IsCompleted
                    ? $"it ended with code {child.ExitCode} {failures} times without becoming healthy; its last lines are above"
                    : $"it was not healthy after {StartLimit.TotalMinutes:0} minutes: {State.Reason}";
                await child.StopAsync(StopPatience);
                Set(KnownResourceStates.FailedToStart, changed, reason: reason);
                return;
            }

            var backoff = TimeSpan.FromSeconds(Math.Min(LongestBackoff.TotalSeconds, 0.25 * Math.Pow(2, Math.Min(failures, 10))));
            Set(KnownResourceStates.Exited, changed, exitCode: child.ExitCode);
            line($"{name} ended with code {child.ExitCode}; starting it again in {backoff.TotalSeconds:0.#} s");
            await Task.Delay(backoff, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        Set(KnownResourceStates.Finished, changed);
    }

    /// <summary>Returns when the process ended (true if it had been healthy), or was not healthy in time.</summary>
    private async Task<bool> WatchAsync(Probe probe, Task exit, bool everHealthy, Action changed, CancellationToken stopping)
    {
        var wasHealthy = false;
        var since = Stopwatch.StartNew();
        while (!exit.IsCompleted)
        {
            var (healthy, reason) = await probe(stopping);
            if (exit.IsCompleted)
                break;
            wasHealthy |= healthy;
            Set(KnownResourceStates.Running, changed, healthy ? HealthStatus.Healthy : HealthStatus.Unhealthy, reason);
            if (!wasHealthy && !everHealthy && since.Elapsed > StartLimit)
                return false;
            await Task.WhenAny(exit, Task.Delay(healthy ? ProbeWhileHealthy : ProbeWhileStarting, stopping));
            stopping.ThrowIfCancellationRequested();
        }

        return wasHealthy;
    }

    private void Set(string state, Action changed, HealthStatus? health = null, string? reason = null, int? exitCode = null)
    {
        var next = State with { State = new ResourceStateSnapshot(state), HealthStatus = health, Reason = reason, ExitCode = exitCode };
        if (next == State)
            return;
        State = next;
        changed();
    }
}

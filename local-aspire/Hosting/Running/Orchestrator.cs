using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Running;

/// <summary>Runs the model: ports, then every resource as soon as what it waits for is healthy; stops in the opposite order.</summary>
internal sealed class Orchestrator(
    IResourceCollection resources, ResourceNotificationService notifications, IConfiguration configuration, DataFolder data, Display display,
    AppHostMetadata metadata, IHostEnvironment environment) : IHostedService, IAsyncDisposable
{
    private readonly List<(IResource Resource, CancellationTokenSource Stop, Task Run)> running = [];
    private Watchdog? watchdog;
    private DataLock? dataLock;
    private Task announcing = Task.CompletedTask;
    private readonly CancellationTokenSource stopping = new();

    public Task StartAsync(CancellationToken cancellationToken)
    {
        display.Enabled = configuration["LocalAspire:Quiet"] != "true";
        if (resources.Any(resource => resource.Annotations.OfType<Volume>().Any()))
            dataLock = DataLock.Take(data.Create());
        AllocatePorts();
        watchdog = new Watchdog();
        foreach (var resource in resources)
            Publish(resource, KnownResourceStates.Waiting);
        var runner = new ResourceRunner(notifications, configuration, data, display, metadata, environment, watchdog);
        foreach (var resource in resources)
        {
            var stop = new CancellationTokenSource();
            running.Add((resource, stop, Task.Run(() => RunAsync(runner, resource, stop.Token), CancellationToken.None)));
        }

        announcing = AnnounceAsync();
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        // The model is in dependency order, so what needs others is told to stop, and drained, before them.
        foreach (var (_, stop, run) in Enumerable.Reverse(running))
        {
            await stop.CancelAsync();
            await run;
        }

        await announcing;
        watchdog?.Dispose();
        watchdog = null;
        DeleteThrowaways();
        dataLock?.Dispose();
        dataLock = null;
        running.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(CancellationToken.None);
        stopping.Dispose();
    }

    private async Task RunAsync(ResourceRunner runner, IResource resource, CancellationToken stop)
    {
        try
        {
            foreach (var wait in resource.Annotations.OfType<WaitAnnotation>())
                await WaitAsync(resource, wait, stop);
            await runner.RunAsync(resource, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            Publish(resource, KnownResourceStates.Finished);
        }
        catch (Exception error)
        {
            display.Line(resource.Name, error is DistributedApplicationException ? error.Message : error.ToString());
            Publish(resource, KnownResourceStates.FailedToStart, error.Message);
        }
    }

    private async Task WaitAsync(IResource resource, WaitAnnotation wait, CancellationToken stop)
    {
        try
        {
            if (wait.WaitType == WaitType.WaitUntilHealthy)
            {
                await notifications.WaitForResourceHealthyAsync(wait.Resource.Name, stop);
                return;
            }

            var ended = await notifications.WaitForResourceAsync(
                wait.Resource.Name,
                update => update.Snapshot.State?.Text is KnownResourceStates.Exited or KnownResourceStates.Finished or KnownResourceStates.FailedToStart,
                stop);
            if (ended.Snapshot.ExitCode is { } code && code != wait.ExitCode)
                throw new DistributedApplicationException($"'{wait.Resource.Name}' ended with code {code}");
        }
        catch (DistributedApplicationException error)
        {
            throw new DistributedApplicationException($"'{resource.Name}' was not started, since {error.Message}", error);
        }
    }

    private void AllocatePorts()
    {
        var random = configuration["DcpPublisher:RandomizePorts"] == "true";
        var taken = new HashSet<int>();
        foreach (var resource in resources)
        {
            foreach (var endpoint in resource.Annotations.OfType<EndpointAnnotation>())
            {
                var port = random ? null : endpoint.Port;
                if (port is not null)
                    Ports.Require(port.Value, resource.Name);
                while (port is null || !taken.Add(port.Value))
                    port = Ports.Free();
                endpoint.AllocatedEndpoint = new AllocatedEndpoint(endpoint, "localhost", port.Value);
            }
        }
    }

    private async Task AnnounceAsync()
    {
        try
        {
            foreach (var resource in resources)
                await notifications.WaitForResourceHealthyAsync(resource.Name, stopping.Token);
            var addresses = resources.SelectMany(resource => resource.Annotations.OfType<EndpointAnnotation>())
                .Where(endpoint => endpoint.IsExternal)
                .Select(endpoint => endpoint.AllocatedEndpoint!.UriString);
            display.Line("apphost", $"Everything is healthy. Ready at {string.Join(' ', addresses)} - press Ctrl+C to stop.");
        }
        catch (DistributedApplicationException error)
        {
            display.Line("apphost", $"Not everything could be started: {error.Message}. Press Ctrl+C to stop.");
        }
        catch (OperationCanceledException)
        {
            // Stopped before everything was up.
        }
    }

    private void DeleteThrowaways()
    {
        foreach (var folder in resources.SelectMany(resource => resource.Annotations.OfType<Throwaway>()).Select(folder => folder.Path))
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }
    }

    private void Publish(IResource resource, string state, string? reason = null) =>
        notifications.PublishUpdateAsync(resource, earlier => earlier with
        {
            State = new ResourceStateSnapshot(state),
            HealthStatus = null,
            Reason = reason,
        });
}

/// <summary>A folder to delete when the application has stopped.</summary>
internal sealed record Throwaway(string Path) : IResourceAnnotation;

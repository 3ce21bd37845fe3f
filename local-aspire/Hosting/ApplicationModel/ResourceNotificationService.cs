using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Names of the states that a resource goes through.</summary>
public static class KnownResourceStates
{
    public const string NotStarted = nameof(NotStarted);
    public const string Waiting = nameof(Waiting);
    public const string Starting = nameof(Starting);
    public const string Running = nameof(Running);
    public const string FailedToStart = nameof(FailedToStart);
    public const string Exited = nameof(Exited);
    public const string Stopping = nameof(Stopping);
    public const string Finished = nameof(Finished);
}

public sealed record ResourceStateSnapshot(string Text);

public enum HealthStatus
{
    Unhealthy,
    Degraded,
    Healthy,
}

public sealed record CustomResourceSnapshot
{
    public ResourceStateSnapshot? State { get; init; }
    public HealthStatus? HealthStatus { get; init; }
    public int? ExitCode { get; init; }
    public ImmutableArray<string> Urls { get; init; } = [];

    /// <summary>Why the resource is in this state, for people.</summary>
    public string? Reason { get; init; }
}

public sealed class ResourceEvent(IResource resource, string resourceId, CustomResourceSnapshot snapshot)
{
    public IResource Resource { get; } = resource;
    public string ResourceId { get; } = resourceId;
    public CustomResourceSnapshot Snapshot { get; } = snapshot;
}

/// <summary>The state of every resource, and waiting for one.</summary>
public sealed class ResourceNotificationService
{
    private readonly ConcurrentDictionary<string, ResourceEvent> current = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lock gate = new();
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal event Action<ResourceEvent>? Changed;

    internal IReadOnlyCollection<ResourceEvent> All => [.. current.Values];

    public Task PublishUpdateAsync(IResource resource, Func<CustomResourceSnapshot, CustomResourceSnapshot> stateFactory)
    {
        ResourceEvent update;
        lock (gate)
        {
            var earlier = current.TryGetValue(resource.Name, out var known) ? known.Snapshot : new CustomResourceSnapshot();
            update = new ResourceEvent(resource, resource.Name, stateFactory(earlier));
            current[resource.Name] = update;
            changed.TrySetResult();
            changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        Changed?.Invoke(update);
        return Task.CompletedTask;
    }

    public bool TryGetCurrentState(string resourceId, out ResourceEvent? resourceEvent) => current.TryGetValue(resourceId, out resourceEvent);

    /// <summary>Waits until the resource is running and healthy.</summary>
    /// <exception cref="DistributedApplicationException">The resource failed to start.</exception>
    public Task<ResourceEvent> WaitForResourceHealthyAsync(string resourceName, CancellationToken cancellationToken = default) =>
        WaitForResourceAsync(
            resourceName,
            update => update.Snapshot.State?.Text == KnownResourceStates.FailedToStart
                ? throw new DistributedApplicationException($"'{resourceName}' failed to start: {update.Snapshot.Reason}")
                : update.Snapshot is { State.Text: KnownResourceStates.Running, HealthStatus: HealthStatus.Healthy },
            cancellationToken);

    public async Task<ResourceEvent> WaitForResourceAsync(
        string resourceName, Func<ResourceEvent, bool> predicate, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            Task next;
            lock (gate)
                next = changed.Task;
            if (current.TryGetValue(resourceName, out var update) && predicate(update))
                return update;
            await next.WaitAsync(cancellationToken);
        }
    }
}

using System.Collections.Immutable;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Servers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Running;

/// <summary>Runs one resource, by its kind, until it is stopped.</summary>
internal sealed class ResourceRunner(
    ResourceNotificationService notifications, IConfiguration configuration, DataFolder data, Display display, AppHostMetadata metadata,
    IHostEnvironment environment, Watchdog watchdog)
{
    public Task RunAsync(IResource resource, CancellationToken stopping) => resource switch
    {
        PostgresServerResource server => RunPostgresAsync(server, stopping),
        PostgresDatabaseResource database => RunDatabaseAsync(database, stopping),
        RedisResource redis => RunRedisAsync(redis, stopping),
        ProjectResource project => RunProjectAsync(project, stopping),
        ParameterResource parameter => RunParameterAsync(parameter, stopping),
        _ => throw new DistributedApplicationException($"'{resource.Name}' is a {resource.GetType().Name}, which only AspireMode=Packages can run."),
    };

    private async Task RunPostgresAsync(PostgresServerResource server, CancellationToken stopping)
    {
        if (configuration.GetConnectionString(server.Name) is { Length: > 0 } given)
        {
            server.GivenConnectionString = given;
            await WatchGivenAsync(server, token => PostgresServer.ProbeAsync(given, token), stopping);
            return;
        }

        Publish(server, KnownResourceStates.Starting);
        var folder = FolderOf(server, out var durable);
        var plan = await PostgresServer.PrepareAsync(server, folder, durable, configuration, text => display.Line(server.Name, text), stopping);
        if (!durable && plan.Directory != folder)
            server.Annotations.Add(new Throwaway(plan.Directory));
        var connection = (await server.GetConnectionStringAsync(stopping))!;
        await SuperviseAsync(server, [(server.Name, plan, token => PostgresServer.ProbeAsync(connection, token))], null, stopping);
    }

    private async Task RunDatabaseAsync(PostgresDatabaseResource database, CancellationToken stopping)
    {
        await notifications.WaitForResourceHealthyAsync(database.Parent.Name, stopping);
        await PostgresServer.CreateDatabaseAsync((await database.Parent.GetConnectionStringAsync(stopping))!, database.DatabaseName, stopping);
        Publish(database, KnownResourceStates.Running, HealthStatus.Healthy);
        await UntilStoppedAsync(stopping);
        Publish(database, KnownResourceStates.Finished);
    }

    private async Task RunRedisAsync(RedisResource redis, CancellationToken stopping)
    {
        if (configuration.GetConnectionString(redis.Name) is { Length: > 0 } given)
        {
            redis.GivenConnectionString = given;
            await WatchGivenAsync(redis, token => RedisServer.ProbeAsync(given, token), stopping);
            return;
        }

        Publish(redis, KnownResourceStates.Starting);
        var plan = await RedisServer.PrepareAsync(
            redis, FolderOf(redis, out _), Path.Combine(metadata.Directory, ".."), configuration["ALCHEMORSEL_REDIS_SKIP_SYSTEM"] == "1",
            text => display.Line(redis.Name, text), stopping);
        var connection = (await redis.GetConnectionStringAsync(stopping))!;
        await SuperviseAsync(redis, [(redis.Name, plan, token => RedisServer.ProbeAsync(connection, token))], null, stopping);
    }

    private async Task RunProjectAsync(ProjectResource project, CancellationToken stopping)
    {
        var replicas = project.Annotations.OfType<ReplicaAnnotation>().LastOrDefault()?.Replicas ?? 1;
        var instances = new List<(string, ProcessPlan, Supervisor.Probe)>();
        var ports = new List<IReadOnlyDictionary<string, int>>();
        for (var i = 0; i < replicas; i++)
        {
            var name = replicas == 1 ? project.Name : $"{project.Name}-{i + 1}";
            var own = project.Annotations.OfType<EndpointAnnotation>().ToDictionary(
                endpoint => endpoint.Name,
                endpoint => replicas == 1 ? endpoint.AllocatedEndpoint!.Port : Ports.Free());
            ports.Add(own);
            var plan = await ProjectPlan.CreateAsync(project, name, own, metadata, environment.EnvironmentName, configuration, data, stopping);
            instances.Add((name, plan, HealthOf(project, own)));
        }

        if (replicas == 1)
        {
            await SuperviseAsync(project, instances, null, stopping);
            return;
        }

        var proxies = project.Annotations.OfType<EndpointAnnotation>()
            .ToDictionary(endpoint => endpoint.Name, endpoint => new ReplicaProxy(endpoint.AllocatedEndpoint!.Port));
        try
        {
            await SuperviseAsync(project, instances, Route, stopping);
        }
        finally
        {
            foreach (var proxy in proxies.Values)
                await proxy.DisposeAsync();
        }

        void Route(IReadOnlyList<bool> healthy)
        {
            foreach (var (name, proxy) in proxies)
                proxy.Use([.. ports.Where((_, i) => healthy[i]).Select(own => own[name])]);
        }
    }

    private static async Task UntilStoppedAsync(CancellationToken stopping) =>
        await Task.Delay(Timeout.Infinite, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private async Task RunParameterAsync(ParameterResource parameter, CancellationToken stopping)
    {
        await parameter.GetValueAsync(stopping);
        Publish(parameter, KnownResourceStates.Running, HealthStatus.Healthy);
    }

    private async Task WatchGivenAsync(IResource resource, Supervisor.Probe probe, CancellationToken stopping)
    {
        var interval = TimeSpan.FromSeconds(1);
        while (!stopping.IsCancellationRequested)
        {
            var (healthy, reason) = await probe(stopping);
            Publish(resource, KnownResourceStates.Running, healthy ? HealthStatus.Healthy : HealthStatus.Unhealthy, reason);
            await Task.Delay(interval, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        Publish(resource, KnownResourceStates.Finished);
    }

    private async Task SuperviseAsync(
        IResource resource, IReadOnlyList<(string Name, ProcessPlan Plan, Supervisor.Probe Probe)> instances,
        Action<IReadOnlyList<bool>>? route, CancellationToken stopping)
    {
        var supervisors = instances
            .Select(instance => new Supervisor(instance.Name, instance.Plan, watchdog, text => display.Line(instance.Name, text)))
            .ToList();
        var gate = new Lock();
        await Task.WhenAll(supervisors.Select((supervisor, i) => supervisor.RunAsync(instances[i].Probe, Changed, stopping)));

        void Changed()
        {
            lock (gate)
            {
                var states = supervisors.ConvertAll(supervisor => supervisor.State);
                route?.Invoke(states.ConvertAll(state => state.HealthStatus == HealthStatus.Healthy));
                notifications.PublishUpdateAsync(resource, earlier => Combine(earlier, states) with { Urls = UrlsOf(resource) });
            }
        }
    }

    /// <summary>Healthy at first when all replicas are; after that as long as one of them is.</summary>
    private static CustomResourceSnapshot Combine(CustomResourceSnapshot earlier, List<CustomResourceSnapshot> states)
    {
        var healthy = states.Count(state => state.HealthStatus == HealthStatus.Healthy);
        if (healthy == states.Count || (healthy > 0 && earlier.HealthStatus == HealthStatus.Healthy))
            return states.First(state => state.HealthStatus == HealthStatus.Healthy);
        return states.FirstOrDefault(state => state.State?.Text == KnownResourceStates.FailedToStart)
            ?? states.First(state => state.HealthStatus != HealthStatus.Healthy);
    }

    private static ImmutableArray<string> UrlsOf(IResource resource) =>
        [
            .. resource.Annotations.OfType<EndpointAnnotation>()
                .Where(endpoint => endpoint.Name == endpoint.UriScheme)
                .Select(endpoint => endpoint.AllocatedEndpoint!.UriString),
        ];

    private static Supervisor.Probe HealthOf(ProjectResource project, Dictionary<string, int> ports)
    {
        var checks = project.Annotations.OfType<HttpHealthCheck>()
            .Select(check => (Url: new Uri($"http://127.0.0.1:{ports[check.EndpointName]}{check.Path}"), check.StatusCode))
            .ToList();
        return token => HttpProbe.AskAsync(checks, token);
    }

    private string FolderOf(IResource resource, out bool durable)
    {
        var volume = resource.Annotations.OfType<Volume>().LastOrDefault();
        durable = volume is not null;
        if (volume is not null)
            return Directory.CreateDirectory(Path.Combine(data.Create(), volume.Name)).FullName;
        var folder = DataFolder.CreateTemporary($"aspire-{resource.Name}-");
        resource.Annotations.Add(new Throwaway(folder));
        return folder;
    }

    private void Publish(IResource resource, string state, HealthStatus? health = null, string? reason = null) =>
        notifications.PublishUpdateAsync(resource, earlier => earlier with
        {
            State = new ResourceStateSnapshot(state),
            HealthStatus = health,
            Reason = reason,
        });
}

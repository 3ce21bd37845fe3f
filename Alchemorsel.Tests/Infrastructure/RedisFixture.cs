using Aspire.Hosting;
using Aspire.Hosting.Testing;

namespace Alchemorsel.Tests.Infrastructure;

/// <summary>A Redis for the tests of one class.</summary>
public sealed class RedisFixture : IAsyncLifetime
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);

    private readonly string folder = Directory.CreateTempSubdirectory("alchemorsel-redis-test-").FullName;
    private DistributedApplication? server;

    /// <summary>The client's configuration string.</summary>
    public string ConnectionString { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        using var limit = new CancellationTokenSource(StartLimit);
        var model = DistributedApplication.CreateBuilder(
            [$"--ALCHEMORSEL_DATA_DIR={folder}", "--DcpPublisher:RandomizePorts=true", "--LocalAspire:Quiet=true"]);
        model.AddRedis("cache");
        server = model.Build();
        await server.StartAsync(limit.Token);
        await server.ResourceNotifications.WaitForResourceHealthyAsync("cache", limit.Token);
        ConnectionString = (await server.GetConnectionStringAsync("cache", limit.Token))!;
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
            await server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}

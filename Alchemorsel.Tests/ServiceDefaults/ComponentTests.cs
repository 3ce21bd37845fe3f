using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using StackExchange.Redis;

namespace Alchemorsel.Tests.ServiceDefaults;

public sealed class ComponentTests
{
    // Nobody listens on port 1; a connection there is refused at once.
    private const string Nowhere = "127.0.0.1:1,connectTimeout=500,connectRetry=0";

    [Fact]
    public async Task A_client_and_both_caches_share_one_connection_that_is_made_even_while_Redis_is_away()
    {
        var builder = Builder(("ConnectionStrings:cache", Nowhere));
        builder.AddRedisClient("cache");
        builder.AddRedisDistributedCache("cache");
        builder.AddRedisOutputCache("cache");
        using var host = builder.Build();
        Assert.Single(host.Services.GetServices<IConnectionMultiplexer>());
        Assert.False(host.Services.GetRequiredService<IConnectionMultiplexer>().IsConnected);

        var report = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);
        Assert.NotEqual(HealthStatus.Healthy, Assert.Single(report.Entries).Value.Status);
    }

    [Fact]
    public void A_context_is_pooled_repeats_failed_commands_and_takes_its_settings()
    {
        var builder = Builder(("ConnectionStrings:larder", "Host=127.0.0.1;Port=1;Database=larder"));
        builder.AddNpgsqlDbContext<Larder>("larder", settings => settings.CommandTimeout = 7);
        using var host = builder.Build();
        using var scope = host.Services.CreateScope();
        var larder = scope.ServiceProvider.GetRequiredService<Larder>();
        Assert.Contains("larder", larder.Database.GetConnectionString(), StringComparison.Ordinal);
        Assert.Equal(7, larder.Database.GetCommandTimeout());
        Assert.True(larder.Database.CreateExecutionStrategy().RetriesOnFailure);
        Assert.Contains(builder.Services, service => service.ServiceType.Name.StartsWith("IDbContextPool", StringComparison.Ordinal));
    }

    [Fact]
    public void Enriching_adds_retries_and_a_health_check_to_a_context_and_keeps_its_connection()
    {
        var builder = Builder();
        builder.Services.AddDbContext<Larder>(options => options.UseNpgsql("Host=127.0.0.1;Port=1;Database=mine"));
        builder.EnrichNpgsqlDbContext<Larder>();
        using var host = builder.Build();
        using var scope = host.Services.CreateScope();
        var larder = scope.ServiceProvider.GetRequiredService<Larder>();
        Assert.Contains("mine", larder.Database.GetConnectionString(), StringComparison.Ordinal);
        Assert.True(larder.Database.CreateExecutionStrategy().RetriesOnFailure);
        Assert.NotNull(host.Services.GetService<HealthCheckService>());
    }

    [Fact]
    public void Enriching_a_context_that_nobody_registered_is_an_error() =>
        Assert.Throws<InvalidOperationException>(() => Builder().EnrichNpgsqlDbContext<Larder>());

    private static HostApplicationBuilder Builder(params (string Key, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, string? (setting) => setting.Value));
        builder.Services.AddLogging();
        return builder;
    }

    internal sealed class Larder(DbContextOptions<Larder> options) : DbContext(options);
}

using Aspire.StackExchange.Redis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using StackExchange.Redis;

namespace Aspire.StackExchange.Redis
{
    /// <summary>Settings of <see cref="Microsoft.Extensions.Hosting.AspireRedisExtensions"/>.</summary>
    public sealed class StackExchangeRedisSettings
    {
        public string? ConnectionString { get; set; }
        public bool DisableHealthChecks { get; set; }
        public bool DisableTracing { get; set; }
        public bool DisableAutoActivation { get; set; } = true;
    }
}

namespace Microsoft.Extensions.Hosting
{
    /// <summary>One connection to Redis for the whole service. It is made even while Redis is away, and heals by itself.</summary>
    public static class AspireRedisExtensions
    {
        public static void AddRedisClient(
            this IHostApplicationBuilder builder, string connectionName, Action<StackExchangeRedisSettings>? configureSettings = null,
            Action<ConfigurationOptions>? configureOptions = null)
        {
            var settings = new StackExchangeRedisSettings();
            builder.Configuration.GetSection("Aspire:StackExchange:Redis").Bind(settings);
            if (builder.Configuration.GetConnectionString(connectionName) is { } connection)
                settings.ConnectionString = connection;
            configureSettings?.Invoke(settings);
            builder.Services.TryAddSingleton<IConnectionMultiplexer>(_ =>
            {
                var options = ConfigurationOptions.Parse(
                    settings.ConnectionString ?? throw new InvalidOperationException($"ConnectionStrings:{connectionName} is missing."));
                options.AbortOnConnectFail = false;
                configureOptions?.Invoke(options);
                return ConnectionMultiplexer.Connect(options);
            });
            // A client, a cache and an output cache share one check: health checks refuse two of a name.
            if (!settings.DisableHealthChecks && !builder.Services.Any(service => service.ServiceType == typeof(RedisHealthCheck)))
            {
                builder.Services.AddSingleton<RedisHealthCheck>();
                builder.Services.AddHealthChecks().AddCheck<RedisHealthCheck>("StackExchange.Redis");
            }
        }
    }

    public static class AspireRedisDistributedCacheExtensions
    {
        public static void AddRedisDistributedCache(
            this IHostApplicationBuilder builder, string connectionName, Action<StackExchangeRedisSettings>? configureSettings = null,
            Action<ConfigurationOptions>? configureOptions = null)
        {
            builder.AddRedisClient(connectionName, configureSettings, configureOptions);
            builder.Services.AddStackExchangeRedisCache(_ => { });
            builder.Services.AddOptions<Caching.StackExchangeRedis.RedisCacheOptions>()
                .Configure<IServiceProvider>((options, services) =>
                    options.ConnectionMultiplexerFactory = () => Task.FromResult(services.GetRequiredService<IConnectionMultiplexer>()));
        }
    }

    public static class AspireRedisOutputCacheExtensions
    {
        public static void AddRedisOutputCache(
            this IHostApplicationBuilder builder, string connectionName, Action<StackExchangeRedisSettings>? configureSettings = null,
            Action<ConfigurationOptions>? configureOptions = null)
        {
            builder.AddRedisClient(connectionName, configureSettings, configureOptions);
            builder.Services.AddStackExchangeRedisOutputCache(_ => { });
            builder.Services.AddOptions<AspNetCore.OutputCaching.StackExchangeRedis.RedisOutputCacheOptions>()
                .Configure<IServiceProvider>((options, services) =>
                    options.ConnectionMultiplexerFactory = () => Task.FromResult(services.GetRequiredService<IConnectionMultiplexer>()));
        }
    }

    internal sealed class RedisHealthCheck(IConnectionMultiplexer redis) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            try
            {
                await redis.GetDatabase().PingAsync().WaitAsync(TimeSpan.FromSeconds(2), cancellationToken);
                return HealthCheckResult.Healthy();
            }
            catch (Exception error) when (error is RedisException or TimeoutException)
            {
                // Redis is never the only place of anything that matters: without it a service is slower, not unready.
                return HealthCheckResult.Degraded(error.Message);
            }
        }
    }
}

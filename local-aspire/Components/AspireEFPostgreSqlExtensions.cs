using Aspire.Npgsql.EntityFrameworkCore.PostgreSQL;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure;

namespace Aspire.Npgsql.EntityFrameworkCore.PostgreSQL
{
    /// <summary>Settings of <see cref="Microsoft.Extensions.Hosting.AspireEFPostgreSqlExtensions"/>.</summary>
    public sealed class NpgsqlEntityFrameworkCorePostgreSQLSettings
    {
        public string? ConnectionString { get; set; }

        /// <summary>Whether failed commands are not repeated.</summary>
        public bool DisableRetry { get; set; }
        public bool DisableHealthChecks { get; set; }
        public bool DisableTracing { get; set; }
        public bool DisableMetrics { get; set; }

        /// <summary>Seconds; null for the provider's own default.</summary>
        public int? CommandTimeout { get; set; }
    }
}

namespace Microsoft.Extensions.Hosting
{
    /// <summary>A context on PostgreSQL with retries, a health check, traces and metrics.</summary>
    public static class AspireEFPostgreSqlExtensions
    {
        public static void AddNpgsqlDbContext<TContext>(
            this IHostApplicationBuilder builder, string connectionName,
            Action<NpgsqlEntityFrameworkCorePostgreSQLSettings>? configureSettings = null,
            Action<DbContextOptionsBuilder>? configureDbContextOptions = null)
            where TContext : DbContext
        {
            var settings = Read<TContext>(builder);
            if (builder.Configuration.GetConnectionString(connectionName) is { } connection)
                settings.ConnectionString = connection;
            configureSettings?.Invoke(settings);
            builder.Services.AddDbContextPool<TContext>(options =>
            {
                options.UseNpgsql(
                    settings.ConnectionString ?? throw new InvalidOperationException($"ConnectionStrings:{connectionName} is missing."),
                    npgsql => Configure(npgsql, settings));
                configureDbContextOptions?.Invoke(options);
            });
            Observe<TContext>(builder, settings);
        }

        public static void EnrichNpgsqlDbContext<TContext>(
            this IHostApplicationBuilder builder, Action<NpgsqlEntityFrameworkCorePostgreSQLSettings>? configureSettings = null)
            where TContext : DbContext
        {
            if (!builder.Services.Any(service => service.ServiceType == typeof(TContext)))
                throw new InvalidOperationException($"{typeof(TContext).Name} is not registered yet.");
            var settings = Read<TContext>(builder);
            configureSettings?.Invoke(settings);
            builder.Services.ConfigureDbContext<TContext>(options => options.UseNpgsql(npgsql => Configure(npgsql, settings)));
            Observe<TContext>(builder, settings);
        }

        /// <summary>The general section, then the context's own below it.</summary>
        private static NpgsqlEntityFrameworkCorePostgreSQLSettings Read<TContext>(IHostApplicationBuilder builder)
        {
            var settings = new NpgsqlEntityFrameworkCorePostgreSQLSettings();
            var section = builder.Configuration.GetSection("Aspire:Npgsql:EntityFrameworkCore:PostgreSQL");
            section.Bind(settings);
            section.GetSection(typeof(TContext).Name).Bind(settings);
            return settings;
        }

        private static void Configure(NpgsqlDbContextOptionsBuilder npgsql, NpgsqlEntityFrameworkCorePostgreSQLSettings settings)
        {
            if (!settings.DisableRetry)
                npgsql.EnableRetryOnFailure();
            if (settings.CommandTimeout is { } seconds)
                npgsql.CommandTimeout(seconds);
        }

        private static void Observe<TContext>(IHostApplicationBuilder builder, NpgsqlEntityFrameworkCorePostgreSQLSettings settings)
            where TContext : DbContext
        {
            if (!settings.DisableHealthChecks)
                builder.Services.AddHealthChecks().AddDbContextCheck<TContext>();
            if (!settings.DisableTracing)
                builder.Services.AddOpenTelemetry().WithTracing(tracing => tracing.AddNpgsql());
            if (!settings.DisableMetrics)
                builder.Services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddNpgsqlInstrumentation());
        }
    }
}

using Alchemorsel.Api.Data.RowSecurity;
using Alchemorsel.Api.Http;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Alchemorsel.Api.Data;

/// <summary>
/// Brings the schema up to date before the service takes its first request, as the role that owns it, and sees to the role and the row policies
/// that requests are served with. EF Core holds a lock of its own on the migrations
/// table; the advisory lock round it also covers what runs after the migrations (<see cref="IAfterMigration"/>), so that of
/// several replicas starting at once exactly one does each step.
/// </summary>
internal sealed partial class DatabaseMigrator(IServiceScopeFactory scopes, DatabaseRoles roles, ILogger<DatabaseMigrator> log) : IHostedLifecycleService
{
    // Any constant will do, as long as nothing else in this database uses it: "ALCH" in ASCII.
    private const long LockKey = 0x414C4348;

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        // Rows of all households are moved about, by a role that the policies bind as well.
        scope.ServiceProvider.GetRequiredService<CurrentHousehold>().ActForEvery();
        var context = scope.ServiceProvider.GetRequiredService<AlchemorselDbContext>();
        await using var owner = new NpgsqlConnection(roles.Owner);
        context.Database.SetDbConnection(owner);
        context.Database.SetCommandTimeout(TimeSpan.FromMinutes(5));
        await context.Database.OpenConnectionAsync(cancellationToken);
        await context.Database.ExecuteSqlRawAsync(HouseholdReach.ForMigrations, cancellationToken);
        await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({LockKey})", cancellationToken);
        try
        {
            await context.Database.MigrateAsync(cancellationToken);
            await HouseholdPolicies.EnsureAsync(context, cancellationToken);
            await roles.EnsureAsync(owner, cancellationToken);
            foreach (var step in scope.ServiceProvider.GetServices<IAfterMigration>())
                await step.RunAsync(cancellationToken);
        }
        finally
        {
            await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({LockKey})", CancellationToken.None);
            await context.Database.CloseConnectionAsync();
        }

        LogMigrated(log);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Information, Message = "The database schema is up to date.")]
    private static partial void LogMigrated(ILogger log);
}

/// <summary>Work done once the schema is current, by one replica at a time, before any is ready (keys, demo content).</summary>
public interface IAfterMigration
{
    Task RunAsync(CancellationToken cancellationToken);
}

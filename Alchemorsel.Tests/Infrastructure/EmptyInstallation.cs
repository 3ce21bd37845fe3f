using Alchemorsel.Api.Data;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Alchemorsel.Tests.Infrastructure;

/// <summary>A database of a test's own with nothing in it, and replicas in Production on it: Development has a demo account from the start.</summary>
internal sealed class EmptyInstallation : IAsyncDisposable
{
    private readonly ApiFixture api;
    private readonly string name;
    private readonly string connection;

    private EmptyInstallation(ApiFixture api, string name, string connection) => (this.api, this.name, this.connection) = (api, name, connection);

    public static async Task<EmptyInstallation> CreateAsync(ApiFixture api)
    {
        var name = $"empty_{Guid.CreateVersion7():n}";
        var connection = new NpgsqlConnectionStringBuilder(api.Services.GetRequiredService<IConfiguration>().GetConnectionString("alchemorsel"))
        {
            Database = name,
            Pooling = false,
        };
        await using var create = api.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand($"CREATE DATABASE {name}");
        await create.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return new EmptyInstallation(api, name, connection.ConnectionString);
    }

    /// <summary>A replica with settings of its own; the caller ends it.</summary>
    public WebApplicationFactory<AlchemorselDbContext> NewReplica(params (string Key, string Value)[] settings) => api.NewReplica(
    [
        ("ALCHEMORSEL_APP_ENVIRONMENT", "Production"), ("ALCHEMORSEL_MONITORING_DRAIN", "0s"), ("ConnectionStrings:alchemorsel", connection), .. settings,
    ]);

    public async ValueTask DisposeAsync()
    {
        await using var drop = api.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand($"DROP DATABASE {name} WITH (FORCE)");
        await drop.ExecuteNonQueryAsync(CancellationToken.None);
    }
}

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
        await RunAsync(api, $"CREATE DATABASE {name}", TestContext.Current.CancellationToken);
        return new EmptyInstallation(api, name, connection.ConnectionString);
    }

    /// <summary>A replica with settings of its own; the caller ends it.</summary>
    public WebApplicationFactory<AlchemorselDbContext> NewReplica(params (string Key, string Value)[] settings) => api.NewReplica(
    [
        ("ALCHEMORSEL_APP_ENVIRONMENT", "Production"), ("ALCHEMORSEL_MONITORING_DRAIN", "0s"), ("ConnectionStrings:alchemorsel", connection), .. settings,
    ]);

    /// <summary>Gives the database to a role of its own.</summary>
    /// <param name="attributes">What the role may do, as in CREATE ROLE.</param>
    /// <returns>Its connection string.</returns>
    public async Task<string> MakeOwnerAsync(string attributes)
    {
        var owner = await MakeRoleAsync("owner", attributes);
        var role = new NpgsqlConnectionStringBuilder(owner).Username;
        await RunAsync(api, $"ALTER DATABASE {name} OWNER TO {role}", TestContext.Current.CancellationToken);
        return owner;
    }

    /// <summary>A role of the test's own.</summary>
    public async Task<string> MakeRoleAsync(string kind, string attributes = "")
    {
        var role = $"{name}_{kind}";
        await RunAsync(api, $"CREATE ROLE {role} LOGIN {attributes} PASSWORD '{kind}'", TestContext.Current.CancellationToken);
        return new NpgsqlConnectionStringBuilder(connection) { Username = role, Password = kind }.ConnectionString;
    }

    public async ValueTask DisposeAsync() => await RunAsync(api, $"DROP DATABASE {name} WITH (FORCE)", CancellationToken.None);

    private static async Task RunAsync(ApiFixture api, string statement, CancellationToken cancellation)
    {
        await using var server = NpgsqlDataSource.Create(api.Services.GetRequiredService<IConfiguration>().GetConnectionString("alchemorsel")!);
        await using var command = server.CreateCommand(statement);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}

using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Alchemorsel.Api.Data.RowSecurity;

/// <summary>
/// The two roles that the Api has in PostgreSQL: the owner of the connection string <c>alchemorsel</c>, who changes the schema before the service
/// is ready, and the one that serves requests, which owns nothing and so can't step round a row policy (<see cref="HouseholdPolicies"/>). The
/// second is made by the owner, unless the connection string <c>alchemorsel-requests</c> names one.
/// </summary>
internal sealed class DatabaseRoles
{
    private const int IdentifierMax = 63;

    private readonly bool isOurs;

    /// <exception cref="InvalidOperationException">The connection string 'alchemorsel' is missing.</exception>
    public DatabaseRoles(IConfiguration configuration)
    {
        Owner = configuration.GetConnectionString("alchemorsel")
            ?? throw new InvalidOperationException("The connection string 'alchemorsel' is missing.");
        var given = configuration.GetConnectionString("alchemorsel-requests");
        isOurs = string.IsNullOrEmpty(given);
        var requests = new NpgsqlConnectionStringBuilder(isOurs ? Owner : given);
        if (isOurs)
        {
            requests.Username = NameFor(requests.Database ?? requests.Username ?? "alchemorsel");
            requests.Password = requests.Password is { Length: > 0 } password ? DerivedFrom(password) : null;
        }

        Requests = requests.ConnectionString;
        Name = requests.Username ?? throw new InvalidOperationException("The connection string 'alchemorsel-requests' names no user.");
        Password = requests.Password;
    }

    /// <summary>Connects the owner of the schema.</summary>
    public string Owner { get; }

    /// <summary>Connects the role that serves requests.</summary>
    public string Requests { get; }

    /// <summary>The role that serves requests.</summary>
    public string Name { get; }

    private string? Password { get; }

    /// <summary>
    /// Makes the role if it is ours, and lets it read and write the rows of all tables. The list of migrations it may only read, and the audit
    /// log only read and add to.
    /// </summary>
    /// <exception cref="InvalidOperationException">The owner may not make roles.</exception>
    public async Task EnsureAsync(NpgsqlConnection owner, CancellationToken cancellation)
    {
        var name = Quoted(Name);
        try
        {
            if (isOurs)
                await MakeAsync(owner, name, cancellation);
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new InvalidOperationException(
                $"The role of the connection string 'alchemorsel' may not make the role {Name}, which serves requests. Give it CREATEROLE, or make a role "
                + "and name it in the connection string 'alchemorsel-requests'.",
                refused);
        }

        await RunAsync(
            owner,
            $"""
            GRANT USAGE ON SCHEMA public TO {name};
            GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {name};
            GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {name};
            REVOKE INSERT, UPDATE, DELETE ON "__EFMigrationsHistory" FROM {name};
            REVOKE UPDATE, DELETE ON audit_entries FROM {name};
            """,
            cancellation);
    }

    private async Task MakeAsync(NpgsqlConnection owner, string name, CancellationToken cancellation)
    {
        await using var find = new NpgsqlCommand("SELECT FROM pg_roles WHERE rolname = $1", owner) { Parameters = { new() { Value = Name } } };
        bool isThere;
        await using (var reader = await find.ExecuteReaderAsync(cancellation))
            isThere = await reader.ReadAsync(cancellation);
        if (!isThere)
            await RunAsync(owner, $"CREATE ROLE {name} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT", cancellation);
        // At every start, so that it follows the owner's when that changes. As a verifier, so that no server log holds a password.
        if (Password is { } password)
            await RunAsync(owner, $"ALTER ROLE {name} PASSWORD '{ScramVerifier.Of(password)}'", cancellation);
    }

    /// <summary>One for each database, as roles belong to the whole server.</summary>
    private static string NameFor(string database)
    {
        const string Ending = "_requests";
        return database.Length + Ending.Length <= IdentifierMax ? database + Ending : database[..(IdentifierMax - Ending.Length)] + Ending;
    }

    // Every replica finds the same without asking, and the owner's password can't be had from it.
    private static string DerivedFrom(string ownersPassword) =>
        Convert.ToHexString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(ownersPassword), "alchemorsel: the role that serves requests"u8));

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static async Task RunAsync(NpgsqlConnection owner, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, owner);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Running;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Aspire.Hosting.Servers;

/// <summary>A real PostgreSQL as a child process: cluster made on first use, loopback only, password required.</summary>
internal static class PostgresServer
{
    private static readonly TimeSpan InitLimit = TimeSpan.FromMinutes(2);

    /// <summary>Prepares the cluster in <paramref name="folder"/> and says how to start the server.</summary>
    /// <param name="durable">False for a cluster that is thrown away at the end: it need not survive a power cut.</param>
    public static async Task<ProcessPlan> PrepareAsync(
        PostgresServerResource server, string folder, bool durable, IConfiguration configuration, Action<string> line,
        CancellationToken cancellationToken)
    {
        var programs = await PostgresBinaries.FindAsync(configuration, line, cancellationToken);
        var account = Executables.IsRoot ? await UnprivilegedAccount.ChooseAsync(cancellationToken) : null;
        folder = account is null ? folder : await account.ReachableAsync(folder, cancellationToken);
        var data = Path.Combine(folder, "pgdata");
        if (!File.Exists(Path.Combine(data, "PG_VERSION")))
            await InitializeAsync(server, programs, folder, data, account, cancellationToken);

        var major = int.Parse((await File.ReadAllTextAsync(Path.Combine(data, "PG_VERSION"), cancellationToken)).Trim(), CultureInfo.InvariantCulture);
        var available = await MajorAsync(programs, cancellationToken);
        if (major != available)
        {
            throw new DistributedApplicationException(
                $"The data in {data} is of PostgreSQL {major}, but {programs} is {available}: set ALCHEMORSEL_POSTGRES_BIN to a "
                + $"PostgreSQL {major}, or move the data away (dump it first) to begin anew.");
        }

        var port = server.Annotations.OfType<EndpointAnnotation>().Single().AllocatedEndpoint!.Port;
        List<string> command =
        [
            .. account?.Prefix ?? [], Path.Combine(programs, "postgres"), "-D", data,
            .. Settings(port, durable).SelectMany(setting => new[] { "-c", setting }),
        ];
        return new ProcessPlan(command, folder, new Dictionary<string, string> { ["LC_ALL"] = "C", ["TZ"] = "UTC" }, StopSignal: 2);
    }

    /// <summary>Whether the server answers with the password that we know.</summary>
    public static async Task<(bool Healthy, string? Reason)> ProbeAsync(string connectionString, CancellationToken cancellationToken)
    {
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(connectionString) { Timeout = 3, CommandTimeout = 3, Pooling = false };
            settings.Database ??= "postgres";
            await using var connection = new NpgsqlConnection(settings.ConnectionString);
            await connection.OpenAsync(cancellationToken);
            return (true, null);
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.InvalidPassword)
        {
            return (false, "The data folder was made with another password: restore parameters.json beside it, or move the data away.");
        }
        catch (Exception error) when (error is NpgsqlException or TimeoutException or IOException)
        {
            return (false, error.Message);
        }
    }

    public static async Task CreateDatabaseAsync(string serverConnectionString, string database, CancellationToken cancellationToken)
    {
        var settings = new NpgsqlConnectionStringBuilder(serverConnectionString) { Pooling = false, Timeout = 10 };
        settings.Database ??= "postgres";
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var exists = new NpgsqlCommand("SELECT 1 FROM pg_database WHERE datname = $1", connection);
        exists.Parameters.Add(new NpgsqlParameter<string> { TypedValue = database });
        if (await exists.ExecuteScalarAsync(cancellationToken) is not null)
            return;
        // An identifier can't be a parameter; it is quoted as the standard says.
        await using var create = new NpgsqlCommand($"CREATE DATABASE \"{database.Replace("\"", "\"\"", StringComparison.Ordinal)}\"", connection);
        await create.ExecuteNonQueryAsync(cancellationToken);
    }

    private static IEnumerable<string> Settings(int port, bool durable)
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"port={port}");
        yield return "listen_addresses=127.0.0.1";
        yield return "unix_socket_directories=";
        yield return "max_connections=200";
        yield return "password_encryption=scram-sha-256";
        yield return "timezone=UTC";
        if (durable)
            yield break;
        yield return "fsync=off";
        yield return "synchronous_commit=off";
        yield return "full_page_writes=off";
    }

    private static async Task InitializeAsync(
        PostgresServerResource server, string programs, string folder, string data, UnprivilegedAccount? account,
        CancellationToken cancellationToken)
    {
        // Made beside and moved over, so that a run killed half-way leaves nothing that looks complete.
        var fresh = data + ".new";
        if (Directory.Exists(fresh))
            Directory.Delete(fresh, recursive: true);
        var passwordFile = Path.Combine(folder, $"pw-{RandomNumberGenerator.GetHexString(8)}");
        try
        {
            var password = await server.PasswordParameter.GetValueAsync(cancellationToken);
            var user = server.UserNameParameter is null ? "postgres" : await server.UserNameParameter.GetValueAsync(cancellationToken);
            await WritePrivateAsync(passwordFile, password ?? "", cancellationToken);
            if (account is not null)
                await account.OwnAsync(folder, cancellationToken);
            var major = await MajorAsync(programs, cancellationToken);
            string[] locale = major >= 17 ? ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
                : OperatingSystem.IsLinux() ? ["--locale=C.UTF-8"] : ["--no-locale"];
            await ProcessStarting.RunAsync(
                [
                    .. account?.Prefix ?? [], Path.Combine(programs, "initdb"), "-D", fresh, "-U", user ?? "postgres", $"--pwfile={passwordFile}",
                    "--auth=scram-sha-256", "--encoding=UTF8", "--no-instructions", .. locale,
                ],
                InitLimit, cancellationToken, folder);
            Directory.Move(fresh, data);
        }
        finally
        {
            File.Delete(passwordFile);
        }
    }

    private static async Task WritePrivateAsync(string path, string text, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var file = new FileStream(path, options);
        await file.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
    }

    private static async Task<int> MajorAsync(string programs, CancellationToken cancellationToken)
    {
        // "postgres (PostgreSQL) 15.8 (Debian …)"
        var text = await ProcessStarting.RunAsync([Path.Combine(programs, "postgres"), "--version"], TimeSpan.FromSeconds(20), cancellationToken);
        var number = text[(text.IndexOf(')', StringComparison.Ordinal) + 1)..].Trim();
        return int.Parse(new string([.. number.TakeWhile(char.IsAsciiDigit)]), CultureInfo.InvariantCulture);
    }
}

using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Running;
using StackExchange.Redis;

namespace Aspire.Hosting.Servers;

/// <summary>A real server of Redis' protocol as a child process: redis-server or valkey-server, else Garnet from the tool manifest.</summary>
internal static class RedisServer
{
    private static readonly TimeSpan RestoreLimit = TimeSpan.FromMinutes(5);

    public static async Task<ProcessPlan> PrepareAsync(
        RedisResource redis, string folder, string repository, bool skipInstalled, Action<string> line, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var port = redis.Annotations.OfType<EndpointAnnotation>().Single().AllocatedEndpoint!.Port.ToString(CultureInfo.InvariantCulture);
        var password = await redis.PasswordParameter!.GetValueAsync(cancellationToken) ?? "";
        var installed = skipInstalled ? null : Executables.OnPath("redis-server") ?? Executables.OnPath("valkey-server");
        if (installed is not null)
        {
            var configuration = Path.Combine(folder, "redis.conf");
            await WriteConfigurationAsync(redis, configuration, folder, port, password, cancellationToken);
            return new ProcessPlan([installed, configuration], folder, new Dictionary<string, string>());
        }

        var dotnet = DotNet.Path;
        line("No redis-server is installed; using Garnet from the repository's tool manifest.");
        await ProcessStarting.RunAsync([dotnet, "tool", "restore"], RestoreLimit, cancellationToken, repository);
        return new ProcessPlan(
            [
                dotnet, "tool", "run", "garnet-server", "--", "--port", port, "--bind", "127.0.0.1", "--auth", "Password", "--password", password,
                "--lua", "--checkpointdir", folder,
            ],
            repository,
            new Dictionary<string, string>());
    }

    public static async Task<(bool Healthy, string? Reason)> ProbeAsync(string connectionString, CancellationToken cancellationToken)
    {
        try
        {
            var options = ConfigurationOptions.Parse(connectionString);
            options.ConnectTimeout = 2_000;
            options.AbortOnConnectFail = true;
            await using var connection = await ConnectionMultiplexer.ConnectAsync(options).WaitAsync(cancellationToken);
            await connection.GetDatabase().PingAsync().WaitAsync(cancellationToken);
            return (true, null);
        }
        catch (Exception error) when (error is RedisException or TimeoutException)
        {
            return (false, error.Message);
        }
    }

    private static async Task WriteConfigurationAsync(
        RedisResource redis, string path, string folder, string port, string password, CancellationToken cancellationToken)
    {
        var persistence = redis.Annotations.OfType<RedisPersistence>().LastOrDefault();
        var save = persistence is null
            ? "\"\""
            : string.Create(CultureInfo.InvariantCulture, $"{(long)persistence.Interval.TotalSeconds} {persistence.KeysChangedThreshold}");
        File.Delete(path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        // The password stands in a file of the owner's rather than in the process list.
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var file = new StreamWriter(path, options);
        await file.WriteAsync(
            $"port {port}\nbind 127.0.0.1\nrequirepass {password}\nsave {save}\nappendonly no\ndir \"{folder}\"\n".AsMemory(), cancellationToken);
    }
}

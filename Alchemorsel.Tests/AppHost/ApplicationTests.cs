using System.Net;
using Aspire.Hosting;
using Aspire.Hosting.Testing;

namespace Alchemorsel.Tests.AppHost;

/// <summary>The whole application, as it starts, loses a process and stops.</summary>
[Collection(Browser.WholeApplication.Name)]
public sealed class ApplicationTests
{
    private const int Reads = 50;
    private const string SkipElsewhere = "Reads Linux' process table.";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_killed_replica_is_replaced_while_requests_go_on_and_nothing_is_left_after_the_stop()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Skip(SkipElsewhere);
            return;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        limit.CancelAfter(Limit);
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.Alchemorsel_AppHost>([], limit.Token);
        // Every process of this application carries its data folder; other tests of the run have applications of their own.
        var data = builder.Configuration["ALCHEMORSEL_DATA_DIR"]!;
        await using var application = await builder.BuildAsync(limit.Token);
        await application.StartAsync(limit.Token);
        foreach (var name in new[] { "postgres", "alchemorsel", "cache", "api", "web", "gateway" })
            await application.ResourceNotifications.WaitForResourceHealthyAsync(name, limit.Token);

        var replicas = Replicas(data);
        Assert.Equal(2, replicas.Count);
        using var client = application.CreateHttpClient("gateway", "http");
        using (var killed = System.Diagnostics.Process.GetProcessById(replicas[0].Id))
            killed.Kill();

        // From the moment of the kill until two replicas run again, and a while on, every read must be answered.
        for (var answered = 1; ; answered++)
        {
            using var answer = await client.GetAsync(new Uri("/api/v1/openapi.json", UriKind.Relative), limit.Token);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var now = Replicas(data);
            if (answered >= Reads && now.Count == 2 && now.All(replica => replica.Id != replicas[0].Id))
                break;
            await Task.Delay(Interval, limit.Token);
        }

        var all = await AllAsync(application, data, limit.Token);
        Assert.True(all.Count >= 6, "PostgreSQL, Redis, two replicas of the Api, the Web and the Gateway run.");
        await application.StopAsync(limit.Token);
        Assert.Empty(await ProcessTree.WaitForEndAsync(all, EndLimit, limit.Token));
    }

    [Fact]
    public async Task Killing_the_AppHost_takes_everything_with_it_and_a_second_one_is_refused_meanwhile()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Skip(SkipElsewhere);
            return;
        }

        var data = Directory.CreateTempSubdirectory("alchemorsel-data-");
        // PostgreSQL may run as another user, who has to come by here.
        data.UnixFileMode |= UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        try
        {
            await using var first = AppHostProcess.Start(data.FullName);
            await first.ReadyAsync(Cancellation);
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(data.FullName, "parameters.json")));

            await using (var second = AppHostProcess.Start(data.FullName))
            {
                Assert.Equal(1, await second.ExitAsync(Cancellation));
                Assert.Contains($"is running already in this folder (process {first.Id})", second.Output, StringComparison.Ordinal);
            }

            var children = ProcessTree.Below(first.Id);
            Assert.True(children.Count >= 6, first.Output);
            first.Kill();
            Assert.Empty(await ProcessTree.WaitForEndAsync(children, EndLimit, Cancellation));

            // What was generated is used again, and data left by a crash is no obstacle.
            var parameters = await File.ReadAllTextAsync(Path.Combine(data.FullName, "parameters.json"), Cancellation);
            await using var third = AppHostProcess.Start(data.FullName);
            await third.ReadyAsync(Cancellation);
            Assert.Equal(parameters, await File.ReadAllTextAsync(Path.Combine(data.FullName, "parameters.json"), Cancellation));
            children = ProcessTree.Below(third.Id);
            third.Kill();
            Assert.Empty(await ProcessTree.WaitForEndAsync(children, EndLimit, Cancellation));
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private static List<ProcessTree.Entry> Replicas(string data) =>
        [.. Services(data).Where(process => process.CommandLine.Contains("Alchemorsel.Api.dll", StringComparison.Ordinal))];

    private static IEnumerable<ProcessTree.Entry> Services(string data) =>
        ProcessTree.Below(Environment.ProcessId).Where(process => ProcessTree.EnvironmentOf(process.Id).Contains(data, StringComparison.Ordinal));

    /// <summary>The services by their environment, the servers by the ports that they were given.</summary>
    private static async Task<List<ProcessTree.Entry>> AllAsync(DistributedApplication application, string data, CancellationToken cancellation)
    {
        var postgres = new Npgsql.NpgsqlConnectionStringBuilder(await application.GetConnectionStringAsync("postgres", cancellation)).Port;
        var redis = (await application.GetConnectionStringAsync("cache", cancellation))!.Split(':', ',')[1];
        return
        [
            .. Services(data),
            .. ProcessTree.Below(Environment.ProcessId).Where(process =>
                process.CommandLine.Contains($"port={postgres}", StringComparison.Ordinal) || process.CommandLine.Contains($":{redis}", StringComparison.Ordinal)
                || process.CommandLine.Contains($"--port {redis}", StringComparison.Ordinal)),
        ];
    }
}

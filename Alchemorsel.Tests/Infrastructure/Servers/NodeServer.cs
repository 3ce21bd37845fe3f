using System.Diagnostics;
using System.Security.Cryptography;
using Alchemorsel.Tests.AppHost;

namespace Alchemorsel.Tests.Infrastructure.Servers;

/// <summary>
/// A server from npm, on a free port of this machine. The packages are those of the lock file beside this one, installed once per user and
/// lock file, outside the repository.
/// </summary>
internal sealed class NodeServer : IAsyncDisposable
{
    private static readonly TimeSpan InstallLimit = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly SemaphoreSlim Installing = new(1);

    private readonly Process _process;

    private NodeServer(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    /// <summary>Where it listens, on the loopback interface.</summary>
    public Uri Address { get; }

    /// <summary>Null, or why these tests can't run here. A machine of continuous integration has to have everything.</summary>
    public static string? WhyNot { get; } =
        Environment.GetEnvironmentVariable("CI") == "true" || (OnPath("node") && OnPath("npm")) ? null : "node and npm are not installed.";

    /// <param name="script">Below <c>node_modules</c>.</param>
    /// <param name="announcement">What stands before the address in the line that says the server is ready.</param>
    public static async Task<NodeServer> StartAsync(string script, string announcement, params string[] arguments)
    {
        var packages = await InstallAsync();
        // s3rver ciphers where a list goes on with DES, which a present OpenSSL has among its legacy only.
        var process = Start("node", packages, ["--openssl-legacy-provider", Path.Combine(packages, "node_modules", script), .. arguments]);
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            limit.CancelAfter(StartLimit);
            while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
            {
                if (line.IndexOf(announcement, StringComparison.Ordinal) is var at and >= 0)
                {
                    var address = line[(at + announcement.Length)..].Trim().Replace("http://", "", StringComparison.Ordinal);
                    _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                    return new NodeServer(process, new Uri("http://" + address));
                }
            }

            throw new InvalidOperationException($"{script} ended: {await process.StandardError.ReadToEndAsync(limit.Token)}");
        }
        catch
        {
            process.Kill();
            process.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }

    private static async Task<string> InstallAsync()
    {
        var source = Path.Combine(Repository.Root, "Alchemorsel.Tests", "Infrastructure", "Servers");
        var locked = await File.ReadAllBytesAsync(Path.Combine(source, "package-lock.json"));
        var folder = Path.Combine(CacheFolder(), "alchemorsel-test-servers", Convert.ToHexStringLower(SHA256.HashData(locked))[..16]);
        await Installing.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder)!);
            await using var only = await LockAsync(folder + ".lock");
            if (!Directory.Exists(folder))
            {
                // Installed beside its place and then renamed: an installation that was broken off is never taken for a whole one.
                var beside = folder + ".new";
                if (Directory.Exists(beside))
                    Directory.Delete(beside, recursive: true);
                Directory.CreateDirectory(Path.Combine(beside, "unused"));
                foreach (var file in (string[])["package.json", "package-lock.json", "unused/package.json", "unused/index.js"])
                    File.Copy(Path.Combine(source, file), Path.Combine(beside, file));
                await RunAsync("npm", beside, "ci", "--ignore-scripts", "--omit=dev", "--omit=optional", "--no-audit", "--no-fund");
                Directory.Move(beside, folder);
            }
        }
        finally
        {
            Installing.Release();
        }

        return folder;
    }

    /// <summary>Other processes wait here for their turn: two checkouts on one machine share the cache.</summary>
    private static async Task<FileStream> LockAsync(string path)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (waited.Elapsed < InstallLimit)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), TestContext.Current.CancellationToken);
            }
        }
    }

    private static async Task RunAsync(string program, string folder, params string[] arguments)
    {
        using var process = Start(program, folder, arguments);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(InstallLimit);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            if (process.ExitCode != 0)
                throw new InvalidOperationException($"{program} failed: {await output}{await errors}");
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static Process Start(string program, string folder, string[] arguments) => Process.Start(new ProcessStartInfo(program, arguments)
    {
        WorkingDirectory = folder,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    private static string CacheFolder() => Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache
        ? cache
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");

    private static bool OnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, program)));
}

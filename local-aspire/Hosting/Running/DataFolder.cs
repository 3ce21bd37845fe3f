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
}

using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Publishing;

/// <summary><c>--publisher manifest --output-path F</c>: writes the manifest and ends.</summary>
internal sealed class ManifestPublisher(
    IResourceCollection resources, IConfiguration configuration, AppHostMetadata metadata, IHostApplicationLifetime lifetime) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (configuration["Publishing:Publisher"] is not "manifest")
            throw new DistributedApplicationException($"The publisher '{configuration["Publishing:Publisher"]}' is not known: --publisher manifest.");
        if (configuration["Publishing:OutputPath"] is not { Length: > 0 } given)
            throw new DistributedApplicationException("Publishing needs --output-path.");
        var path = Path.GetFullPath(given);
        if (Directory.Exists(path))
            path = Path.Combine(path, "aspire-manifest.json");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, new ManifestWriter(resources, Path.GetDirectoryName(path)!).Write(), cancellationToken);
        await Console.Out.WriteLineAsync($"Published the manifest of {Path.GetFileName(metadata.Directory)} to {path}");
        lifetime.StopApplication();
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

using System.Reflection;

namespace Aspire.Hosting;

/// <summary>What the build wrote into the AppHost's assembly: where its project is, and what its references build to.</summary>
internal sealed class AppHostMetadata
{
    private const string TargetPrefix = "LocalAspire.Target:";

    private readonly Dictionary<string, string> targets;

    private AppHostMetadata(string? directory, Dictionary<string, string> targets)
    {
        Directory = Path.GetFullPath(directory ?? System.IO.Directory.GetCurrentDirectory());
        IsAppHost = directory is not null;
        this.targets = targets;
    }

    /// <summary>Folder of the AppHost project, or the current one for an application that has none (a test's).</summary>
    public string Directory { get; }

    /// <summary>False for an application that a test composes by itself: nothing of it is kept.</summary>
    public bool IsAppHost { get; }

    public static AppHostMetadata Of(Assembly? assembly)
    {
        var all = assembly?.GetCustomAttributes<AssemblyMetadataAttribute>().ToList() ?? [];
        var directory = all.FirstOrDefault(entry => entry.Key == "apphostprojectpath")?.Value;
        return new AppHostMetadata(
            directory,
            all.Where(entry => entry.Key.StartsWith(TargetPrefix, StringComparison.Ordinal) && entry.Value is not null)
                .ToDictionary(entry => Path.GetFullPath(entry.Key[TargetPrefix.Length..]), entry => entry.Value!, StringComparer.Ordinal));
    }

    /// <summary>The assembly that a referenced project builds to.</summary>
    /// <exception cref="DistributedApplicationException">The AppHost does not reference the project, or it was not built.</exception>
    public string TargetOf(IProjectMetadata project)
    {
        if (!targets.TryGetValue(Path.GetFullPath(project.ProjectPath), out var target))
            throw new DistributedApplicationException($"The AppHost has no project reference to {project.ProjectPath}.");
        return File.Exists(target)
            ? target
            : throw new DistributedApplicationException($"{target} does not exist: build the AppHost, which builds its services.");
    }
}

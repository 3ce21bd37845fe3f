namespace Aspire.Hosting.ApplicationModel;

/// <summary>Which kinds of variables a reference injects into a resource's environment.</summary>
[Flags]
public enum ReferenceEnvironmentInjectionFlags
{
    None = 0,
    ConnectionString = 1,
    ConnectionProperties = 2,
    ServiceDiscovery = 4,
    Endpoints = 8,
    All = ConnectionString | ConnectionProperties | ServiceDiscovery | Endpoints,
}

public enum WaitType
{
    WaitUntilHealthy,
    WaitForCompletion,
}

public sealed class ReplicaAnnotation(int replicas = 1) : IResourceAnnotation
{
    public int Replicas { get; } = replicas;
}

public sealed class WaitAnnotation(IResource resource, WaitType waitType, int exitCode = 0) : IResourceAnnotation
{
    public IResource Resource { get; } = resource;
    public WaitType WaitType { get; } = waitType;
    public int ExitCode { get; } = exitCode;
}

internal sealed record ContainerImage(string Registry, string Image, string Tag) : IResourceAnnotation
{
    public override string ToString() => $"{Registry}/{Image}:{Tag}";
}

internal sealed record Volume(string Name, string Target, bool IsReadOnly) : IResourceAnnotation;

internal sealed record ProjectMetadata(IProjectMetadata Metadata) : IResourceAnnotation;

internal sealed record Arguments(IReadOnlyList<string> Values) : IResourceAnnotation;

/// <summary>A variable and its value: text, or an <see cref="IValueProvider"/>.</summary>
internal sealed record EnvironmentVariable(string Name, object Value) : IResourceAnnotation;

/// <summary>A reference to a connection string; which variables it makes is decided by the resource's injection flags.</summary>
internal sealed record ConnectionReference(string Name, IResourceWithConnectionString Source, bool Optional) : IResourceAnnotation;

internal sealed record EndpointUse(EndpointReference Endpoint) : IResourceAnnotation;

internal sealed record ReferenceInjection(ReferenceEnvironmentInjectionFlags Flags) : IResourceAnnotation;

internal sealed record HttpHealthCheck(string Path, int StatusCode, string EndpointName) : IResourceAnnotation;

internal sealed record ManifestExclusion : IResourceAnnotation;

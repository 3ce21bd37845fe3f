using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Servers;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.Running;

/// <summary>How one replica of a project is started.</summary>
internal static class ProjectPlan
{
    // What the AppHost was started with says nothing about its services.
    private static readonly string[] NotInherited =
        ["ASPNETCORE_URLS", "ASPNETCORE_HTTP_PORTS", "HTTP_PORTS", "DOTNET_LAUNCH_PROFILE", "ASPNETCORE_CONTENTROOT", "DOTNET_STARTUP_HOOKS"];

    public static async Task<ProcessPlan> CreateAsync(
        ProjectResource project, string instance, IReadOnlyDictionary<string, int> ports, AppHostMetadata metadata, string environmentName,
        IConfiguration configuration, DataFolder data, CancellationToken cancellationToken)
    {
        var source = project.Annotations.OfType<ProjectMetadata>().Single().Metadata;
        var environment = new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = environmentName,
            ["DOTNET_ENVIRONMENT"] = environmentName,
            ["OTEL_SERVICE_NAME"] = project.Name,
            ["OTEL_RESOURCE_ATTRIBUTES"] = $"service.instance.id={instance}",
            ["OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY"] = "in_memory",
            ["ALCHEMORSEL_DATA_DIR"] = data.Path,
        };
        if (configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 } collector)
            environment["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector;

        var endpoints = project.Annotations.OfType<EndpointAnnotation>().ToList();
        environment["ASPNETCORE_URLS"] = string.Join(';', endpoints
            .Where(endpoint => endpoint.UriScheme is "http" or "https" && endpoint.PortVariable is null)
            .Select(endpoint => string.Create(CultureInfo.InvariantCulture, $"{endpoint.UriScheme}://localhost:{ports[endpoint.Name]}")));
        foreach (var endpoint in endpoints.Where(endpoint => endpoint.PortVariable is not null))
            environment[endpoint.PortVariable!] = ports[endpoint.Name].ToString(CultureInfo.InvariantCulture);

        foreach (var (name, value) in Variables.Of(project))
            environment[name] = value is IValueProvider provider ? await provider.GetValueAsync(cancellationToken) ?? "" : (string)value;

        var arguments = project.Annotations.OfType<Arguments>().SelectMany(arguments => arguments.Values);
        return new ProcessPlan(
            [DotNet.Path, metadata.TargetOf(source), .. arguments], Path.GetDirectoryName(source.ProjectPath)!, environment,
            RemovedVariables: NotInherited);
    }
}

using System.Reflection;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Publishing;
using Aspire.Hosting.Running;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting;

internal sealed class DistributedApplicationBuilder : IDistributedApplicationBuilder
{
    private static readonly Dictionary<string, string> Switches = new()
    {
        ["--publisher"] = "Publishing:Publisher",
        ["--output-path"] = "Publishing:OutputPath",
        ["--operation"] = "AppHost:Operation",
    };

    private readonly HostApplicationBuilder host;

    public DistributedApplicationBuilder(string[] args, Assembly? assembly)
    {
        host = new HostApplicationBuilder(new HostApplicationBuilderSettings
        {
            EnvironmentName = FromEnvironment("ASPNETCORE_ENVIRONMENT") ?? FromEnvironment("DOTNET_ENVIRONMENT") ?? Environments.Development,
            ContentRootPath = AppContext.BaseDirectory,
        });
        host.Configuration.AddCommandLine(args, Switches);
        Metadata = AppHostMetadata.Of(assembly);
        ExecutionContext = new DistributedApplicationExecutionContext(
            host.Configuration["Publishing:Publisher"] is { Length: > 0 } || host.Configuration["AppHost:Operation"] == "publish"
                ? DistributedApplicationOperation.Publish
                : DistributedApplicationOperation.Run);
        // The services' own lines are what people look for; the host's chatter is not.
        host.Logging.ClearProviders();
        host.Services.AddSingleton(Metadata);
        host.Services.AddSingleton(ExecutionContext);
        host.Services.AddSingleton<IResourceCollection>(Resources);
        host.Services.AddSingleton<ResourceNotificationService>();
        host.Services.AddSingleton(services => new DataFolder(services.GetRequiredService<IConfiguration>(), Metadata));
        host.Services.AddSingleton<Display>();
        host.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(60));
        if (ExecutionContext.IsPublishMode)
            host.Services.AddHostedService<ManifestPublisher>();
        else
            host.Services.AddHostedService<Orchestrator>();
    }

    public AppHostMetadata Metadata { get; }
    public ConfigurationManager Configuration => host.Configuration;
    public string AppHostDirectory => Metadata.Directory;
    public IHostEnvironment Environment => host.Environment;
    public IServiceCollection Services => host.Services;
    public DistributedApplicationExecutionContext ExecutionContext { get; }
    public IResourceCollection Resources { get; } = new ResourceCollection();

    public IResourceBuilder<T> AddResource<T>(T resource)
        where T : IResource
    {
        var name = resource.Name;
        if (name.Length is 0 or > 64 || !char.IsAsciiLetter(name[0]) || name.Any(c => !char.IsAsciiLetterOrDigit(c) && c != '-')
            || name.EndsWith('-') || name.Contains("--", StringComparison.Ordinal))
        {
            throw new DistributedApplicationException(
                $"'{name}' is no resource name: a letter, then letters, digits and single hyphens, at most 64 characters.");
        }

        if (Resources.Any(known => string.Equals(known.Name, name, StringComparison.OrdinalIgnoreCase)))
            throw new DistributedApplicationException($"A resource named '{name}' exists already.");
        Resources.Add(resource);
        return CreateResourceBuilder(resource);
    }

    public IResourceBuilder<T> CreateResourceBuilder<T>(T resource)
        where T : IResource => new ResourceBuilder<T>(this, resource);

    public DistributedApplication Build()
    {
        EntryPointHook.Current?.ModelReady(this);
        var application = new DistributedApplication(host.Build());
        EntryPointHook.Current?.Built(application);
        return application;
    }

    private static string? FromEnvironment(string name) => System.Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}

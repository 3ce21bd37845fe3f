using System.Reflection;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Aspire.Hosting.Testing;

/// <summary>The model of an AppHost, before a test builds it.</summary>
public interface IDistributedApplicationTestingBuilder : IDistributedApplicationBuilder, IAsyncDisposable
{
    Task<DistributedApplication> BuildAsync(CancellationToken cancellationToken = default);
}

/// <summary>Runs an AppHost's entry point inside a test: on random ports, with data of its own that is thrown away.</summary>
public static class DistributedApplicationTestingBuilder
{
    public static Task<IDistributedApplicationTestingBuilder> CreateAsync<TEntryPoint>(CancellationToken cancellationToken = default)
        where TEntryPoint : class => CreateAsync<TEntryPoint>([], cancellationToken);

    public static async Task<IDistributedApplicationTestingBuilder> CreateAsync<TEntryPoint>(
        string[] args, CancellationToken cancellationToken = default)
        where TEntryPoint : class
    {
        var assembly = typeof(TEntryPoint).Assembly;
        var folder = Running.DataFolder.CreateTemporary("aspire-test-");
        var hook = new EntryPointHook { EntryPoint = assembly, Configure = builder => Prepare(builder, folder) };
        var entryPoint = assembly.EntryPoint ?? throw new ArgumentException($"{assembly.GetName().Name} has no entry point.");
        _ = Task.Run(() => Invoke(hook, entryPoint, args), CancellationToken.None);
        return new TestingBuilder(hook, await hook.Model.WaitAsync(cancellationToken), folder);
    }

    private static void Prepare(DistributedApplicationBuilder builder, string folder)
    {
        var settings = new Dictionary<string, string?>
        {
            ["DcpPublisher:RandomizePorts"] = "true",
            ["LocalAspire:Quiet"] = Environment.GetEnvironmentVariable("LOCAL_ASPIRE_VERBOSE") is null ? "true" : "false",
            ["ALCHEMORSEL_DATA_DIR"] = folder,
        };
        builder.Configuration.AddInMemoryCollection(settings);
    }

    private static void Invoke(EntryPointHook hook, MethodInfo entryPoint, string[] args)
    {
        EntryPointHook.Current = hook;
        try
        {
            entryPoint.Invoke(null, entryPoint.GetParameters().Length == 0 ? null : [args]);
        }
        catch (TargetInvocationException error)
        {
            hook.Fail(error.InnerException ?? error);
        }
    }

    private sealed class TestingBuilder(EntryPointHook hook, DistributedApplicationBuilder inner, string folder)
        : IDistributedApplicationTestingBuilder
    {
        public ConfigurationManager Configuration => inner.Configuration;
        public string AppHostDirectory => inner.AppHostDirectory;
        public Microsoft.Extensions.Hosting.IHostEnvironment Environment => inner.Environment;
        public IServiceCollection Services => inner.Services;
        public DistributedApplicationExecutionContext ExecutionContext => inner.ExecutionContext;
        public IResourceCollection Resources => inner.Resources;

        public IResourceBuilder<T> AddResource<T>(T resource)
            where T : IResource => inner.AddResource(resource);

        public IResourceBuilder<T> CreateResourceBuilder<T>(T resource)
            where T : IResource => inner.CreateResourceBuilder(resource);

        public DistributedApplication Build() => BuildAsync(CancellationToken.None).GetAwaiter().GetResult();

        public async Task<DistributedApplication> BuildAsync(CancellationToken cancellationToken)
        {
            var application = await hook.BuildAsync(cancellationToken);
            hook.Release();
            application.Disposed += () => Directory.Delete(folder, recursive: true);
            return application;
        }

        public ValueTask DisposeAsync()
        {
            hook.Release();
            return ValueTask.CompletedTask;
        }
    }
}

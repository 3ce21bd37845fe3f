using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Running;

namespace Aspire.Hosting;

public static class ParameterResourceBuilderExtensions
{
    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder, string name, bool secret = false) =>
        builder.AddResource(Create(builder, name, value: null, secret, persist: false));

    /// <param name="builder">The application.</param>
    /// <param name="name">Read from the configuration key <c>Parameters:name</c> first.</param>
    /// <param name="value">Used when the configuration has none.</param>
    /// <param name="secret">Never shown.</param>
    /// <param name="persist">Whether a generated value is kept for the next run.</param>
    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder, string name, ParameterDefault value, bool secret = false, bool persist = false) =>
        builder.AddResource(Create(builder, name, value, secret, persist));

    internal static ParameterResource Create(
        IDistributedApplicationBuilder builder, string name, ParameterDefault? value, bool secret, bool persist)
    {
        var configuration = builder.Configuration;
        var metadata = (builder as DistributedApplicationBuilder)?.Metadata;
        string? generated = null;
        return new ParameterResource(name, Value, secret) { Default = value };

        string Value(ParameterDefault? fallback)
        {
            if (configuration[$"Parameters:{name}"] is { Length: > 0 } given)
                return given;
            if (fallback is null)
                throw new DistributedApplicationException($"The parameter '{name}' has no value: set Parameters__{name} in the environment.");
            return generated ??= persist && metadata is { IsAppHost: true }
                ? new ParameterFile(new DataFolder(configuration, metadata)).GetOrAdd(name, fallback.GetDefaultValue)
                : fallback.GetDefaultValue();
        }
    }
}

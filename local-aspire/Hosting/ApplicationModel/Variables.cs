using System.Globalization;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>The environment that a resource's annotations make, in the order in which they were added.</summary>
internal static class Variables
{
    /// <summary>Names with a text or an <see cref="IManifestExpressionProvider"/> that is an <see cref="IValueProvider"/> too.</summary>
    public static IEnumerable<(string Name, object Value)> Of(IResource resource)
    {
        var injected = resource.Annotations.OfType<ReferenceInjection>().LastOrDefault()?.Flags ?? ReferenceEnvironmentInjectionFlags.All;
        var uses = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var annotation in resource.Annotations)
        {
            switch (annotation)
            {
                case EnvironmentVariable variable:
                    yield return (variable.Name, variable.Value);
                    break;
                case ConnectionReference reference when injected.HasFlag(ReferenceEnvironmentInjectionFlags.ConnectionString):
                    yield return (reference.Name, reference.Source);
                    break;
                case EndpointUse { Endpoint: var endpoint }:
                    if (injected.HasFlag(ReferenceEnvironmentInjectionFlags.ServiceDiscovery))
                    {
                        var key = $"services__{endpoint.Resource.Name}__{endpoint.EndpointName}";
                        var index = uses[key] = uses.TryGetValue(key, out var last) ? last + 1 : 0;
                        yield return (string.Create(CultureInfo.InvariantCulture, $"{key}__{index}"), endpoint);
                    }

                    if (injected.HasFlag(ReferenceEnvironmentInjectionFlags.Endpoints))
                        yield return ($"{endpoint.Resource.Name}_{endpoint.EndpointName}".ToUpperInvariant().Replace('-', '_'), endpoint);
                    break;
            }
        }
    }
}

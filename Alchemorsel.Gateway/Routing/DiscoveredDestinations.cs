using Microsoft.Extensions.Primitives;
using Microsoft.Extensions.ServiceDiscovery;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.ServiceDiscovery;

namespace Alchemorsel.Gateway;

/// <summary>Resolves a destination such as <c>http://api</c> to every address that service discovery knows, and again when they change.</summary>
internal sealed class DiscoveredDestinations(ServiceEndpointResolver resolver) : IDestinationResolver
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    public async ValueTask<ResolvedDestinationCollection> ResolveDestinationsAsync(
        IReadOnlyDictionary<string, DestinationConfig> destinations, CancellationToken cancellationToken)
    {
        var resolved = new Dictionary<string, DestinationConfig>(StringComparer.OrdinalIgnoreCase);
        var changes = new List<IChangeToken>();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        foreach (var (name, destination) in destinations)
        {
            var source = await resolver.GetEndpointsAsync(destination.Address, limit.Token);
            changes.Add(source.ChangeToken);
            foreach (var (index, endpoint) in source.Endpoints.Index())
            {
                var address = endpoint.ToString()!;
                resolved[$"{name}[{index}]"] = destination with
                {
                    Address = address.Contains("://", StringComparison.Ordinal) ? address : $"{new Uri(destination.Address).Scheme}://{address}",
                    Host = destination.Host,
                };
            }
        }

        return new ResolvedDestinationCollection(resolved, new CompositeChangeToken(changes));
    }
}

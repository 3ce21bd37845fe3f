using Yarp.ReverseProxy.ServiceDiscovery;

namespace Alchemorsel.Gateway;

internal static class Routing
{
    /// <summary>Routes from appsettings.json; the addresses in them are names that service discovery resolves.</summary>
    public static void AddRouting(this WebApplicationBuilder builder)
    {
        builder.Services.AddReverseProxy().LoadFromConfig(builder.Configuration.GetSection("ReverseProxy"));
        builder.Services.AddSingleton<IDestinationResolver, DiscoveredDestinations>();
    }

    public static void MapRouting(this WebApplication app) => app.MapReverseProxy();
}

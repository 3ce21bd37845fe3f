using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace Alchemorsel.Gateway;

internal static class TrustedProxies
{
    /// <summary>
    /// Whose <c>X-Forwarded-*</c> count: those of the proxies named in the configuration, else nobody's. Platforms switch forwarded headers
    /// on for every service alike, which at the only public door would let anyone choose an address; hence after all other configuration.
    /// </summary>
    /// <exception cref="InvalidOperationException">An entry is neither an address nor a network.</exception>
    public static void AddTrustedProxies(this WebApplicationBuilder builder)
    {
        var networks = Read(builder.Configuration["Alchemorsel:Security:TrustedProxies"] ?? "");
        builder.Services.PostConfigure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders =
                networks.Count == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            // As many hops as there are trusted ones; the first stranger ends the walk.
            options.ForwardLimit = null;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var network in networks)
                options.KnownIPNetworks.Add(network);
        });
    }

    private static List<IPNetwork> Read(string text)
    {
        var networks = new List<IPNetwork>();
        foreach (var entry in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (IPAddress.TryParse(entry, out var address))
                networks.Add(new IPNetwork(address, address.GetAddressBytes().Length * 8));
            else if (IPNetwork.TryParse(entry, out var network))
                networks.Add(network);
            else
                throw new InvalidOperationException(
                    $"ALCHEMORSEL_SECURITY_TRUSTED_PROXIES: '{entry}' is neither an address nor a network such as 10.0.0.0/8.");
        }

        return networks;
    }
}

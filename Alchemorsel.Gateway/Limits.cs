using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Alchemorsel.Gateway;

internal static class Limits
{
    /// <summary>
    /// What a client may send beside the common limit of bodies, and how slowly. The services behind have narrower limits where they know more.
    /// </summary>
    public static void AddLimits(this WebApplicationBuilder builder) => builder.WebHost.ConfigureKestrel(kestrel =>
    {
        kestrel.Limits.MaxRequestHeadersTotalSize = 32 * 1024;
        kestrel.Limits.MaxRequestHeaderCount = 100;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        kestrel.Limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
        // A client that trickles its body holds a connection no longer than this rate allows.
        kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(10));
    });
}

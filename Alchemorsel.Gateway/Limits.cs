using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Alchemorsel.Gateway;

internal static class Limits
{
    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

    /// <summary>TRACE would show a script what browsers keep from it, and nobody behind knows others.</summary>
    public static void UseKnownMethods(this WebApplication app) => app.Use((context, next) =>
    {
        if (Methods.Contains(context.Request.Method, StringComparer.OrdinalIgnoreCase))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        context.Response.Headers.Allow = string.Join(", ", Methods);
        return Task.CompletedTask;
    });

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

using System.Net;

namespace Alchemorsel.Api.Importing.Guard;

/// <summary>Limits of every outgoing fetch. Set in code only: no configuration key may widen them.</summary>
public sealed class GuardOptions
{
    /// <summary>Time for a whole fetch: names, connections, redirects and body.</summary>
    public TimeSpan TotalTime { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Time for connecting to one of a name's addresses before the next is tried.</summary>
    public TimeSpan ConnectTime { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>Redirects followed, each checked like the first address.</summary>
    public int MaxRedirects { get; set; } = 3;

    /// <summary>Addresses of one name that are tried, at most.</summary>
    public int MaxAddresses { get; set; } = 4;

    /// <summary>Kilobytes of response headers, at most.</summary>
    public int MaxHeadersKilobytes { get; set; } = 32;

    /// <summary>Fetches at once, to all hosts together.</summary>
    public int AtOnce { get; set; } = 16;

    /// <summary>Fetches at once from one host: what a browser opens to it, or less.</summary>
    public int AtOncePerHost { get; set; } = 4;

    /// <summary>Fetches that wait for their turn, at most, beside those of imports in the background; the next one is refused.</summary>
    public int Waiting { get; set; } = 64;

    /// <summary>How long one of them waits before it is refused.</summary>
    public TimeSpan WaitTime { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Endpoints that are let through although they are not public, each exactly by address and port. For tests with a server of their
    /// own; internal, so that configuration binding can never reach it.
    /// </summary>
    internal ISet<IPEndPoint> AllowedEndpoints { get; } = new HashSet<IPEndPoint>();

    /// <summary>
    /// Hosts with their ports that are let through whatever their addresses are, since the operator named them as their own. For a client of its own, which asks
    /// for nothing that anybody else names.
    /// </summary>
    internal ISet<DnsEndPoint> TrustedHosts { get; } = new HashSet<DnsEndPoint>();
}

/// <summary>Resolves a host name to all its addresses.</summary>
public delegate Task<IPAddress[]> ResolveHost(string host, CancellationToken cancellationToken);

using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Aspire.Hosting.Running;

internal static class Ports
{
    private const int Lowest = 20_000;

    // Where the dynamic ports begin by RFC 6335; Linux begins lower, and says where.
    private const int DynamicFrom = 49_152;

    private const int Tries = 100;

    /// <summary>
    /// A port that nobody listens on just now, from below those that the system hands out to outgoing connections: one of these could take it
    /// before the resource does, which may be many seconds later.
    /// </summary>
    public static int Free()
    {
        var end = DynamicStart();
        for (var attempt = 0; attempt < Tries && end > Lowest; attempt++)
        {
            var port = RandomNumberGenerator.GetInt32(Lowest, end);
            if (IsFree(port))
                return port;
        }

        using var any = new TcpListener(IPAddress.Loopback, 0);
        any.Start();
        return ((IPEndPoint)any.LocalEndpoint).Port;
    }

    /// <summary>The first port that the system hands out by itself.</summary>
    public static int DynamicStart()
    {
        const string range = "/proc/sys/net/ipv4/ip_local_port_range";
        return File.Exists(range) && int.TryParse(File.ReadAllText(range).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[0], out var start)
            ? start
            : DynamicFrom;
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var probe = new TcpListener(IPAddress.Loopback, port);
            probe.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <exception cref="DistributedApplicationException">Somebody listens on the port already.</exception>
    public static void Require(int port, string resource)
    {
        if (!IsFree(port))
        {
            throw new DistributedApplicationException(
                $"Port {port}, which '{resource}' needs, is in use by another program: stop that program and start again.");
        }
    }
}

using System.Net;
using System.Net.Sockets;

namespace Aspire.Hosting.Running;

internal static class Ports
{
    /// <summary>A port that nobody listens on just now.</summary>
    public static int Free()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    /// <exception cref="DistributedApplicationException">Somebody listens on the port already.</exception>
    public static void Require(int port, string resource)
    {
        try
        {
            using var probe = new TcpListener(IPAddress.Loopback, port);
            probe.Start();
        }
        catch (SocketException)
        {
            throw new DistributedApplicationException(
                $"Port {port}, which '{resource}' needs, is in use by another program: stop that program and start again.");
        }
    }
}

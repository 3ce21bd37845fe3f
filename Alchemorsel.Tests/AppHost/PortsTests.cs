using System.Net;
using System.Net.Sockets;
using Aspire.Hosting;
using Aspire.Hosting.Running;

namespace Alchemorsel.Tests.AppHost;

public sealed class PortsTests
{
    [Fact]
    public void A_free_port_is_none_that_an_outgoing_connection_may_get_before_the_resource_starts()
    {
        var ports = Enumerable.Range(0, 50).Select(_ => Ports.Free()).ToList();

        Assert.All(ports, port => Assert.InRange(port, 1024, Ports.DynamicStart() - 1));
        Assert.True(ports.Distinct().Count() > 40, "They are not spread.");
    }

    [Fact]
    public void A_busy_port_is_named_with_the_resource_that_needs_it()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        var error = Assert.Throws<DistributedApplicationException>(() => Ports.Require(port, "gateway"));
        Assert.Contains($"Port {port}", error.Message, StringComparison.Ordinal);
        Assert.Contains("'gateway'", error.Message, StringComparison.Ordinal);
    }
}

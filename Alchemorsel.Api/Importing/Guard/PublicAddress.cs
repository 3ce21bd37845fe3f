using System.Net;
using System.Net.Sockets;

namespace Alchemorsel.Api.Importing.Guard;

/// <summary>
/// Tells public unicast addresses from all others, by the IANA special-purpose registries (RFC 6890 and later additions).
/// IPv6 is an allow list (2000::/3) with exceptions, so a range that is given a meaning tomorrow is refused today.
/// </summary>
public static class PublicAddress
{
    private static readonly IPNetwork[] SpecialV4 =
    [
        IPNetwork.Parse("0.0.0.0/8"), // this network
        IPNetwork.Parse("10.0.0.0/8"), // private
        IPNetwork.Parse("100.64.0.0/10"), // carrier-grade NAT
        IPNetwork.Parse("127.0.0.0/8"), // loopback
        IPNetwork.Parse("169.254.0.0/16"), // link-local; clouds keep their metadata service here
        IPNetwork.Parse("172.16.0.0/12"), // private
        IPNetwork.Parse("192.0.0.0/24"), // IETF protocol assignments
        IPNetwork.Parse("192.0.2.0/24"), // documentation
        IPNetwork.Parse("192.31.196.0/24"), // AS112
        IPNetwork.Parse("192.52.193.0/24"), // AMT
        IPNetwork.Parse("192.88.99.0/24"), // 6to4 relays
        IPNetwork.Parse("192.168.0.0/16"), // private
        IPNetwork.Parse("192.175.48.0/24"), // AS112
        IPNetwork.Parse("198.18.0.0/15"), // benchmarking
        IPNetwork.Parse("198.51.100.0/24"), // documentation
        IPNetwork.Parse("203.0.113.0/24"), // documentation
        IPNetwork.Parse("224.0.0.0/4"), // multicast
        IPNetwork.Parse("240.0.0.0/4"), // reserved, and the broadcast address
        IPNetwork.Parse("168.63.129.16/32"), // a public number that Azure uses for its own host services
    ];

    private static readonly IPNetwork GlobalUnicastV6 = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] SpecialV6 =
    [
        IPNetwork.Parse("2001::/23"), // IETF protocol assignments, with Teredo (2001::/32) and ORCHID
        IPNetwork.Parse("2001:db8::/32"), // documentation
        IPNetwork.Parse("2002::/16"), // 6to4: carries any IPv4 address
        IPNetwork.Parse("2620:4f:8000::/48"), // AS112
        IPNetwork.Parse("3fff::/20"), // documentation
    ];

    /// <summary>
    /// True only for an address on the public internet. IPv6 forms that carry an IPv4 address (mapped, compatible, NAT64, 6to4,
    /// Teredo, ISATAP) are never public: the address inside could be anything, and no public site needs them.
    /// </summary>
    public static bool IsPublic(IPAddress address) => address.AddressFamily switch
    {
        AddressFamily.InterNetwork => !Array.Exists(SpecialV4, network => network.Contains(address)),
        AddressFamily.InterNetworkV6 => address.ScopeId == 0
            && !address.IsIPv4MappedToIPv6
            && GlobalUnicastV6.Contains(address)
            && !Array.Exists(SpecialV6, network => network.Contains(address))
            && !IsIsatap(address),
        _ => false,
    };

    /// <summary>ISATAP (RFC 5214): the interface part is 0000:5efe or 0200:5efe and an IPv4 address.</summary>
    private static bool IsIsatap(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        return bytes[8] is 0x00 or 0x02 && bytes[9] == 0x00 && bytes[10] == 0x5e && bytes[11] == 0xfe;
    }
}

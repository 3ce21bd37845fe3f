using System.Net;
using System.Net.Sockets;

namespace Alchemorsel.Gateway.RateLimits;

/// <summary>What a request is counted as.</summary>
internal enum RateLimitPolicy
{
    /// <summary>Tries to sign in or up; refused while nobody can count.</summary>
    SignIn,

    /// <summary>Begins work that goes on afterwards.</summary>
    Import,

    User,
    Anonymous,
}

/// <summary>Sorts requests by what they ask for and who they say they are of.</summary>
internal static class RateLimitPolicies
{
    // Of the Api and of Web alike: what one has no try left for must not be had from the other.
    // So is what opens an account by a link, and what sends such links.
    private static readonly string[] SignIns =
    [
        "/api/v1/auth/sign-in", "/api/v1/auth/openid", "/api/v1/auth/register", "/api/v1/auth/forgot-password", "/api/v1/auth/reset-password", "/api/v1/auth/verify-email",
        "/sign-in", "/sign-up", "/forgot-password", "/reset-password", "/verify-email",
    ];

    // What begins one; what is done with one that is there (a decision about each of many duplicates) is like any other request.
    private static readonly string[] Imports =
        ["/api/v1/imports/preview", "/api/v1/imports/preview/html", "/api/v1/imports/jobs", "/api/v1/imports/jobs/file", "/import", "/import/many"];

    private static readonly string[] Sessions = ["__Host-alchemorsel", "alchemorsel"];

    public static RateLimitPolicy Of(HttpRequest request)
    {
        if (HttpMethods.IsPost(request.Method))
        {
            if (Array.Exists(SignIns, path => request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase)))
                return RateLimitPolicy.SignIn;
            if (Imports.Contains(request.Path.Value?.TrimEnd('/'), StringComparer.OrdinalIgnoreCase))
                return RateLimitPolicy.Import;
        }

        // Not checked here, so it gives more room and no other key: who makes up tokens is still one address.
        return request.Headers.Authorization.Count > 0 || request.Cookies.Keys.Any(name => Sessions.Any(session => name.StartsWith(session, StringComparison.Ordinal)))
            ? RateLimitPolicy.User
            : RateLimitPolicy.Anonymous;
    }

    /// <summary>Whom a request is counted for: the address, of IPv6 the network of 64 bits that one customer is given.</summary>
    public static string KeyOf(IPAddress? address)
    {
        if (address is null)
            return "unknown";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address.ToString();
        var network = address.GetAddressBytes();
        network.AsSpan(8).Clear();
        return new IPAddress(network).ToString();
    }
}

using Alchemorsel.Api.Http;
using Microsoft.Extensions.Options;

namespace Alchemorsel.Api.Accounts.Passkeys;

/// <summary>
/// The site that passkeys are made for, from <c>ALCHEMORSEL_PUBLIC_URL</c> and never from a request. In Development without one it is
/// <c>localhost</c>, whatever the port of the gateway.
/// </summary>
internal sealed class RelyingParty
{
    private const string Localhost = "localhost";

    private readonly string? only;

    public RelyingParty(IOptions<PublicAddressOptions> options, IHostEnvironment environment)
    {
        if (options.Value.Url.Length == 0)
        {
            Id = environment.IsDevelopment() ? Localhost : null;
            return;
        }

        // Browsers know passkeys of domains alone, and only where nobody between can read or change what is sent.
        var url = new Uri(options.Value.Url);
        if (url.HostNameType != UriHostNameType.Dns || (url.Scheme != Uri.UriSchemeHttps && !IsLocal(url)))
            return;
        Id = url.IdnHost;
        only = OriginOf(url);
    }

    /// <summary>The domain; null where there is none that passkeys can be made for.</summary>
    public string? Id { get; }

    /// <summary>Whether a browser that says it is there is at this site.</summary>
    public bool IsHere(string origin) =>
        Id is not null && Uri.TryCreate(origin, UriKind.Absolute, out var url) && OriginOf(url) == origin && (only is null ? IsLocal(url) : origin == only);

    private static bool IsLocal(Uri url) => url.Host == Localhost && url.Scheme is "http" or "https";

    private static string OriginOf(Uri url) => url.IsDefaultPort ? $"{url.Scheme}://{url.IdnHost}" : $"{url.Scheme}://{url.IdnHost}:{url.Port}";
}

using Alchemorsel.Api.Accounts.Passkeys;
using Alchemorsel.Api.Http;
using Microsoft.Extensions.Options;

namespace Alchemorsel.Api.Accounts.OpenId;

/// <summary>
/// Where a provider sends people back to: a page of <c>ALCHEMORSEL_PUBLIC_URL</c>. In Development without one it is on localhost, at the port that the browser
/// says it is at; no other word of a request counts.
/// </summary>
internal sealed class OpenIdRedirects(PublicAddress address, RelyingParty party, IOptions<PublicAddressOptions> options)
{
    public string For(OpenIdProvider provider, string? origin)
    {
        var path = $"/sign-in/openid/{provider.Key}/callback";
        if (address.ToPassOn(path) is { } configured)
            return configured;
        // Without a public address the site is none but localhost, and in Production there is none at all (OpenIdRules).
        return origin is not null && options.Value.Url.Length == 0 && party.IsHere(origin) ? origin + path : address.Of(path).AbsoluteUri;
    }
}

using System.Security.Cryptography;
using System.Text.Json;
using Alchemorsel.ServiceDefaults;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace Alchemorsel.Web.Sessions;

/// <summary>What somebody was sent to a provider for.</summary>
public enum OpenIdErrand
{
    SignIn,
    Link,
    Confirm,
}

/// <summary>
/// Remembers, while a browser is at a provider, with what it was sent there: in an encrypted cookie that scripts can't read, so that only this browser can end
/// what it began.
/// </summary>
public sealed class OpenIdTrip(IHttpContextAccessor accessor, IOptions<SessionCookieOptions> options, IDataProtectionProvider protection)
{
    /// <summary>As long as the Api's ticket is good.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    // Beyond it a browser would not keep the cookie.
    private const int ReturnUrlMax = 1_000;

    private readonly IDataProtector protector = protection.CreateProtector("alchemorsel openid trip");

    private HttpContext Context => accessor.HttpContext ?? throw new InvalidOperationException("There is no request.");

    private string Name => Session.CookieName("alchemorsel-openid", options.Value.Secure);

    /// <summary>Null for a browser that was sent nowhere, or too long ago.</summary>
    public Trip? Current
    {
        get
        {
            if (Context.Request.Cookies[Name] is not { } kept)
                return null;
            try
            {
                return JsonSerializer.Deserialize<Trip>(protector.Unprotect(kept));
            }
            catch (Exception failure) when (failure is CryptographicException or JsonException)
            {
                return null;
            }
        }
    }

    public void Begin(string provider, string ticket, OpenIdErrand errand, string? returnUrl) => Context.Response.Cookies.Append(
        Name, protector.Protect(JsonSerializer.Serialize(new Trip(provider, ticket, errand, returnUrl is { Length: <= ReturnUrlMax } ? returnUrl : null))), Cookie(Life));

    public void End() => Context.Response.Cookies.Delete(Name, Cookie(null));

    // Lax: the way back is a link from another site.
    private CookieOptions Cookie(TimeSpan? life) =>
        new() { HttpOnly = true, Secure = options.Value.Secure, SameSite = SameSiteMode.Lax, Path = "/", MaxAge = life };

    /// <param name="Ticket">The Api's, which says nothing to anybody else.</param>
    public sealed record Trip(string Provider, string Ticket, OpenIdErrand Errand, string? ReturnUrl);
}

using Alchemorsel.ServiceDefaults;
using Microsoft.Extensions.Options;

namespace Alchemorsel.Web.Sessions;

/// <summary>
/// Remembers between the two pages of a sign-in that the password, or a provider's word, was right: in a cookie that scripts can't read, and not in the address, which
/// browsers and proxies keep.
/// </summary>
public sealed class SecondStep(IHttpContextAccessor accessor, IOptions<SessionCookieOptions> options)
{
    /// <summary>As long as the Api's challenge is good.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    private HttpContext Context => accessor.HttpContext ?? throw new InvalidOperationException("There is no request.");

    private string Name => Session.CookieName("alchemorsel-second-step", options.Value.Secure);

    /// <summary>Null when there was no first step a moment ago.</summary>
    public string? Challenge => Context.Request.Cookies[Name];

    public void Begin(string challenge) => Context.Response.Cookies.Append(Name, challenge, Cookie(Life));

    public void End() => Context.Response.Cookies.Delete(Name, Cookie(null));

    // Lax: whoever signs in at a provider comes to the second page on the way back from another site. What it is for needs a form of ours in any case.
    private CookieOptions Cookie(TimeSpan? life) =>
        new() { HttpOnly = true, Secure = options.Value.Secure, SameSite = SameSiteMode.Lax, Path = "/", MaxAge = life };
}

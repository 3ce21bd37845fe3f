using System.Globalization;
using System.Security.Claims;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.ServiceDefaults;
using Alchemorsel.Web.Clients;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace Alchemorsel.Web.Sessions;

/// <summary>Starts and ends a browser's session: an encrypted cookie that scripts can't read, and one that opens images.</summary>
public sealed class Session(IHttpContextAccessor accessor, IOptions<SessionCookieOptions> options, TimeProvider time)
{
    private HttpContext Context => accessor.HttpContext ?? throw new InvalidOperationException("There is no request.");

    public string? RefreshToken => Context.User.FindFirstValue(SessionClaims.RefreshToken);

    public Task StartAsync(AuthTokens tokens)
    {
        SetMediaCookie(Context, tokens, options.Value.Secure);
        return Context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, ToPrincipal(tokens, time), new AuthenticationProperties { IsPersistent = true });
    }

    /// <summary>Starts a session of somebody who signed in just now; one that this browser had before ends with its tokens.</summary>
    public async Task StartAnewAsync(AuthTokens tokens, AlchemorselClient api)
    {
        // A refusal is no matter: then it is over already.
        if (RefreshToken is { } earlier)
            await api.SignOutAsync(earlier, Context.RequestAborted);
        await StartAsync(tokens);
    }

    /// <summary>Goes on under another name.</summary>
    public Task RenameAsync(string name)
    {
        var identity = new ClaimsIdentity(
            Context.User.Claims.Where(claim => claim.Type != SessionClaims.Name).Append(new Claim(SessionClaims.Name, name)),
            CookieAuthenticationDefaults.AuthenticationScheme, SessionClaims.Name, roleType: null);
        return Context.SignInAsync(
            CookieAuthenticationDefaults.AuthenticationScheme, new ClaimsPrincipal(identity), new AuthenticationProperties { IsPersistent = true });
    }

    public Task EndAsync()
    {
        // Pages that the browser kept, and what scripts remember of recipes, are the cook's and not the next person's.
        Context.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        Context.Response.Cookies.Delete(MediaCookie(options.Value.Secure), new CookieOptions { Secure = options.Value.Secure, Path = "/" });
        return Context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
    }

    internal static ClaimsPrincipal ToPrincipal(AuthTokens tokens, TimeProvider time) => new(new ClaimsIdentity(
        [
            new Claim(SessionClaims.UserId, tokens.User.Id.ToString()),
            new Claim(SessionClaims.Name, tokens.User.DisplayName),
            new Claim(SessionClaims.Household, tokens.User.HouseholdName),
            new Claim(SessionClaims.AccessToken, tokens.AccessToken),
            new Claim(SessionClaims.AccessEnd, time.GetUtcNow().AddSeconds(tokens.ExpiresIn).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
            new Claim(SessionClaims.RefreshToken, tokens.RefreshToken),
        ],
        CookieAuthenticationDefaults.AuthenticationScheme,
        SessionClaims.Name,
        roleType: null));

    internal static void SetMediaCookie(HttpContext context, AuthTokens tokens, bool secure) => context.Response.Cookies.Append(
        MediaCookie(secure),
        tokens.MediaToken,
        new CookieOptions { HttpOnly = true, Secure = secure, SameSite = SameSiteMode.Lax, Path = "/", Expires = tokens.RefreshExpiresAt });

    /// <summary>Browsers accept the prefix <c>__Host-</c> only for secure cookies of exactly this host.</summary>
    internal static string CookieName(string name, bool secure) => secure ? "__Host-" + name : name;

    private static string MediaCookie(bool secure) => CookieName("alchemorsel-media", secure);
}

using System.Globalization;
using System.Security.Claims;
using Alchemorsel.ServiceDefaults;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.StackExchangeRedis;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Alchemorsel.Web.Sessions;

internal static class SessionServices
{
    /// <summary>Sessions whose keys all replicas share through Redis.</summary>
    public static void AddSessions(this WebApplicationBuilder builder)
    {
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped<Session>();
        builder.Services.AddScoped<SecondStep>();
        builder.Services.AddScoped<OpenIdTrip>();
        builder.Services.AddSingleton<TokenRefresher>();
        builder.Services.AddDataProtection().SetApplicationName("alchemorsel");
        builder.Services.AddOptions<KeyManagementOptions>().Configure<IServiceProvider>((options, services) =>
            options.XmlRepository = new RedisXmlRepository(() => services.GetRequiredService<IConnectionMultiplexer>().GetDatabase(), "alchemorsel:data-protection"));
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie();
        builder.Services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme)
            .Configure<IOptions<SessionCookieOptions>>((cookie, session) =>
            {
                cookie.Cookie.Name = Session.CookieName("alchemorsel", session.Value.Secure);
                cookie.Cookie.SecurePolicy = session.Value.Secure ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
                cookie.Cookie.HttpOnly = true;
                cookie.Cookie.SameSite = SameSiteMode.Lax;
                cookie.ExpireTimeSpan = session.Value.MaxAge;
                cookie.SlidingExpiration = true;
                cookie.LoginPath = "/sign-in";
                cookie.AccessDeniedPath = "/household/only-members";
                cookie.ReturnUrlParameter = "returnUrl";
                cookie.Events.OnValidatePrincipal = RefreshAsync;
            });
        builder.Services.AddOptions<AntiforgeryOptions>().Configure<IOptions<SessionCookieOptions>>((antiforgery, session) =>
        {
            antiforgery.Cookie.Name = Session.CookieName("alchemorsel-form", session.Value.Secure);
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
            // "Always" would refuse http://localhost, where browsers do keep secure cookies; the cookie policy makes it one.
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        builder.Services.AddOptions<CookiePolicyOptions>().Configure<IOptions<SessionCookieOptions>>((cookies, session) =>
            cookies.Secure = session.Value.Secure ? CookieSecurePolicy.Always : CookieSecurePolicy.None);
        builder.Services.AddHouseholdPolicies();
        builder.Services.AddCascadingAuthenticationState();
    }

    /// <summary>Exchanges tokens that are about to end, before the page is made, so that the new cookie leaves with it.</summary>
    private static async Task RefreshAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var time = services.GetRequiredService<TimeProvider>();
        var user = context.Principal!;
        if (!long.TryParse(user.FindFirstValue(SessionClaims.AccessEnd), NumberStyles.None, CultureInfo.InvariantCulture, out var end)
            || user.FindFirstValue(SessionClaims.RefreshToken) is not { } refresh)
        {
            context.RejectPrincipal();
            return;
        }

        if (end - time.GetUtcNow().ToUnixTimeSeconds() > TokenRefresher.Ahead.TotalSeconds)
            return;
        var exchange = await services.GetRequiredService<TokenRefresher>().RefreshAsync(refresh);
        if (exchange.Unavailable)
        {
            // The session may well be good: whoever can't ask must not end it.
            return;
        }

        if (exchange.Tokens is not { } tokens)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
            return;
        }

        Session.SetMediaCookie(context.HttpContext, tokens, services.GetRequiredService<IOptions<SessionCookieOptions>>().Value.Secure);
        context.ReplacePrincipal(Session.ToPrincipal(tokens, time));
        context.ShouldRenew = true;
    }
}

using Alchemorsel.Web.Clients;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Alchemorsel.Web.Sessions;

internal static class EndedSessions
{
    /// <summary>Leads a browser that was signed out from elsewhere to sign in again, and from there back to where it was.</summary>
    public static void UseEndedSessions(this WebApplication app) => app.Use(async (context, next) =>
    {
        try
        {
            await next(context);
        }
        catch (SessionOverException) when (!context.Response.HasStarted)
        {
            context.Response.Clear();
            await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
            var here = HttpMethods.IsGet(context.Request.Method) ? context.Request.Path + context.Request.QueryString : context.Request.Path.Value;
            context.Response.Redirect($"/sign-in?returnUrl={Uri.EscapeDataString(here ?? "/")}");
        }
    });
}

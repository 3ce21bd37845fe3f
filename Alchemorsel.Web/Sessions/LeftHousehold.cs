using Alchemorsel.Web.Clients;

namespace Alchemorsel.Web.Sessions;

internal static class LeftHousehold
{
    /// <summary>
    /// Whoever was put out of the household of their session is led into another one of theirs: new tokens are for one that they are in. Nothing was
    /// changed by the request, so it needn't be repeated.
    /// </summary>
    public static void UseLeftHousehold(this WebApplication app) => app.Use(async (context, next) =>
    {
        try
        {
            await next(context);
        }
        catch (NotAMemberException) when (!context.Response.HasStarted)
        {
            var session = context.RequestServices.GetRequiredService<Session>();
            var refresher = context.RequestServices.GetRequiredService<TokenRefresher>();
            var exchange = session.RefreshToken is { } refresh ? await refresher.RefreshAsync(refresh) : default;
            // The session may well be good: whoever can't ask must not end it.
            if (exchange.Unavailable)
                throw;
            context.Response.Clear();
            if (exchange.Tokens is { } tokens)
            {
                await session.StartAsync(tokens);
                context.Response.Redirect("/household?left=1");
            }
            else
            {
                await session.EndAsync();
                context.Response.Redirect("/sign-in");
            }
        }
    });
}

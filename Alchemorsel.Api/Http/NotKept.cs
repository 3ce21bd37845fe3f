namespace Alchemorsel.Api.Http;

internal static class NotKept
{
    /// <summary>What a route says nothing about is kept by nobody between and no browser: it may hold tokens, or what a household owns.</summary>
    public static void UseNotKept(this WebApplication app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            if (context.Response.Headers.CacheControl.Count == 0)
                context.Response.Headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(context);
    });
}

namespace Alchemorsel.Gateway;

internal static class CalmErrors
{
    private const string Page = """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Back in a moment - Alchemorsel</title></head>
        <body><main><h1>Back in a moment</h1>
        <p>Part of Alchemorsel is starting or being updated. Nothing you saved is lost; please try again in a few seconds.</p>
        <p><a href="">Try again</a></p></main></body></html>
        """;

    /// <summary>When nobody behind answers: Problem Details for programs, a short page for people, and when to come back for both.</summary>
    public static void UseCalmErrors(this WebApplication app) => app.UseStatusCodePages(async status =>
    {
        var context = status.HttpContext;
        var code = context.Response.StatusCode;
        if (code is 502 or 503 or 504)
            context.Response.Headers.RetryAfter = "5";
        var accepts = context.Request.Headers.Accept.ToString();
        if (code >= 500 && accepts.Contains("text/html", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            await context.Response.WriteAsync(Page, context.RequestAborted);
            return;
        }

        // A service's own empty answer (a 304, a 404 without a body) is its business.
        if (context.GetReverseProxyFeatureOrNull()?.ProxiedDestination is not null && code < 500)
            return;
        await context.RequestServices.GetRequiredService<IProblemDetailsService>()
            .TryWriteAsync(new ProblemDetailsContext { HttpContext = context, ProblemDetails = { Status = code } });
    });

    private static Yarp.ReverseProxy.Model.IReverseProxyFeature? GetReverseProxyFeatureOrNull(this HttpContext context) =>
        context.Features.Get<Yarp.ReverseProxy.Model.IReverseProxyFeature>();
}

using System.Security.Cryptography;
using System.Text;
using Yarp.ReverseProxy.Model;

namespace Alchemorsel.Gateway;

internal static class CalmErrors
{
    private const string Style =
        "body{font:1.125rem/1.6 system-ui,sans-serif;max-width:34rem;margin:18vh auto;padding:0 1.5rem}:root{color-scheme:light dark}";

    private static readonly string Away = Page(
        "Back in a moment", "Part of Alchemorsel is starting or being updated. Nothing you saved is lost; please try again in a few seconds.");

    private static readonly string TooMany = Page(
        "A little slower, please", "That was asked for very often in a short time. Please wait a minute, then try again.");

    private static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>When nobody behind answers: Problem Details for programs, a short page for people, and when to come back for both.</summary>
    public static void UseCalmErrors(this WebApplication app) => app.UseStatusCodePages(async status =>
    {
        var context = status.HttpContext;
        // A failure of forwarding is the gateway's to explain; a service's own empty answer (a 404 without a body) is its business.
        var failure = context.GetForwarderErrorFeature();
        var answered = failure is null && context.Features.Get<IReverseProxyFeature>()?.ProxiedDestination is not null;
        if (answered && context.Response.StatusCode < 500)
            return;
        if (TooMuch(failure?.Exception))
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        var code = context.Response.StatusCode;
        if (code is 502 or 503 or 504 && context.Response.Headers.RetryAfter.Count == 0)
            context.Response.Headers.RetryAfter = "5";
        var accepts = context.Request.Headers.Accept.ToString();
        if (code is 429 or >= 500 && !context.Request.Path.StartsWithSegments("/api") && accepts.Contains("text/html", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.Headers.ContentSecurityPolicy = Policy;
            context.Response.ContentType = "text/html; charset=utf-8";
            await context.Response.WriteAsync(code == 429 ? TooMany : Away, context.RequestAborted);
            return;
        }

        // The writer would keep silent towards whoever accepts HTML alone.
        context.Request.Headers.Accept = "application/problem+json";
        await context.RequestServices.GetRequiredService<IProblemDetailsService>()
            .TryWriteAsync(new ProblemDetailsContext { HttpContext = context, ProblemDetails = { Status = code } });
    });

    private static string Page(string title, string text) => $"""
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title} - Alchemorsel</title>
        <style>{Style}</style></head>
        <body><main><h1>{title}</h1>
        <p>{text}</p>
        <p><a href="">Try again</a></p></main></body></html>
        """;

    /// <summary>A body of unknown length is found too long only while it is being forwarded.</summary>
    private static bool TooMuch(Exception? error) => error switch
    {
        BadHttpRequestException bad => bad.StatusCode == StatusCodes.Status413PayloadTooLarge,
        AggregateException several => several.InnerExceptions.Any(TooMuch),
        { InnerException: { } inner } => TooMuch(inner),
        _ => false,
    };
}

using Alchemorsel.Web.Clients;
using Microsoft.AspNetCore.Http.Features;

namespace Alchemorsel.Web.Components.Import;

/// <summary>An import's events for the browser, which has a cookie and no token: passed on as they come from the Api.</summary>
internal static class ImportEventsRoute
{
    public static void MapImportEvents(this IEndpointRouteBuilder app) =>
        app.MapGet("/import/jobs/{id:guid}/events", PassOnAsync).RequireAuthorization().ExcludeFromDescription();

    private static async Task PassOnAsync(Guid id, string? after, ImportStreams streams, HttpContext context, IHostApplicationLifetime host)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, host.ApplicationStopping);
        try
        {
            using var answer = await streams.WatchAsync(id, after, context.Request.Headers["Last-Event-ID"], either.Token);
            context.Response.StatusCode = (int)answer.StatusCode;
            if (answer.Content.Headers.ContentType?.MediaType != "text/event-stream")
                return;
            context.Response.ContentType = "text/event-stream";
            context.Response.Headers.CacheControl = "no-store";
            context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
            await using var events = await answer.Content.ReadAsStreamAsync(either.Token);
            var buffer = new byte[16 * 1024];
            int bytes;
            while ((bytes = await events.ReadAsync(buffer, either.Token)) > 0)
            {
                await context.Response.Body.WriteAsync(buffer.AsMemory(0, bytes), either.Token);
                await context.Response.Body.FlushAsync(either.Token);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or HttpRequestException or IOException)
        {
            // The page was left, or a service goes down: the browser comes back by itself with where it was.
            if (!context.Response.HasStarted)
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
    }
}

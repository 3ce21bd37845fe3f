using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Alchemorsel.Api.Data;
using Alchemorsel.Contracts.Importing;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Alchemorsel.Api.Importing.Jobs;

/// <summary>
/// An import's changes as Server-Sent Events: <c>progress</c> with the import and the entries that changed, <c>ping</c> while nothing happens, <c>end</c>
/// once it is over. It looks at the row, so it works on any replica, whoever does the work; nothing is held between two looks. An event's id is the
/// change that it tells of: a client that comes back with it gets what it missed.
/// </summary>
internal static class ImportEvents
{
    public static async Task<Results<ServerSentEventsResult<ImportProgress>, NoContent, ProblemHttpResult>> StreamAsync(
        Guid id, string? after, AlchemorselDbContext db, IOptions<ImportJobOptions> options, TimeProvider time,
        IHostApplicationLifetime host, HttpRequest request, CancellationToken cancellation)
    {
        if (await ReadAsync(db, id, cancellation) is not { } job)
            return ImportJobProblems.NoSuchImport();
        // Without a number to go on from, the client has just read the page, or wants to know where the import is: no entries.
        long? seen = Number(request.Headers["Last-Event-ID"]) ?? Number(after);
        // The answer that tells a browser not to come back.
        if (job.IsOver && seen >= job.Change)
            return TypedResults.NoContent();
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        request.HttpContext.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(EventsAsync(db, id, seen, options.Value, time, host.ApplicationStopping, cancellation));
    }

    private static async IAsyncEnumerable<SseItem<ImportProgress>> EventsAsync(
        AlchemorselDbContext db, Guid id, long? seen, ImportJobOptions options, TimeProvider time, CancellationToken stopping,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancellation);
        var began = time.GetTimestamp();
        var spoke = began;
        long? told = null;
        while (time.GetElapsedTime(began) < options.EventsLast)
        {
            // Deleted: whoever comes back is told that there is none.
            if (await ReadAsync(db, id, cancellation) is not { } job)
                yield break;

            if (told != job.Change)
            {
                var items = (told ?? seen) is { } last ? await ImportJobReading.ChangedAsync(db, id, last, cancellation) : [];
                told = job.Change;
                spoke = time.GetTimestamp();
                yield return new SseItem<ImportProgress>(new ImportProgress(job.ToJob(), items), "progress") { EventId = Text(job.Change) };
            }

            if (job.IsOver)
            {
                yield return new SseItem<ImportProgress>(new ImportProgress(job.ToJob(), []), "end") { EventId = Text(job.Change) };
                yield break;
            }

            if (time.GetElapsedTime(spoke) >= options.EventsHeartbeat)
            {
                spoke = time.GetTimestamp();
                yield return new SseItem<ImportProgress>(new ImportProgress(job.ToJob(), []), "ping");
            }

            try
            {
                await Task.Delay(options.EventsLook, time, either.Token);
            }
            catch (OperationCanceledException)
            {
                yield break;
            }
        }
    }

    private static Task<ImportJobRow?> ReadAsync(AlchemorselDbContext db, Guid id, CancellationToken cancellation)
        => db.Imports().SingleOrDefaultAsync(job => job.Id == id, cancellation);

    private static long? Number(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

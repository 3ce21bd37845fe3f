using Alchemorsel.Api.Data;
using Alchemorsel.Api.Households;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Http.Idempotency;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Importing;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Importing.Jobs;

/// <summary>Imports in the background: begun, watched, cancelled, repeated, decided about.</summary>
internal static class ImportJobEndpoints
{
    public static void MapImportJobs(this IEndpointRouteBuilder app)
    {
        var jobs = app.MapGroup("/api/v1/imports/jobs").RequireAuthorization().ForTokens(TokenScope.Import).WithTags("Imports");

        jobs.MapPost("/", CreateAsync).WithMetadata(new IdempotentAttribute()).WithName("CreateImportJob")
            .WithSummary("Brings in the recipes of many pages, in the background");
        jobs.MapPost("/file", ImportJobUpload.CreateAsync).WithName("CreateImportJobOfFile")
            .WithSummary("Brings in the recipes of a file, sent as the body, in the background")
            .Accepts<Stream>("application/octet-stream", "*/*")
            .WithMetadata(new RequestSizeLimitAttribute(Limits.ImportFileMaxBytes + 1));
        jobs.MapGet("/", ListAsync).WithName("ListImportJobs").WithSummary("Lists the household's imports, newest first");
        jobs.MapGet("/{id:guid}", ReadAsync).WithName("ReadImportJob").WithSummary("Reads an import with its counts");
        jobs.MapGet("/{id:guid}/items", ItemsAsync).WithName("ListImportItems").WithSummary("Lists an import's entries in their order");
        jobs.MapGet("/{id:guid}/events", ImportEvents.StreamAsync).WithName("WatchImportJob")
            .WithSummary("Sends an import's changes as they happen (Server-Sent Events)");
        jobs.MapPost("/{id:guid}/cancel", CancelAsync).WithName("CancelImportJob").WithSummary("Stops an import; what it brought in stays");
        jobs.MapPost("/{id:guid}/retry", RetryAsync).WithName("RetryImportJob")
            .WithSummary("Reads again what failed or was cancelled, and goes on with a cancelled import");
        jobs.MapPost("/{id:guid}/resolve", ResolveAllAsync).Validate<ResolveRequest>().WithName("ResolveImportDuplicates")
            .WithSummary("Decides about all duplicates of an import");
        jobs.MapPost("/{id:guid}/items/{position:int}/retry", RetryItemAsync).WithName("RetryImportItem").WithSummary("Reads one entry again");
        jobs.MapPost("/{id:guid}/items/{position:int}/resolve", ResolveAsync).Validate<ResolveRequest>().WithName("ResolveImportDuplicate")
            .WithSummary("Decides about a duplicate: merge, skip or keep");
        jobs.MapDelete("/{id:guid}", DeleteAsync).WithName("DeleteImportJob").WithSummary("Deletes an import that is over; its recipes stay");
    }

    private static async Task<Results<Created<ImportJob>, ValidationProblem, ProblemHttpResult>> CreateAsync(
        ImportJobRequest request, AlchemorselDbContext db, ImportSignal signal, TimeProvider time, CancellationToken cancellation)
    {
        if (UrlErrors(request.Urls) is { Count: > 0 } errors)
            return TypedResults.ValidationProblem(errors, title: "Some fields need another look.", type: Problems.Prefix + "validation");
        if (!Enum.IsDefined(request.Duplicates))
            return Problems.Invalid("duplicates", "One of: ask, skip, merge, keepBoth.");
        if (await ImportJobProblems.TooManyAsync(db, cancellation) is { } tooMany)
            return tooMany;
        var urls = request.Urls!.Select(url => url.Trim()).Distinct(StringComparer.Ordinal).ToList();
        var now = time.GetUtcNow();
        var job = new ImportJobRow
        {
            HouseholdId = db.CurrentHousehold!.Value,
            UserId = db.CurrentUser,
            Kind = ImportKind.Urls,
            Duplicates = request.Duplicates,
            Name = DraftText.Cut(urls[0], Limits.ImportNameMax),
            IsComplete = true,
            Pending = urls.Count,
            CreatedAt = now,
            UpdatedAt = now,
        };
        db.Add(job);
        db.AddRange(urls.Select((url, position) => new ImportItemRow
        {
            JobId = job.Id,
            Position = position,
            HouseholdId = job.HouseholdId,
            Source = url,
        }));
        await db.SaveChangesAsync(cancellation);
        signal.Set();
        return TypedResults.Created($"/api/v1/imports/jobs/{job.Id}", job.ToJob());
    }

    private static async Task<Results<Ok<Page<ImportJob>>, ValidationProblem>> ListAsync(
        string? cursor, int? limit, AlchemorselDbContext db, CancellationToken cancellation)
        => await ImportJobReading.ListAsync(db, cursor, limit, cancellation) is { } page ? TypedResults.Ok(page) : ImportJobProblems.Cursor();

    private static async Task<Results<Ok<ImportJob>, ProblemHttpResult>> ReadAsync(Guid id, AlchemorselDbContext db, CancellationToken cancellation)
        => await db.Imports().SingleOrDefaultAsync(job => job.Id == id, cancellation) is { } job
            ? TypedResults.Ok(job.ToJob()) : ImportJobProblems.NoSuchImport();

    private static async Task<Results<Ok<Page<ImportItem>>, ValidationProblem, ProblemHttpResult>> ItemsAsync(
        Guid id, string? state, string? cursor, int? limit, AlchemorselDbContext db, CancellationToken cancellation)
    {
        ImportItemState? wanted = null;
        if (!string.IsNullOrEmpty(state))
        {
            if (!Enum.TryParse<ImportItemState>(state, ignoreCase: true, out var named) || !Enum.IsDefined(named) || !char.IsLetter(state[0]))
                return Problems.Invalid("state", "One of: pending, done, failed, duplicate, skipped, merged, cancelled.");
            wanted = named;
        }

        if (!await db.Imports().AnyAsync(job => job.Id == id, cancellation))
            return ImportJobProblems.NoSuchImport();
        return await ImportJobReading.ItemsAsync(db, id, wanted, cursor, limit, cancellation) is { } page
            ? TypedResults.Ok(page) : ImportJobProblems.Cursor();
    }

    private static Task<Results<Ok<ImportJob>, ProblemHttpResult>> CancelAsync(
        Guid id, AlchemorselDbContext db, TimeProvider time, CancellationToken cancellation)
        => ChangeAsync(id, db, async job =>
        {
            var now = time.GetUtcNow();
            if (job.State == ImportJobState.Queued)
                await job.CancelAsync(db, now, cancellation);
            else if (job.State == ImportJobState.Running)
                (job.State, _) = (ImportJobState.Cancelling, job.Touch(now));
            return null;
        }, cancellation);

    private static Task<Results<Ok<ImportJob>, ProblemHttpResult>> RetryAsync(
        Guid id, AlchemorselDbContext db, ImportSignal signal, TimeProvider time, CancellationToken cancellation)
        => RepeatAsync(id, null, db, signal, time, cancellation);

    private static Task<Results<Ok<ImportJob>, ProblemHttpResult>> RetryItemAsync(
        Guid id, int position, AlchemorselDbContext db, ImportSignal signal, TimeProvider time, CancellationToken cancellation)
        => RepeatAsync(id, position, db, signal, time, cancellation);

    private static Task<Results<Ok<ImportJob>, ProblemHttpResult>> RepeatAsync(
        Guid id, int? position, AlchemorselDbContext db, ImportSignal signal, TimeProvider time, CancellationToken cancellation)
        => ChangeAsync(id, db, async job =>
        {
            if (!job.CanRepeat())
                return ImportJobProblems.FileGone();
            var again = await job.RetryAsync(db, position, time.GetUtcNow(), cancellation);
            if (again == 0 && position is not null)
                return ImportJobProblems.NotThere("There is nothing to repeat.", "The entry has neither failed nor been cancelled.");
            signal.Set();
            return null;
        }, cancellation);

    private static Task<Results<Ok<ImportJob>, ProblemHttpResult>> ResolveAllAsync(
        Guid id, ResolveRequest request, AlchemorselDbContext db, ImportSignal signal, TimeProvider time, CancellationToken cancellation)
        => DecideAsync(id, null, request, db, signal, time, cancellation);

    private static Task<Results<Ok<ImportJob>, ProblemHttpResult>> ResolveAsync(
        Guid id, int position, ResolveRequest request, AlchemorselDbContext db, ImportSignal signal, TimeProvider time,
        CancellationToken cancellation)
        => DecideAsync(id, position, request, db, signal, time, cancellation);

    private static Task<Results<Ok<ImportJob>, ProblemHttpResult>> DecideAsync(
        Guid id, int? position, ResolveRequest request, AlchemorselDbContext db, ImportSignal signal, TimeProvider time,
        CancellationToken cancellation)
        => ChangeAsync(id, db, async job =>
        {
            if (request.Choice != DuplicateChoice.Skip && !job.CanRepeat())
                return ImportJobProblems.FileGone();
            var resolved = await job.ResolveAsync(db, position, request.Choice!.Value, time.GetUtcNow(), cancellation);
            if (resolved == 0 && position is not null)
                return ImportJobProblems.NotThere("There is nothing to decide.", "The entry is no duplicate, or no longer one.");
            signal.Set();
            return null;
        }, cancellation);

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        Guid id, AlchemorselDbContext db, CancellationToken cancellation)
    {
        await db.ForgetImportFileAsync(id, cancellation);
        var deleted = await db.Set<ImportJobRow>()
            .Where(job => job.Id == id && job.IsComplete && (job.State == ImportJobState.Finished || job.State == ImportJobState.Cancelled))
            .ExecuteDeleteAsync(cancellation);
        if (deleted > 0)
            return TypedResults.NoContent();
        return await db.Imports().AnyAsync(job => job.Id == id, cancellation)
            ? Problems.Problem(409, "import-running", "The import is not over.", "Cancel it first.")
            : ImportJobProblems.NoSuchImport();
    }

    /// <summary>Locks the import, changes it, and answers with what it is then; nothing is changed when there is a problem.</summary>
    private static async Task<Results<Ok<ImportJob>, ProblemHttpResult>> ChangeAsync(
        Guid id, AlchemorselDbContext db, Func<ImportJobRow, Task<ProblemHttpResult?>> change, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.LockImportAsync(id, cancellation) is not { } job)
            return ImportJobProblems.NoSuchImport();
        if (await change(job) is { } problem)
            return problem;
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return TypedResults.Ok(job.ToJob());
    }

    private static Dictionary<string, string[]> UrlErrors(IReadOnlyList<string>? urls)
    {
        if (urls is not { Count: > 0 and <= Limits.ImportUrlsMax })
            return new() { ["urls"] = [$"Between 1 and {Limits.ImportUrlsMax} addresses."] };
        var errors = new Dictionary<string, string[]>();
        for (var index = 0; index < urls.Count; index++)
        {
            if (urls[index]?.Trim() is not { Length: > 0 and <= Limits.UrlMax } url || url.Contains('\0', StringComparison.Ordinal)
                || !new HttpUrlAttribute().IsValid(url))
                errors[$"urls[{index}]"] = [$"An address must begin with http:// or https:// and have at most {Limits.UrlMax} characters."];
        }

        return errors;
    }
}

using Alchemorsel.Api.Data;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Importing.Guard;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Importing;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Importing.Jobs;

/// <summary>
/// Takes a file as it arrives, a piece at a time: no transaction is open while a slow line sends, and one piece is in memory. The import becomes
/// visible with the last of them; what never gets there is removed.
/// </summary>
internal static class ImportJobUpload
{
    public static async Task<Results<Created<ImportJob>, ValidationProblem, ProblemHttpResult>> CreateAsync(
        HttpRequest request, string? fileName, string? duplicates, AlchemorselDbContext db, ImportSignal signal, TimeProvider time,
        CancellationToken cancellation)
    {
        var policy = DuplicatePolicy.Ask;
        if (!string.IsNullOrEmpty(duplicates)
            && (!Enum.TryParse(duplicates, ignoreCase: true, out policy) || !Enum.IsDefined(policy) || !char.IsLetter(duplicates[0])))
            return Problems.Invalid("duplicates", "One of: ask, skip, merge, keepBoth.");
        if (request.ContentLength > Limits.ImportFileMaxBytes)
            return ImportJobProblems.FileTooLarge();
        if (await ImportJobProblems.TooManyAsync(db, cancellation) is { } tooMany)
            return tooMany;
        // What doesn't say its length may be as long as any.
        var announced = request.ContentLength ?? Limits.ImportFileMaxBytes;
        if (!await ImportFiles.TryMakeRoomAsync(db, announced, cancellation))
            return ImportJobProblems.NoRoom();
        var now = time.GetUtcNow();
        var job = new ImportJobRow
        {
            HouseholdId = db.CurrentHousehold!.Value,
            UserId = db.CurrentUser,
            Kind = ImportKind.File,
            Duplicates = policy,
            Name = DraftText.Cut(Path.GetFileName(DraftText.Clean(fileName)?.Replace('\\', '/')) is { Length: > 0 } name ? name : "File", Limits.ImportNameMax),
            HasFile = true,
            FileBytes = announced,
            CreatedAt = now,
            UpdatedAt = now,
        };
        db.Add(job);
        await db.SaveChangesAsync(cancellation);
        var kept = false;
        try
        {
            job.FileBytes = await ReceiveAsync(request, db, job, time, cancellation);
            if (job.FileBytes == 0)
                return ImportJobProblems.EmptyFile();
            job.IsComplete = true;
            await db.SaveChangesAsync(cancellation);
            kept = true;
        }
        catch (Exception exception) when (exception is CapExceededException or BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge })
        {
            return ImportJobProblems.FileTooLarge();
        }
        finally
        {
            if (!kept)
            {
                await db.RemoveImportFileAsync(job.Id, CancellationToken.None);
                await db.Set<ImportJobRow>().Where(row => row.Id == job.Id).ExecuteDeleteAsync(CancellationToken.None);
            }
        }

        signal.Set();
        return TypedResults.Created($"/api/v1/imports/jobs/{job.Id}", job.ToJob());
    }

    private static async Task<long> ReceiveAsync(
        HttpRequest request, AlchemorselDbContext db, ImportJobRow job, TimeProvider time, CancellationToken cancellation)
    {
        await using var body = new CappedStream(request.Body, Limits.ImportFileMaxBytes);
        var piece = new byte[ImportChunk.Size];
        var total = 0L;
        for (var index = 0; ; index++)
        {
            var bytes = await body.ReadAtLeastAsync(piece, piece.Length, throwOnEndOfStream: false, cancellation);
            if (bytes == 0)
                return total;
            // A statement, since the context would keep every piece.
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO import_chunk (job_id, index, household_id, content)
                VALUES ({job.Id}, {index}, {job.HouseholdId}, {(bytes == piece.Length ? piece : piece[..bytes])})
                """,
                cancellation);
            total += bytes;
            await db.Set<ImportJobRow>().Where(row => row.Id == job.Id)
                .ExecuteUpdateAsync(row => row.SetProperty(upload => upload.UpdatedAt, time.GetUtcNow()), cancellation);
            if (bytes < piece.Length)
                return total;
        }
    }
}

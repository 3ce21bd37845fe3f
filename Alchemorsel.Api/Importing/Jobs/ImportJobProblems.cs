using Alchemorsel.Api.Data;
using Alchemorsel.Api.Http;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Importing;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Importing.Jobs;

/// <summary>What an import in the background is refused with.</summary>
internal static class ImportJobProblems
{
    public static ProblemHttpResult NoSuchImport() => Problems.Problem(404, "not-found", "There is no such import.");

    public static ValidationProblem Cursor() => Problems.Invalid("cursor", "This cursor is not one of this list. Start again without it.");

    public static ProblemHttpResult FileGone() => Problems.Problem(
        409, "import-file-gone", "The file of this import is no longer kept.", "Send the file again: what you have is found as a duplicate.");

    public static ProblemHttpResult NotThere(string title, string detail) => Problems.Problem(409, "import-item-state", title, detail);

    public static ProblemHttpResult FileTooLarge() => Problems.Problem(
        413, "too-large", "The file is too large.", $"At most {Limits.ImportFileMaxBytes / 1024 / 1024 / 1024} GB are taken. Export fewer recipes at once, or leave out the pictures.");

    public static ProblemHttpResult NoRoom() => Problems.Problem(
        409, "too-many-imports", "The files of imports that wait fill the room that there is.", "Wait for one of them to end, or cancel one.");

    public static ProblemHttpResult EmptyFile() => ImportProblems.Empty("file", "The file is empty.");

    /// <summary>Null while the household may begin another one.</summary>
    public static async Task<ProblemHttpResult?> TooManyAsync(AlchemorselDbContext db, CancellationToken cancellation)
        => await db.Set<ImportJobRow>().CountAsync(
            job => job.State == ImportJobState.Queued || job.State == ImportJobState.Running || job.State == ImportJobState.Cancelling, cancellation)
            < Limits.ImportsWaitingMax
            ? null
            : Problems.Problem(409, "too-many-imports", "Many imports are waiting already.", "Wait for one of them to end, or cancel one.");
}

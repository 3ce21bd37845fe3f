using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using Alchemorsel.Api.Accounts;
using Alchemorsel.Api.Auditing;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Data.RowSecurity;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Importing.Jobs;
using Alchemorsel.Api.Mail;
using Alchemorsel.Api.Media;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Administration;
using Alchemorsel.Contracts.Importing;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Alchemorsel.Api.Administration;

/// <summary>How the installation is, what it has to do, and whether its mail goes out.</summary>
internal static class InstallationEndpoints
{
    // Of what waits no more is counted.
    private const int CountedMax = 1_000;

    private const int CountedExactlyMax = 10_000;

    public static void MapInstallationStatus(this IEndpointRouteBuilder admin)
    {
        admin.MapGet("/installation", Status).WithName("ReadInstallationStatus").WithSummary("Version, database, storage, mail and work that waits; admins only");
        admin.MapGet("/jobs", Jobs).WithName("ListAllImportJobs").WithSummary("The imports of all households, newest first; admins only");
        admin.MapPost("/mail-test", TestMail).WithName("SendTestMail").WithSummary("Sends a mail to your own address and tells what the mail server says; admins only");
    }

    private static async Task<Ok<InstallationStatus>> Status(
        AlchemorselDbContext db, IHostEnvironment environment, IMediaStorage storage, IOptions<MediaOptions> media, IOptions<MailOptions> mail,
        CancellationToken cancellation)
    {
        using var process = Process.GetCurrentProcess();
        var server = await db.Database.SqlQuery<Server>(
            $"SELECT current_setting('server_version') AS version, pg_database_size(current_database()) AS bytes").SingleAsync(cancellation);
        return TypedResults.Ok(new InstallationStatus(
            Version, environment.EnvironmentName, process.StartTime.ToUniversalTime(), RuntimeInformation.FrameworkDescription,
            new DatabaseStatus(
                server.Version, server.Bytes, await AboutAsync(db, db.Users, cancellation), await AboutAsync(db, db.Households, cancellation),
                await AboutAsync(db, db.Set<Recipe>(), cancellation), await AboutAsync(db, db.Set<RecipeImage>(), cancellation)),
            new StorageStatus(media.Value.Provider.ToString().ToLowerInvariant(), await IsReachableAsync(storage, cancellation)),
            new MailStatus(
                mail.Value.Host.Length > 0 ? "server" : mail.Value.CanSend ? "folder" : "none",
                await db.Set<OutgoingMail>().Take(CountedMax).CountAsync(cancellation)),
            new WorkStatus(
                await Imports(db).Where(job => job.State == ImportJobState.Queued || job.State == ImportJobState.Running || job.State == ImportJobState.Cancelling)
                    .Take(CountedMax).CountAsync(cancellation),
                await db.Set<RecipeSearchFailure>().OfEveryHousehold().Take(CountedMax).CountAsync(cancellation))));
    }

    private static async Task<Results<Ok<Page<JobSummary>>, ValidationProblem>> Jobs(
        string? state, Guid? household, string? cursor, int? limit, AlchemorselDbContext db, CancellationToken cancellation)
    {
        AdminPosition? after = null;
        if (!string.IsNullOrEmpty(cursor) && !Cursor.TryDecode(cursor, out after))
            return Problems.Invalid("cursor", "Not a cursor of this list.");
        var jobs = Imports(db);
        if (!string.IsNullOrEmpty(state))
        {
            if (!char.IsLetter(state[0]) || !Enum.TryParse<ImportJobState>(state, ignoreCase: true, out var wanted) || !Enum.IsDefined(wanted))
                return Problems.Invalid("state", RecipeCriteriaRules.OneOf<ImportJobState>());
            jobs = jobs.Where(job => job.State == wanted);
        }

        if (household is { } owner)
            jobs = jobs.Where(job => job.HouseholdId == owner);
        if (after is not null)
            jobs = jobs.Where(job => job.Id < after.Id);
        var size = Math.Clamp(limit ?? Limits.PageDefault, 1, Limits.PageMax);
        var rows = await jobs.OrderByDescending(job => job.Id).Take(size + 1)
            .Select(job => new JobSummary(
                job.Id, job.HouseholdId, job.Kind, job.State,
                new ImportCounts(job.Pending, job.Done, job.Failed, job.Duplicate, job.Skipped, job.Merged, job.Cancelled),
                job.CreatedAt, job.StartedAt, job.FinishedAt, job.LeasedUntil))
            .ToListAsync(cancellation);
        return TypedResults.Ok(new Page<JobSummary>([.. rows.Take(size)], rows.Count > size ? Cursor.Encode(new AdminPosition(rows[size - 1].Id)) : null));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> TestMail(
        AlchemorselDbContext db, MailOutbox outbox, IMailSender sender, SignInThrottle throttle, AuditLog audit, HttpResponse response,
        CancellationToken cancellation)
    {
        if (outbox.Refusal is { } refusal)
            return refusal;
        var email = await db.Users.Where(user => user.Id == db.CurrentUser).Select(user => user.Email!).SingleAsync(cancellation);
        if (await throttle.RefuseMailAsync(email, response, cancellation) is { } tooMany)
            return tooMany;
        audit.Add(AuditKind.MailTested);
        await db.SaveChangesAsync(cancellation);
        try
        {
            // Not by way of the outbox, which would keep what the server says to itself.
            await sender.SendAsync(
                Letter.Write(email, "Mail from Alchemorsel works", ["You asked for this mail to see whether your installation can send any. It can."], link: null), cancellation);
            return TypedResults.NoContent();
        }
        catch (MailException exception)
        {
            return Problems.Problem(502, "mail-failed", exception.Message, exception.InnerException?.Message ?? "Look at the mail settings.");
        }
    }

    private static string Version => typeof(InstallationEndpoints).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    // Of all households: whoever runs the installation sees that they are there, and nothing of what they bring.
    private static IQueryable<ImportJobRow> Imports(AlchemorselDbContext db)
        => db.Set<ImportJobRow>().AsNoTracking().OfEveryHousehold().Where(job => job.IsComplete);

    /// <summary>How many rows a table has: counted where there are few, else by the planner's own figure.</summary>
    private static async Task<long> AboutAsync<T>(AlchemorselDbContext db, IQueryable<T> rows, CancellationToken cancellation)
        where T : class
    {
        var counted = await rows.OfEveryHousehold().Take(CountedExactlyMax).LongCountAsync(cancellation);
        if (counted < CountedExactlyMax)
            return counted;
        var table = db.Model.FindEntityType(typeof(T))!.GetTableName();
        return await db.Database.SqlQuery<long>($"""SELECT reltuples::bigint AS "Value" FROM pg_class WHERE oid = quote_ident({table})::regclass""").SingleAsync(cancellation);
    }

    private static async Task<bool> IsReachableAsync(IMediaStorage storage, CancellationToken cancellation)
    {
        try
        {
            // Bounded by the storage's own time-outs.
            await storage.CheckAsync(cancellation);
            return true;
        }
        catch (MediaStorageException)
        {
            return false;
        }
    }

    private sealed record Server(string Version, long Bytes);
}

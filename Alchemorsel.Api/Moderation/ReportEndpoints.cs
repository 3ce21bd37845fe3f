using Alchemorsel.Api.Auditing;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Households;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Http.Idempotency;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Api.Social;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Moderation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Alchemorsel.Api.Moderation;

/// <summary>Reports: whoever can read something can have a moderator look at it.</summary>
internal static class ReportEndpoints
{
    public static void MapReports(this IEndpointRouteBuilder app) => app.MapPost("/api/v1/reports", Report)
        .RequireAuthorization().ForViewers().NotForTokens().Validate<ReportInput>().WithMetadata(new IdempotentAttribute()).WithTags("Moderation")
        .WithName("Report").WithSummary("Has a moderator look at a comment, a review or a recipe");

    private static async Task<Results<Created<ReportReceipt>, ValidationProblem, ProblemHttpResult>> Report(
        ReportInput input, AlchemorselDbContext db, CurrentHousehold acting, RecipeAudience audience, WordsThrottle throttle, AuditLog audit, HttpContext context,
        TimeProvider clock, CancellationToken cancellation)
    {
        var (kind, reason) = (input.Kind!.Value, input.Reason!.Value);
        if (kind == ReportKind.Comment && input.CommentId is null)
            return Problems.Invalid("commentId", "Which comment?");
        if (kind == ReportKind.Review && input.UserId is null)
            return Problems.Invalid("userId", "Whose review?");
        var note = RecipeText.Clean(input.Note);
        if (reason == ReportReason.Other && note is null)
            return Problems.Invalid("note", "Say in a few words what is wrong.");
        if ((await audience.FindAsync(input.RecipeId!.Value, cancellation)
            ?? (kind == ReportKind.Recipe ? await audience.FindPublicAsync(input.RecipeId.Value, cancellation) : null)) is not { } recipe)
            return SocialEndpoints.NoSuchRecipe();
        var comment = kind == ReportKind.Comment ? input.CommentId : null;
        var reviewer = kind == ReportKind.Review ? input.UserId : null;
        if (comment is { } id)
        {
            var author = await audience.Comments(recipe.Id).Where(row => row.Id == id).Select(row => new { row.AuthorId }).SingleOrDefaultAsync(cancellation);
            if (author is null)
                return CommentEndpoints.NoSuchComment();
            if (author.AuthorId == context.User.GetUserId())
                return OwnWords();
        }

        if (reviewer is { } who)
        {
            if (!await audience.Reviews(recipe.Id).AnyAsync(review => review.UserId == who, cancellation))
                return Problems.Problem(404, "not-found", "There is no such review.");
            if (who == context.User.GetUserId())
                return OwnWords();
        }

        if (await throttle.RefuseReportAsync(context) is { } refusal)
            return refusal;
        var report = new ContentReport
        {
            HouseholdId = recipe.HouseholdId,
            Kind = kind,
            RecipeId = recipe.Id,
            CommentId = comment,
            ReviewerId = reviewer,
            SubjectKey = ContentReport.KeyOf(kind, recipe.Id, comment, reviewer),
            ReporterId = context.User.GetUserId(),
            Reason = reason,
            Note = note,
            CreatedAt = clock.GetStorableNow(),
        };
        // Of a public recipe it is a row of a household that whoever reports it isn't in.
        acting.ActFor(recipe.HouseholdId, report.ReporterId);
        db.Add(report);
        audit.Add(AuditKind.Reported, target: report.Id, details: $"{kind}: {reason}".ToLowerInvariant());
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException error) when (error.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return Problems.Problem(409, "already-reported", "You have reported this already.", "A moderator will look at it.");
        }
        catch (DbUpdateException error) when (error.InnerException is PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation })
        {
            // It was deleted at this very moment, which is more than a report asks for.
            return SocialEndpoints.NoSuchRecipe();
        }

        return TypedResults.Created($"/api/v1/reports/{report.Id}", new ReportReceipt(report.Id, kind, reason, report.CreatedAt));
    }

    private static ProblemHttpResult OwnWords() =>
        Problems.Problem(422, "own-words", "You wrote this yourself.", "You can change it or delete it.");
}

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
        ReportInput input, AlchemorselDbContext db, RecipeAudience audience, WordsThrottle throttle, AuditLog audit, HttpContext context,
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
        var comment = kind == ReportKind.Comment ? input.CommentId : null;
        var reviewer = kind == ReportKind.Review ? input.UserId : null;
        var found = await FindAsync(audience, input.RecipeId!.Value, comment, reviewer, cancellation);
        if (found.Recipe is not { } recipe)
            return found.Refusal!;
        if (found.AuthorId == context.User.GetUserId())
            return OwnWords();
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

    /// <summary>
    /// What is reported, as whoever reports it sees it: in their kitchen, or where it is public. Of a public recipe the report is a row of a household that they
    /// aren't in, for which the request acts from then on.
    /// </summary>
    private static async Task<Reported> FindAsync(
        RecipeAudience audience, Guid recipe, Guid? comment, Guid? reviewer, CancellationToken cancellation)
    {
        var refusal = SocialEndpoints.NoSuchRecipe();
        foreach (var place in reviewer is null ? new[] { TalkPlace.Kitchen, TalkPlace.Public } : [TalkPlace.Kitchen])
        {
            if (await audience.FindAsync(recipe, place, cancellation) is not { } found)
                continue;
            if (reviewer is not null)
            {
                return await audience.Reviews(recipe).AnyAsync(review => review.UserId == reviewer, cancellation)
                    ? new Reported(found, reviewer, null)
                    : new Reported(null, null, Problems.Problem(404, "not-found", "There is no such review."));
            }

            if (comment is null)
                return new Reported(found, null, null);
            if (await audience.Comments(found).Where(row => row.Id == comment).Select(row => new { row.AuthorId }).SingleOrDefaultAsync(cancellation) is { } said)
                return new Reported(found, said.AuthorId, null);
            refusal = CommentEndpoints.NoSuchComment();
        }

        return new Reported(null, null, refusal);
    }

    private static ProblemHttpResult OwnWords() =>
        Problems.Problem(422, "own-words", "You wrote this yourself.", "You can change it or delete it.");

    /// <param name="Recipe">Null when there is none, or nothing of what is reported.</param>
    /// <param name="AuthorId">Whose words they are; null of a recipe, and of somebody who left.</param>
    /// <param name="Refusal">Why there is none.</param>
    private sealed record Reported(TalkedRecipe? Recipe, Guid? AuthorId, ProblemHttpResult? Refusal);
}

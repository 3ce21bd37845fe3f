using Alchemorsel.Api.Data;
using Alchemorsel.Api.Households;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Moderation;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Social;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Social;

/// <summary>What cooks say of a recipe beside their stars; written with the stars (<see cref="SocialEndpoints"/>), and taken away apart from them.</summary>
internal static class ReviewEndpoints
{
    public static void MapReviews(this IEndpointRouteBuilder app)
    {
        var recipe = app.MapGroup("/api/v1/recipes/{id:guid}").RequireAuthorization().ForViewers().WithTags("Comments and reviews");
        recipe.MapGet("/reviews", List).WithName("ListReviews").WithSummary("The reviews of a recipe, the newest first, with the mean of all stars");
        recipe.MapDelete("/rating/review", Remove).WithName("RemoveReview").WithSummary("Takes your review away; your stars stay");
    }

    /// <summary>
    /// Writes, changes or takes away the review of a rating that is there. Without a transaction of its own: it is part of giving stars.
    /// </summary>
    /// <param name="text">Null takes it away.</param>
    public static async Task WriteAsync(
        AlchemorselDbContext db, Guid recipe, Guid user, string? text, DateTimeOffset now, CancellationToken cancellation)
    {
        if (text is null)
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                UPDATE recipe_rating SET review = NULL, reviewed_at = NULL, review_edited_at = NULL, review_hidden_at = NULL, review_hidden_because = NULL
                WHERE recipe_id = {recipe} AND user_id = {user}
                """,
                cancellation);
            // What was said of it has nothing to be about any more.
            await db.Set<ContentReport>()
                .Where(report => report.RecipeId == recipe && report.ReviewerId == user).ExecuteDeleteAsync(cancellation);
            return;
        }

        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE recipe_rating SET
                review_edited_at = CASE WHEN review IS NULL THEN NULL ELSE {now}::timestamptz END,
                reviewed_at = coalesce(reviewed_at, {now}),
                review = {text}
            WHERE recipe_id = {recipe} AND user_id = {user} AND review IS DISTINCT FROM {text}
            """,
            cancellation);
    }

    private static async Task<Results<Ok<ReviewList>, ValidationProblem, ProblemHttpResult>> List(
        Guid id, AlchemorselDbContext db, RecipeAudience audience, string? cursor, int? limit, CancellationToken cancellation)
    {
        if (limit is < 1 or > Limits.PageMax)
            return CommentEndpoints.BadLimit();
        Position? after = null;
        if (!string.IsNullOrEmpty(cursor) && !Cursor.TryDecode(cursor, out after))
            return CommentEndpoints.BadCursor();
        if (await audience.FindAsync(id, cancellation) is null)
            return SocialEndpoints.NoSuchRecipe();

        var size = limit ?? Limits.PageDefault;
        var reviews = audience.Reviews(id);
        if (after is not null)
        {
            var (at, by) = (after.At.ToUniversalTime(), after.By);
            reviews = reviews.Where(review => review.ReviewedAt < at || (review.ReviewedAt == at && review.UserId < by));
        }

        var found = await Rows(reviews.OrderByDescending(review => review.ReviewedAt).ThenByDescending(review => review.UserId).Take(size + 1), db.CurrentUser)
            .ToListAsync(cancellation);
        var mine = found.Find(review => review.Mine)
            ?? await Rows(audience.Reviews(id).Where(review => review.UserId == db.CurrentUser), db.CurrentUser).SingleOrDefaultAsync(cancellation);
        var stars = await db.Set<RecipeRating>().Where(rating => rating.RecipeId == id)
            .GroupBy(rating => rating.RecipeId).Select(all => new { Mean = all.Average(rating => rating.Stars), Count = all.Count() })
            .SingleOrDefaultAsync(cancellation);
        return TypedResults.Ok(new ReviewList(
            stars?.Mean, stars?.Count ?? 0, [.. found.Take(size)],
            found.Count > size ? Cursor.Encode(new Position(found[size - 1].WrittenAt, found[size - 1].UserId)) : null, mine));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Remove(
        Guid id, AlchemorselDbContext db, RecipeAudience audience, HttpContext context, TimeProvider clock, CancellationToken cancellation)
    {
        if (await audience.FindAsync(id, cancellation) is null)
            return SocialEndpoints.NoSuchRecipe();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await WriteAsync(db, id, context.User.GetUserId(), text: null, clock.GetStorableNow(), cancellation);
        await transaction.CommitAsync(cancellation);
        return TypedResults.NoContent();
    }

    private static IQueryable<ReviewInfo> Rows(IQueryable<RecipeRating> reviews, Guid? user) => reviews
        .OrderByDescending(review => review.ReviewedAt).ThenByDescending(review => review.UserId)
        .Select(review => new ReviewInfo(
            review.UserId, review.User!.DisplayName, review.UserId == user, review.Stars, review.Review!, review.ReviewedAt!.Value, review.ReviewEditedAt,
            review.ReviewHiddenBecause));

    private sealed record Position(DateTimeOffset At, Guid By);
}

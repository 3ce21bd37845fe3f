using Alchemorsel.Api.Data;
using Alchemorsel.Api.Households;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Http.Idempotency;
using Alchemorsel.Api.Profiles;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Social;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Social;

/// <summary>Comments on a recipe, in its kitchen and where it is public: whoever may read it there reads them and writes their own.</summary>
internal static class CommentEndpoints
{
    public static void MapComments(this IEndpointRouteBuilder app)
    {
        var comments = app.MapGroup("/api/v1/recipes/{id:guid}/comments").RequireAuthorization().ForViewers().WithMetadata(TalkPlace.Kitchen).WithTags("Comments and reviews");
        comments.MapGet("/", List).WithName("ListComments").WithSummary("The threads under a recipe, the newest first, each with its first answers");
        comments.MapPost("/", Add).Validate<CommentInput>().WithMetadata(new IdempotentAttribute())
            .WithName("AddComment").WithSummary("Says something about a recipe, or answers a comment");
        comments.MapGet("/{commentId:guid}", Read).WithName("ReadComment").WithSummary("Reads a comment");
        comments.MapGet("/{commentId:guid}/replies", Replies).WithName("ListReplies").WithSummary("All answers of a thread, the oldest first");
        comments.MapPatch("/{commentId:guid}", Change).Validate<CommentChange>()
            .WithName("ChangeComment").WithSummary("Changes a comment that you wrote; it says so from then on");
        comments.MapDelete("/{commentId:guid}", Delete)
            .WithName("DeleteComment").WithSummary("Deletes a comment that you wrote, or any of your household's recipe as its owner");
    }

    /// <summary>The same below a public recipe, under the names of profiles.</summary>
    public static void MapPublicComments(this RouteGroupBuilder discover)
    {
        var comments = discover.MapGroup("/recipes/{id:guid}/comments").RequireAuthorization().ForViewers().WithMetadata(TalkPlace.Public);
        comments.MapGet("/", List).WithName("ListPublicComments").WithSummary("The threads under a public recipe, the newest first, each with its first answers");
        // What is said under somebody's name is said by them, and by no program.
        comments.MapPost("/", Add).NotForTokens().Validate<CommentInput>().WithMetadata(new IdempotentAttribute())
            .WithName("AddPublicComment").WithSummary("Says something about a public recipe, or answers a comment; needs a profile of your own");
        comments.MapGet("/{commentId:guid}", Read).WithName("ReadPublicComment").WithSummary("Reads a comment on a public recipe");
        comments.MapGet("/{commentId:guid}/replies", Replies).WithName("ListPublicReplies").WithSummary("All answers of a thread, the oldest first");
        comments.MapPatch("/{commentId:guid}", Change).NotForTokens().Validate<CommentChange>()
            .WithName("ChangePublicComment").WithSummary("Changes a comment that you wrote; it says so from then on");
        comments.MapDelete("/{commentId:guid}", Delete).NotForTokens().WithName("DeletePublicComment")
            .WithSummary("Deletes a comment that you wrote, or any on a recipe that you made public or whose household you own");
    }

    public static ProblemHttpResult NoSuchComment() => Problems.Problem(404, "not-found", "There is no such comment.");

    /// <summary>409 for the author's own words that a moderator hid.</summary>
    public static ProblemHttpResult HiddenWords() => Problems.Problem(
        409, "hidden-words", "A moderator has hidden this.", "It can't be changed while it is hidden; you can delete it.");

    private static async Task<Results<Ok<Page<CommentThread>>, ValidationProblem, ProblemHttpResult>> List(
        Guid id, TalkPlace place, RecipeAudience audience, CommentReading reading, string? cursor, int? limit, CancellationToken cancellation)
    {
        if (limit is < 1 or > Limits.PageMax)
            return BadLimit();
        if (await audience.FindAsync(id, place, cancellation) is not { } recipe)
            return SocialEndpoints.NoSuchRecipe();
        return await reading.ThreadsAsync(recipe, cursor, limit ?? Limits.PageDefault, cancellation) is { } page ? TypedResults.Ok(page) : BadCursor();
    }

    private static async Task<Results<Ok<Page<CommentInfo>>, ValidationProblem, ProblemHttpResult>> Replies(
        Guid id, Guid commentId, TalkPlace place, RecipeAudience audience, CommentReading reading, string? cursor, int? limit, CancellationToken cancellation)
    {
        if (limit is < 1 or > Limits.PageMax)
            return BadLimit();
        if (await audience.FindAsync(id, place, cancellation) is not { } recipe
            || !await audience.Threads(recipe).AnyAsync(thread => thread.Id == commentId, cancellation))
            return NoSuchComment();
        return await reading.RepliesAsync(recipe, commentId, cursor, limit ?? Limits.PageDefault, cancellation) is { } page ? TypedResults.Ok(page) : BadCursor();
    }

    private static async Task<Results<Ok<CommentInfo>, ProblemHttpResult>> Read(
        Guid id, Guid commentId, TalkPlace place, RecipeAudience audience, CommentReading reading, CancellationToken cancellation)
        => await audience.FindAsync(id, place, cancellation) is { } recipe && await reading.FindAsync(recipe, commentId, cancellation) is { } comment
            ? TypedResults.Ok(comment)
            : NoSuchComment();

    private static async Task<Results<Created<CommentInfo>, ValidationProblem, ProblemHttpResult>> Add(
        Guid id, CommentInput input, TalkPlace place, AlchemorselDbContext db, RecipeAudience audience, CommentReading reading, CommentNews news, WordsThrottle throttle,
        HttpContext context, TimeProvider clock, CancellationToken cancellation)
    {
        if (RecipeText.Clean(input.Text) is not { } text)
            return NothingSaid();
        if (await audience.FindAsync(id, place, cancellation) is not { } recipe)
            return SocialEndpoints.NoSuchRecipe();
        var user = context.User.GetUserId();
        if (recipe.IsPublic && !await db.Set<Profile>().AnyAsync(profile => profile.UserId == user, cancellation))
            return FollowEndpoints.ProfileNeeded();
        if (await throttle.RefuseCommentAsync(context) is { } refusal)
            return refusal;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        // Neither the recipe nor the thread goes at this very moment; in the order in which their deletions lock them.
        if (!await HoldRecipeAsync(db, id, cancellation))
            return SocialEndpoints.NoSuchRecipe();
        var answered = input.ReplyTo is { } to
            ? await audience.Comments(recipe).Where(comment => comment.Id == to).Select(comment => new Answered(comment.Id, comment.ThreadId, comment.AuthorId))
                .SingleOrDefaultAsync(cancellation)
            : null;
        if (input.ReplyTo is not null && (answered is null || !await HoldThreadAsync(db, answered.ThreadId ?? answered.Id, cancellation)))
            return NoSuchComment();

        var comment = new RecipeComment
        {
            HouseholdId = recipe.HouseholdId,
            RecipeId = id,
            IsPublic = recipe.IsPublic,
            ThreadId = answered is null ? null : answered.ThreadId ?? answered.Id,
            AuthorId = user,
            Text = text,
            CreatedAt = clock.GetStorableNow(),
        };
        db.Add(comment);
        await news.TellAsync(comment, recipe, answered?.AuthorId, cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return TypedResults.Created($"{place.PathOf(id)}/{comment.Id}", await reading.FindAsync(recipe, comment.Id, cancellation));
    }

    private static async Task<Results<NoContent, ValidationProblem, ProblemHttpResult>> Change(
        Guid id, Guid commentId, CommentChange change, TalkPlace place, AlchemorselDbContext db, RecipeAudience audience, WordsThrottle throttle, HttpContext context,
        TimeProvider clock, CancellationToken cancellation)
    {
        if (RecipeText.Clean(change.Text) is not { } text)
            return NothingSaid();
        if (await audience.FindAsync(id, place, cancellation) is not { } recipe
            || await audience.Comments(recipe).SingleOrDefaultAsync(comment => comment.Id == commentId, cancellation) is not { } own)
            return NoSuchComment();
        if (own.AuthorId != context.User.GetUserId())
            return NotYours("Only who wrote it changes a comment.");
        if (own.HiddenAt is not null)
            return HiddenWords();
        if (await throttle.RefuseCommentAsync(context) is { } refusal)
            return refusal;
        DateTimeOffset? now = clock.GetStorableNow();
        if (own.Text != text)
        {
            // One that was deleted or hidden at this very moment stays so.
            await db.Set<RecipeComment>().Where(comment => comment.Id == commentId && comment.DeletedAt == null && comment.HiddenAt == null)
                .ExecuteUpdateAsync(
                    row => row.SetProperty(comment => comment.Text, text).SetProperty(comment => comment.EditedAt, now), cancellation);
        }

        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Delete(
        Guid id, Guid commentId, TalkPlace place, AlchemorselDbContext db, RecipeAudience audience, CommentRemoval removal, HttpContext context,
        CancellationToken cancellation)
    {
        if (await audience.FindAsync(id, place, cancellation) is not { } recipe
            || await audience.Comments(recipe).SingleOrDefaultAsync(comment => comment.Id == commentId, cancellation) is not { } comment)
            return NoSuchComment();
        if (comment.AuthorId != context.User.GetUserId() && !recipe.MayTidy)
            return NotYours(recipe.IsPublic
                ? "Only who wrote it, who made the recipe public, and the owners of its kitchen, delete a comment."
                : "Only who wrote it, and the owners of the kitchen, delete a comment.");
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await removal.RemoveAsync(comment, cancellation);
        await transaction.CommitAsync(cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<bool> HoldRecipeAsync(AlchemorselDbContext db, Guid recipe, CancellationToken cancellation) =>
        (await db.Database.SqlQuery<Guid>($"""SELECT id AS "Value" FROM recipe WHERE id = {recipe} FOR KEY SHARE""").ToListAsync(cancellation)).Count > 0;

    private static async Task<bool> HoldThreadAsync(AlchemorselDbContext db, Guid thread, CancellationToken cancellation) =>
        (await db.Database.SqlQuery<Guid>($"""SELECT id AS "Value" FROM recipe_comment WHERE id = {thread} FOR KEY SHARE""").ToListAsync(cancellation)).Count > 0;

    private static ValidationProblem NothingSaid() => Problems.Invalid("text", "Write something first.");

    private static ProblemHttpResult NotYours(string detail) => Problems.Problem(403, "not-your-words", "Somebody else wrote this.", detail);

    internal static ValidationProblem BadLimit() => Problems.Invalid("limit", $"Between 1 and {Limits.PageMax}.");

    internal static ValidationProblem BadCursor() => Problems.Invalid("cursor", "This cursor is not one of this list. Start again without it.");

    private sealed record Answered(Guid Id, Guid? ThreadId, Guid? AuthorId);
}

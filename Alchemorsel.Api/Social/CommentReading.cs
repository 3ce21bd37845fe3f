using System.Linq.Expressions;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Http;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Profiles;
using Alchemorsel.Contracts.Social;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Social;

/// <summary>Reads comments as whoever asks sees them; one statement for a page of threads with their first answers.</summary>
internal sealed class CommentReading(AlchemorselDbContext db, RecipeAudience audience)
{
    /// <summary>One page of threads, the newest first; null when the cursor is not one of ours.</summary>
    public async Task<Page<CommentThread>?> ThreadsAsync(TalkedRecipe recipe, string? cursor, int limit, CancellationToken cancellation)
    {
        Position? after = null;
        if (!string.IsNullOrEmpty(cursor) && !Cursor.TryDecode(cursor, out after))
            return null;
        var threads = audience.Threads(recipe);
        if (after is not null)
            threads = threads.Where(thread => thread.Id < after.Id);
        var found = await Rows(recipe, threads.OrderByDescending(thread => thread.Id).Take(limit + 1))
            .OrderByDescending(row => row.Begun.Comment.Id).ToListAsync(cancellation);
        return new Page<CommentThread>(
            [.. found.Take(limit).Select(row => ToThread(recipe, row))],
            found.Count > limit ? Cursor.Encode(new Position(found[limit - 1].Begun.Comment.Id)) : null);
    }

    /// <summary>One page of a thread's answers, the oldest first; null when the cursor is not one of ours.</summary>
    public async Task<Page<CommentInfo>?> RepliesAsync(TalkedRecipe recipe, Guid thread, string? cursor, int limit, CancellationToken cancellation)
    {
        Position? after = null;
        if (!string.IsNullOrEmpty(cursor) && !Cursor.TryDecode(cursor, out after))
            return null;
        var replies = audience.Comments(recipe).Where(reply => reply.ThreadId == thread);
        if (after is not null)
            replies = replies.Where(reply => reply.Id > after.Id);
        var found = await replies.OrderBy(reply => reply.Id).Take(limit + 1)
            .Select(See(recipe)).ToListAsync(cancellation);
        return new Page<CommentInfo>(
            [.. found.Take(limit).Select(row => ToInfo(recipe, row))],
            found.Count > limit ? Cursor.Encode(new Position(found[limit - 1].Comment.Id)) : null);
    }

    /// <summary>One comment, an answer or one that began a thread; null when whoever asks sees neither it nor anything that was answered to it.</summary>
    public async Task<CommentInfo?> FindAsync(TalkedRecipe recipe, Guid comment, CancellationToken cancellation)
    {
        var seen = await audience.Comments(recipe).Where(row => row.Id == comment)
            .Select(See(recipe))
            .SingleOrDefaultAsync(cancellation);
        if (seen is not null)
            return ToInfo(recipe, seen);
        var place = await audience.Threads(recipe).SingleOrDefaultAsync(row => row.Id == comment, cancellation);
        return place is null ? null : Gone(place);
    }

    private IQueryable<ThreadRow> Rows(TalkedRecipe recipe, IQueryable<RecipeComment> threads)
    {
        var see = See(recipe);
        return threads.AsSingleQuery().Select(see).Select(begun => new ThreadRow
        {
            Begun = begun,
            IsSeen = audience.Comments(recipe).Any(seen => seen.Id == begun.Comment.Id),
            ReplyCount = audience.Comments(recipe).Count(reply => reply.ThreadId == begun.Comment.Id),
            Replies = audience.Comments(recipe).Where(reply => reply.ThreadId == begun.Comment.Id).OrderBy(reply => reply.Id).Take(Limits.RepliesShown)
                .Select(see).ToList(),
        });
    }

    private Expression<Func<RecipeComment, SeenComment>> See(TalkedRecipe recipe)
    {
        var cooks = audience.Cooks(recipe);
        return comment => new SeenComment
        {
            Comment = comment,
            By = comment.Author!.DisplayName ?? comment.ByName,
            Cook = cooks.Where(profile => profile.UserId == comment.AuthorId).Select(profile => new Cook(profile.Handle, profile.DisplayName)).FirstOrDefault(),
        };
    }

    private CommentThread ToThread(TalkedRecipe recipe, ThreadRow row) => new(
        row.IsSeen ? ToInfo(recipe, row.Begun) : Gone(row.Begun.Comment),
        [.. row.Replies.OrderBy(reply => reply.Comment.Id).Select(reply => ToInfo(recipe, reply))],
        row.ReplyCount);

    private CommentInfo ToInfo(TalkedRecipe recipe, SeenComment row)
    {
        var (comment, mine) = (row.Comment, row.Comment.AuthorId is { } author && author == db.CurrentUser);
        return new CommentInfo(
            comment.Id, comment.ThreadId, comment.HiddenAt is null ? CommentState.Shown : CommentState.Hidden, comment.Text,
            // In public a cook is called what their profile says, and nothing once it is closed.
            recipe.IsPublic ? row.Cook?.DisplayName : row.By, row.Cook?.Handle, mine, mine || recipe.MayTidy, comment.CreatedAt, comment.EditedAt, comment.HiddenBecause);
    }

    private static CommentInfo Gone(RecipeComment comment) => new(
        comment.Id, comment.ThreadId, CommentState.Gone, Text: null, By: null, Handle: null, Mine: false, MayDelete: false, comment.CreatedAt, EditedAt: null, HiddenBecause: null);

    private sealed record Position(Guid Id);

    private sealed class SeenComment
    {
        public required RecipeComment Comment { get; init; }
        public required string? By { get; init; }
        public required Cook? Cook { get; init; }
    }

    private sealed class ThreadRow
    {
        public required SeenComment Begun { get; init; }
        public required bool IsSeen { get; init; }
        public required int ReplyCount { get; init; }
        public required List<SeenComment> Replies { get; init; }
    }
}

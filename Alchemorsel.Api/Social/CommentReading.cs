using Alchemorsel.Api.Data;
using Alchemorsel.Api.Http;
using Alchemorsel.Contracts;
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
        var threads = audience.Threads(recipe.Id);
        if (after is not null)
            threads = threads.Where(thread => thread.Id < after.Id);
        var found = await Rows(recipe, threads.OrderByDescending(thread => thread.Id).Take(limit + 1))
            .OrderByDescending(row => row.Comment.Id).ToListAsync(cancellation);
        return new Page<CommentThread>(
            [.. found.Take(limit).Select(row => ToThread(recipe, row))],
            found.Count > limit ? Cursor.Encode(new Position(found[limit - 1].Comment.Id)) : null);
    }

    /// <summary>One page of a thread's answers, the oldest first; null when the cursor is not one of ours.</summary>
    public async Task<Page<CommentInfo>?> RepliesAsync(TalkedRecipe recipe, Guid thread, string? cursor, int limit, CancellationToken cancellation)
    {
        Position? after = null;
        if (!string.IsNullOrEmpty(cursor) && !Cursor.TryDecode(cursor, out after))
            return null;
        var replies = audience.Comments(recipe.Id).Where(reply => reply.ThreadId == thread);
        if (after is not null)
            replies = replies.Where(reply => reply.Id > after.Id);
        var found = await replies.OrderBy(reply => reply.Id).Take(limit + 1)
            .Select(reply => new SeenComment { Comment = reply, By = reply.Author!.DisplayName ?? reply.ByName })
            .ToListAsync(cancellation);
        return new Page<CommentInfo>(
            [.. found.Take(limit).Select(row => ToInfo(recipe, row))],
            found.Count > limit ? Cursor.Encode(new Position(found[limit - 1].Comment.Id)) : null);
    }

    /// <summary>One comment, an answer or one that began a thread; null when whoever asks sees neither it nor anything that was answered to it.</summary>
    public async Task<CommentInfo?> FindAsync(TalkedRecipe recipe, Guid comment, CancellationToken cancellation)
    {
        var seen = await audience.Comments(recipe.Id).Where(row => row.Id == comment)
            .Select(row => new SeenComment { Comment = row, By = row.Author!.DisplayName ?? row.ByName })
            .SingleOrDefaultAsync(cancellation);
        if (seen is not null)
            return ToInfo(recipe, seen);
        var place = await audience.Threads(recipe.Id).SingleOrDefaultAsync(row => row.Id == comment, cancellation);
        return place is null ? null : Gone(place);
    }

    private IQueryable<ThreadRow> Rows(TalkedRecipe recipe, IQueryable<RecipeComment> threads) => threads.AsSingleQuery()
        .Select(thread => new ThreadRow
        {
            Comment = thread,
            By = thread.Author!.DisplayName ?? thread.ByName,
            IsSeen = audience.Comments(recipe.Id).Any(seen => seen.Id == thread.Id),
            ReplyCount = audience.Comments(recipe.Id).Count(reply => reply.ThreadId == thread.Id),
            Replies = audience.Comments(recipe.Id).Where(reply => reply.ThreadId == thread.Id).OrderBy(reply => reply.Id).Take(Limits.RepliesShown)
                .Select(reply => new SeenComment { Comment = reply, By = reply.Author!.DisplayName ?? reply.ByName })
                .ToList(),
        });

    private CommentThread ToThread(TalkedRecipe recipe, ThreadRow row) => new(
        row.IsSeen ? ToInfo(recipe, row) : Gone(row.Comment),
        [.. row.Replies.OrderBy(reply => reply.Comment.Id).Select(reply => ToInfo(recipe, reply))],
        row.ReplyCount);

    private CommentInfo ToInfo(TalkedRecipe recipe, SeenComment row)
    {
        var (comment, mine) = (row.Comment, row.Comment.AuthorId is { } author && author == db.CurrentUser);
        return new CommentInfo(
            comment.Id, comment.ThreadId, comment.HiddenAt is null ? CommentState.Shown : CommentState.Hidden, comment.Text, row.By, mine,
            mine || recipe.IsOwner, comment.CreatedAt, comment.EditedAt, comment.HiddenBecause);
    }

    private static CommentInfo Gone(RecipeComment comment) => new(
        comment.Id, comment.ThreadId, CommentState.Gone, Text: null, By: null, Mine: false, MayDelete: false, comment.CreatedAt, EditedAt: null, HiddenBecause: null);

    private sealed record Position(Guid Id);

    private class SeenComment
    {
        public required RecipeComment Comment { get; init; }
        public required string? By { get; init; }
    }

    private sealed class ThreadRow : SeenComment
    {
        public required bool IsSeen { get; init; }
        public required int ReplyCount { get; init; }
        public required List<SeenComment> Replies { get; init; }
    }
}

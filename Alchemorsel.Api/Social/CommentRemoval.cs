using Alchemorsel.Api.Data;
using Alchemorsel.Api.Moderation;
using Alchemorsel.Api.Notifications;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Social;

/// <summary>Deletes a comment. One that was answered leaves its place, without words or author, until the last answer goes as well.</summary>
internal sealed class CommentRemoval(AlchemorselDbContext db, TimeProvider clock)
{
    /// <summary>Needs a transaction.</summary>
    public async Task RemoveAsync(RecipeComment comment, CancellationToken cancellation)
    {
        var thread = comment.ThreadId ?? comment.Id;
        // Whoever answers holds the comment that began the thread: they come before this, or find nothing to answer.
        await db.Database.ExecuteSqlAsync($"SELECT FROM recipe_comment WHERE id = {thread} FOR UPDATE", cancellation);
        var all = db.Set<RecipeComment>();
        if (comment.ThreadId is null && await all.AnyAsync(reply => reply.ThreadId == comment.Id, cancellation))
        {
            await EmptyAsync(all.Where(row => row.Id == comment.Id), comment.Id, cancellation);
            return;
        }

        await all.Where(row => row.Id == comment.Id).ExecuteDeleteAsync(cancellation);
        await all.Where(row => row.Id == thread && row.DeletedAt != null && !all.Any(reply => reply.ThreadId == thread)).ExecuteDeleteAsync(cancellation);
    }

    private async Task EmptyAsync(IQueryable<RecipeComment> place, Guid id, CancellationToken cancellation)
    {
        DateTimeOffset? now = clock.GetStorableNow();
        await place.ExecuteUpdateAsync(
            row => row.SetProperty(comment => comment.Text, "").SetProperty(comment => comment.AuthorId, (Guid?)null)
                .SetProperty(comment => comment.ByName, (string?)null).SetProperty(comment => comment.DeletedAt, now)
                .SetProperty(comment => comment.HiddenAt, (DateTimeOffset?)null).SetProperty(comment => comment.HiddenBecause, (string?)null),
            cancellation);
        // What goes by itself with a row goes with words that are no longer there.
        await db.Set<ContentReport>().Where(report => report.CommentId == id)
            .ExecuteDeleteAsync(cancellation);
        await db.Set<Notification>().Where(notification => notification.CommentId == id).ExecuteDeleteAsync(cancellation);
    }
}

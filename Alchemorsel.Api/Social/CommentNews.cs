using Alchemorsel.Api.Data;
using Alchemorsel.Api.Notifications;
using Alchemorsel.Contracts.Notifications;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Social;

/// <summary>Who is told of a new comment: those whom it answers, and who added the recipe; each once.</summary>
internal sealed class CommentNews(AlchemorselDbContext db, RecipeAudience audience, Notify notify)
{
    /// <summary>Adds without saving.</summary>
    /// <param name="comment">The new comment.</param>
    /// <param name="answered">Who wrote the one that it answers.</param>
    public async Task TellAsync(RecipeComment comment, Guid? answered, CancellationToken cancellation)
    {
        var subject = new NotificationSubject(comment.RecipeId, comment.Id) { By = comment.AuthorId };
        var begun = comment.ThreadId is { } thread
            ? await db.Set<RecipeComment>().Where(row => row.Id == thread)
                .Select(row => row.AuthorId).SingleOrDefaultAsync(cancellation)
            : null;
        await notify.TellAsync(NotificationKind.ReplyToComment, [answered, begun], subject, cancellation);
        var addedBy = await audience.AddedByAsync(comment.RecipeId, cancellation);
        if (addedBy is not null && addedBy != answered && addedBy != begun)
            await notify.TellAsync(NotificationKind.CommentOnRecipe, [addedBy], subject, cancellation);
    }
}

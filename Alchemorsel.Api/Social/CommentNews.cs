using Alchemorsel.Api.Data;
using Alchemorsel.Api.Notifications;
using Alchemorsel.Contracts.Notifications;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Social;

/// <summary>Who is told of a new comment: those whom it answers, and who added the recipe, or in public made it public; each once.</summary>
internal sealed class CommentNews(AlchemorselDbContext db, RecipeAudience audience, Notify notify)
{
    /// <summary>Adds without saving.</summary>
    /// <param name="comment">The new comment.</param>
    /// <param name="recipe">What it is on.</param>
    /// <param name="answered">Who wrote the one that it answers.</param>
    public async Task TellAsync(RecipeComment comment, TalkedRecipe recipe, Guid? answered, CancellationToken cancellation)
    {
        var subject = new NotificationSubject(comment.RecipeId, comment.Id) { By = comment.AuthorId, IsPublic = recipe.IsPublic };
        var begun = comment.ThreadId is { } thread
            ? await db.Set<RecipeComment>().Where(row => row.Id == thread)
                .Select(row => row.AuthorId).SingleOrDefaultAsync(cancellation)
            : null;
        await notify.TellAsync(NotificationKind.ReplyToComment, [answered, begun], subject, cancellation);
        var cook = recipe.PublishedBy ?? await audience.AddedByAsync(comment.RecipeId, cancellation);
        if (cook is not null && cook != answered && cook != begun)
            await notify.TellAsync(NotificationKind.CommentOnRecipe, [cook], subject, cancellation);
    }
}

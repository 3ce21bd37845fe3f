using Alchemorsel.Api.Data;
using Alchemorsel.Api.Social;
using Alchemorsel.Contracts.Notifications;

namespace Alchemorsel.Api.Notifications;

/// <summary>What a notification is about.</summary>
/// <param name="RecipeId">Only who may read it is told; null when about none.</param>
internal sealed record NotificationSubject(Guid? RecipeId = null, Guid? CommentId = null)
{
    /// <summary>Who did it, where that is said.</summary>
    public Guid? By { get; init; }

    /// <summary>Whether it happened where the recipe is public: only who sees it there is told.</summary>
    public bool IsPublic { get; init; }

    /// <summary>Plain words, by kind (<see cref="NotificationKind"/>).</summary>
    public Dictionary<string, string> Details { get; init; } = [];
}

/// <summary>
/// Tells people what happened, with the transaction in which it happens. Nobody is told of what they did themselves, nor of a recipe that they can't read.
/// </summary>
internal sealed class Notify(AlchemorselDbContext db, RecipeAudience audience, TimeProvider clock)
{
    /// <summary>Adds without saving.</summary>
    public async Task TellAsync(NotificationKind kind, IEnumerable<Guid?> whom, NotificationSubject subject, CancellationToken cancellation)
    {
        List<Guid> users = [.. whom.OfType<Guid>().Where(user => user != db.CurrentUser).Distinct()];
        if (users.Count > 0 && subject.RecipeId is { } recipe)
        {
            users = subject.IsPublic
                ? await audience.PublicReadersAsync(recipe, subject.By, users, cancellation)
                : await audience.ReadersAsync(recipe, users, cancellation);
        }

        var now = clock.GetStorableNow();
        db.AddRange(users.Select(user => new Notification
        {
            UserId = user,
            Kind = kind,
            ById = subject.By,
            RecipeId = subject.RecipeId,
            CommentId = subject.CommentId,
            Details = subject.Details,
            CreatedAt = now,
        }));
    }
}

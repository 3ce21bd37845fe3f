using Alchemorsel.Api.Data;
using Alchemorsel.Api.Households;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Profiles;
using Alchemorsel.Api.Publishing;
using Alchemorsel.Api.Social;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Notifications;
using Alchemorsel.Contracts.Recipes;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Notifications;

/// <summary>Reads what somebody was told, without what they can't read any more.</summary>
internal sealed class NotificationReading(AlchemorselDbContext db, RecipeAudience audience)
{
    /// <summary>How many were not read yet, no further than <see cref="Limits.UnreadCountedMax"/>; for a statement of its own or within another one.</summary>
    public IQueryable<Notification> Unread(Guid user) => Seen(user).Where(notification => notification.ReadAt == null).Take(Limits.UnreadCountedMax);

    /// <summary>One page, the newest first; null when the cursor is not one of ours.</summary>
    public async Task<NotificationList?> ReadAsync(Guid user, string? cursor, int limit, CancellationToken cancellation)
    {
        Position? after = null;
        if (!string.IsNullOrEmpty(cursor) && !Cursor.TryDecode(cursor, out after))
            return null;
        var notifications = Seen(user);
        if (after is not null)
            notifications = notifications.Where(notification => notification.Id < after.Id);
        var found = await Newest(notifications, user, limit + 1).ToListAsync(cancellation);
        var unread = await Unread(user).CountAsync(cancellation);
        return new NotificationList(
            [.. found.Take(limit).Select(ToInfo)], found.Count > limit ? Cursor.Encode(new Position(found[limit - 1].Notification.Id)) : null, unread);
    }

    /// <summary>All that there are, the newest first; no more than are kept.</summary>
    public async Task<List<NotificationInfo>> ReadAllAsync(Guid user, CancellationToken cancellation) =>
        (await Newest(Seen(user), user, Limits.NotificationsMax).ToListAsync(cancellation)).ConvertAll(ToInfo);

    private IQueryable<Row> Newest(IQueryable<Notification> notifications, Guid user, int count) =>
        notifications.OrderByDescending(notification => notification.Id).Take(count)
            .Select(notification => new Row
            {
                Notification = notification,
                By = notification.By!.DisplayName,
                Cook = db.Set<Profile>().Where(profile => notification.Comment!.IsPublic && profile.UserId == notification.ById)
                    .Select(profile => profile.DisplayName).FirstOrDefault(),
                Thread = notification.Comment!.ThreadId,
                Public = PublicRecipes.VisibleTo(db, user).Where(row => notification.Comment!.IsPublic && row.RecipeId == notification.RecipeId)
                    .Select(row => new RecipeLink(row.RecipeId, row.Recipe!.Slug, row.Recipe.Title)).FirstOrDefault(),
                Recipe = audience.ReadableBy(user).Where(recipe => recipe.Id == notification.RecipeId)
                    .Select(recipe => new RecipePlace(
                        recipe.Slug, recipe.Title, recipe.HouseholdId,
                        db.Set<Household>().Where(household => household.Id == recipe.HouseholdId).Select(household => household.Name).First()))
                    .FirstOrDefault(),
            });

    private IQueryable<Notification> Seen(Guid user)
    {
        var hidden = Blocks.HiddenFrom(db, user);
        return db.Set<Notification>().AsNoTracking()
            .Where(notification => notification.UserId == user
                && (notification.RecipeId == null
                    || ((notification.CommentId == null || !notification.Comment!.IsPublic) && audience.ReadableBy(user).Any(recipe => recipe.Id == notification.RecipeId))
                    || (notification.Comment!.IsPublic && PublicRecipes.VisibleTo(db, user).Any(row => row.RecipeId == notification.RecipeId)
                        && !hidden.Any(other => other == notification.ById))));
    }

    private NotificationInfo ToInfo(Row row)
    {
        var notification = row.Notification;
        // What was said in public is opened there, from whatever kitchen one is in.
        var place = row.Public is null ? row.Recipe : null;
        return new NotificationInfo(
            notification.Id, notification.Kind, notification.CreatedAt, notification.ReadAt is not null,
            // A profile says what its account is called only where it says so itself.
            notification.Kind == NotificationKind.Followed ? null : row.Public is null ? row.By : row.Cook,
            row.Public is not null, row.Public ?? (place is null ? null : new RecipeLink(notification.RecipeId!.Value, place.Slug, place.Title)), place?.HouseholdId, place?.HouseholdName,
            place is not null && place.HouseholdId != db.CurrentHousehold,
            notification.CommentId is null ? null : row.Thread ?? notification.CommentId, notification.CommentId, notification.Details);
    }

    private sealed record Position(Guid Id);

    private sealed record RecipePlace(string Slug, string Title, Guid HouseholdId, string HouseholdName);

    private sealed class Row
    {
        public required Notification Notification { get; init; }
        public required string? By { get; init; }
        public required string? Cook { get; init; }
        public required RecipeLink? Public { get; init; }
        public required Guid? Thread { get; init; }
        public required RecipePlace? Recipe { get; init; }
    }
}

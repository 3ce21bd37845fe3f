using Alchemorsel.Api.Data;
using Alchemorsel.Api.Data.RowSecurity;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Moderation;
using Alchemorsel.Api.Notifications;
using Alchemorsel.Api.Publishing;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Profiles;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Profiles;

/// <summary>What an account takes along of itself as a cook among others. What is bounded when it is written is read as a whole.</summary>
internal static class ProfileExports
{
    public static async Task<Ok<ProfileExport>> ReadAsync(
        HttpContext context, AlchemorselDbContext db, NotificationReading notifications, CancellationToken cancellation)
    {
        var user = context.User.GetUserId();
        var handles = await db.Set<ProfileHandle>().Where(row => row.UserId == user && row.HeldUntil != null).OrderBy(row => row.Handle).Take(Limits.HandlesMax)
            .Select(row => new HeldHandle(row.Handle, row.HeldUntil!.Value)).ToListAsync(cancellation);
        // Of every household that the account published for.
        var publications = await db.Set<Publication>().OfEveryHousehold().Where(row => row.UserId == user)
            .OrderByDescending(row => row.Id).Take(Limits.PublicationsMax)
            .Select(row => new ExportedPublication(row.RecipeId, row.Recipe!.Title, row.Since)).ToListAsync(cancellation);
        var following = await db.Set<Follow>().Where(row => row.FollowerId == user).OrderByDescending(row => row.Id).Take(Limits.FollowsMax)
            .Select(row => new FollowEntry(row.Followed!.Handle, row.Followed.DisplayName, row.Since)).ToListAsync(cancellation);
        var followers = await db.Set<Follow>().Where(row => row.FollowedId == user).OrderByDescending(row => row.Id).Take(Limits.ProfileCountMax)
            .Select(row => new FollowEntry(row.Follower!.Handle, row.Follower.DisplayName, row.Since)).ToListAsync(cancellation);
        var blocks = await db.Set<Block>().Where(row => row.UserId == user).OrderByDescending(row => row.Id).Take(Limits.BlocksMax)
            .Select(row => new BlockEntry(row.Handle, row.Since)).ToListAsync(cancellation);
        // Of every household, also one that the account has left since: its own words, and nothing of what they are about.
        var reports = await db.Set<ContentReport>().OfEveryHousehold().Where(row => row.ReporterId == user)
            .OrderByDescending(row => row.Id).Take(Limits.ReportsExportedMax)
            .Select(row => new ExportedReport(
                row.Id, row.Kind, row.RecipeId, row.CommentId, row.ReviewerId, row.Reason, row.Note, row.CreatedAt, row.State, row.DecidedAt))
            .ToListAsync(cancellation);
        return TypedResults.Ok(new ProfileExport(
            await ProfileReading.ReadOwnAsync(db, user, cancellation), handles, publications, following, followers, blocks,
            await notifications.ReadAllAsync(user, cancellation), reports));
    }
}

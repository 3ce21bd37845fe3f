using Alchemorsel.Api.Data;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Notifications;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Notifications;
using Alchemorsel.Contracts.Profiles;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Profiles;

/// <summary>Following a cook: whoever does has a profile too, so that both know of whom they have to do with.</summary>
internal static class FollowEndpoints
{
    public static void MapFollows(this RouteGroupBuilder profile)
    {
        profile.MapPut("/follow", Follow).AddEndpointFilter(ProfileReading.WhileOn).AddEndpointFilter<PeopleThrottle>()
            .WithName("FollowCook").WithSummary("Follows a cook; needs a profile of your own");
        profile.MapDelete("/follow", Unfollow).WithName("UnfollowCook").WithSummary("Follows a cook no more");
    }

    public static void MapFollowLists(this IEndpointRouteBuilder own)
    {
        own.MapGet("/following", Following).WithTags("Profiles").WithName("ListFollowing").WithSummary("The cooks whom you follow, the newest first");
        own.MapGet("/followers", Followers).WithTags("Profiles").WithName("ListFollowers").WithSummary("The cooks who follow you, the newest first");
    }

    /// <summary>409 for what only somebody with a profile can do.</summary>
    public static ProblemHttpResult ProfileNeeded() =>
        Problems.Problem(409, "profile-needed", "For this you need a public profile.", "Open one under your account; you can close it at any time.");

    private static async Task<Results<NoContent, ProblemHttpResult>> Follow(
        string handle, HttpContext context, AlchemorselDbContext db, Notify notify, TimeProvider time, CancellationToken cancellation)
    {
        var user = context.User.GetUserId();
        if (await ProfileReading.FindAsync(db, handle, cancellation) is not { } found)
            return ProfileReading.NoSuchProfile();
        if (found.UserId == user)
            return Problems.Problem(422, "that-is-you", "That is your own profile.");
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await Blocks.LockAsync(db, user, found.UserId, cancellation);
        // Looked at again: a block or a closing may have come first.
        if (await ProfileReading.FindAsync(db, handle, cancellation) is not { } profile || profile.UserId != found.UserId)
            return ProfileReading.NoSuchProfile();
        if (await db.Set<Profile>().AsNoTracking().SingleOrDefaultAsync(own => own.UserId == user, cancellation) is not { } mine)
            return ProfileNeeded();
        if (await db.Set<Follow>().CountAsync(row => row.FollowerId == user && row.FollowedId != found.UserId, cancellation) >= Limits.FollowsMax)
        {
            return Problems.Problem(
                422, "too-many-follows", "You follow as many cooks as one can.", $"At most {Limits.FollowsMax}. Let one of them go first.");
        }

        var begun = await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO follow (id, follower_id, followed_id, since) VALUES ({Guid.CreateVersion7()}, {user}, {found.UserId}, {time.GetStorableNow()})
            ON CONFLICT DO NOTHING
            """,
            cancellation);
        if (begun > 0)
            await TellAsync(db, notify, mine, found.UserId, cancellation);
        await transaction.CommitAsync(cancellation);
        return TypedResults.NoContent();
    }

    /// <summary>Once for each follower, however often they come back.</summary>
    private static async Task TellAsync(AlchemorselDbContext db, Notify notify, Profile follower, Guid followed, CancellationToken cancellation)
    {
        if (await db.Set<Notification>().AnyAsync(
            told => told.UserId == followed && told.Kind == NotificationKind.Followed && told.ById == follower.UserId, cancellation))
            return;
        var subject = new NotificationSubject
        {
            By = follower.UserId,
            Details = new() { ["handle"] = follower.Handle, ["name"] = follower.DisplayName },
        };
        await notify.TellAsync(NotificationKind.Followed, [followed], subject, cancellation);
        await db.SaveChangesAsync(cancellation);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Unfollow(
        string handle, HttpContext context, AlchemorselDbContext db, CancellationToken cancellation)
    {
        var user = context.User.GetUserId();
        if (await ProfileReading.FindAsync(db, handle, cancellation) is not { } profile)
            return ProfileReading.NoSuchProfile();
        await db.Set<Follow>().Where(row => row.FollowerId == user && row.FollowedId == profile.UserId).ExecuteDeleteAsync(cancellation);
        return TypedResults.NoContent();
    }

    private static Task<Results<Ok<Page<FollowEntry>>, ValidationProblem>> Following(
        HttpContext context, AlchemorselDbContext db, string? cursor, int? limit, CancellationToken cancellation)
    {
        var user = context.User.GetUserId();
        return PageAsync(
            db.Set<Follow>().Where(row => row.FollowerId == user), follow => follow.Select(row => new Entry(row.Id, row.Followed!.Handle, row.Followed.DisplayName, row.Since)),
            cursor, limit, cancellation);
    }

    private static Task<Results<Ok<Page<FollowEntry>>, ValidationProblem>> Followers(
        HttpContext context, AlchemorselDbContext db, string? cursor, int? limit, CancellationToken cancellation)
    {
        var user = context.User.GetUserId();
        return PageAsync(
            db.Set<Follow>().Where(row => row.FollowedId == user), follow => follow.Select(row => new Entry(row.Id, row.Follower!.Handle, row.Follower.DisplayName, row.Since)),
            cursor, limit, cancellation);
    }

    private static async Task<Results<Ok<Page<FollowEntry>>, ValidationProblem>> PageAsync(
        IQueryable<Follow> follows, Func<IQueryable<Follow>, IQueryable<Entry>> shown, string? cursor, int? limit, CancellationToken cancellation)
    {
        if (limit is < 1 or > Limits.PageMax)
            return Problems.Invalid("limit", $"Between 1 and {Limits.PageMax}.");
        Position? after = null;
        if (!string.IsNullOrEmpty(cursor) && !Cursor.TryDecode(cursor, out after))
            return Problems.Invalid("cursor", "This cursor is not one of this list. Start again without it.");
        if (after is not null)
            follows = follows.Where(row => row.Id < after.Id);
        var size = limit ?? Limits.PageDefault;
        var rows = await shown(follows.AsNoTracking().OrderByDescending(row => row.Id).Take(size + 1)).ToListAsync(cancellation);
        return TypedResults.Ok(new Page<FollowEntry>(
            [.. rows.Take(size).Select(row => new FollowEntry(row.Handle, row.DisplayName, row.Since))],
            rows.Count > size ? Cursor.Encode(new Position(rows[size - 1].Id)) : null));
    }

    private sealed record Position(Guid Id);

    private sealed record Entry(Guid Id, string Handle, string DisplayName, DateTimeOffset Since);
}

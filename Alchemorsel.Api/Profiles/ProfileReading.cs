using Alchemorsel.Api.Administration;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Data.RowSecurity;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Publishing;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Profiles;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Profiles;

/// <summary>Profiles as others see them, and nothing of an account beside.</summary>
internal static class ProfileReading
{
    /// <summary>The profile of a handle, for whoever asks; null when there is none that they may see, whatever the reason.</summary>
    public static async Task<Profile?> FindAsync(AlchemorselDbContext db, string handle, CancellationToken cancellation)
    {
        var hidden = Blocks.HiddenFrom(db, db.CurrentUser);
        var folded = ProfileHandles.Fold(handle);
        return !ProfileHandles.IsOne(folded) ? null : await db.Set<Profile>().AsNoTracking().Where(profile => profile.Handle == folded && !hidden.Any(other => other == profile.UserId))
            .SingleOrDefaultAsync(cancellation);
    }

    /// <summary>What a profile shows; one statement of lookups and of counts that end at <see cref="Limits.ProfileCountMax"/>.</summary>
    public static async Task<ProfileInfo?> ReadAsync(AlchemorselDbContext db, string handle, CancellationToken cancellation)
    {
        var hidden = Blocks.HiddenFrom(db, db.CurrentUser);
        var (folded, me) = (ProfileHandles.Fold(handle), db.CurrentUser);
        if (!ProfileHandles.IsOne(folded))
            return null;
        var row = await db.Set<Profile>().AsNoTracking().OfEveryHousehold()
            .Where(profile => profile.Handle == folded && !hidden.Any(other => other == profile.UserId))
            .Select(profile => new
            {
                Profile = profile,
                Recipes = db.Set<Publication>().Where(row => row.UserId == profile.UserId).Take(Limits.ProfileCountMax).Count(),
                Followers = db.Set<Follow>().Where(row => row.FollowedId == profile.UserId).Take(Limits.ProfileCountMax).Count(),
                Following = db.Set<Follow>().Count(row => row.FollowerId == profile.UserId),
                IsFollowed = db.Set<Follow>().Any(row => row.FollowerId == me && row.FollowedId == profile.UserId),
                FollowsMe = db.Set<Follow>().Any(row => row.FollowerId == profile.UserId && row.FollowedId == me),
            })
            .SingleOrDefaultAsync(cancellation);
        return row is null
            ? null
            : new ProfileInfo(
                row.Profile.Handle, row.Profile.DisplayName, row.Profile.Bio, DateOnly.FromDateTime(row.Profile.Since.UtcDateTime), row.Recipes, row.Followers,
                row.Following, row.Profile.UserId == me, row.IsFollowed, row.FollowsMe);
    }

    /// <summary>The account's own profile, or null.</summary>
    public static Task<OwnProfile?> ReadOwnAsync(AlchemorselDbContext db, Guid user, CancellationToken cancellation) =>
        db.Set<Profile>().AsNoTracking().OfEveryHousehold().Where(profile => profile.UserId == user)
            .Select(profile => new OwnProfile(
                profile.Handle,
                profile.DisplayName,
                profile.Bio,
                profile.Discoverable,
                profile.Since,
                db.Set<Publication>().Count(row => row.UserId == user),
                db.Set<Follow>().Where(row => row.FollowedId == user).Take(Limits.ProfileCountMax).Count(),
                db.Set<Follow>().Count(row => row.FollowerId == user)))
            .SingleOrDefaultAsync(cancellation);

    /// <summary>404 for a profile that doesn't exist, is closed, or is hidden by a block: nobody learns which.</summary>
    public static ProblemHttpResult NoSuchProfile() => Problems.Problem(404, "not-found", "There is no such profile.");

    /// <summary>Lets nothing through while an admin has it turned off; what takes something away from the public stays open.</summary>
    public static async ValueTask<object?> WhileOn(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        IsOn(context.HttpContext) ? await next(context) : SwitchEndpoints.SwitchedOff("Public profiles and recipes are");

    public static bool IsOn(HttpContext context) => context.RequestServices.GetRequiredService<SwitchBoard>().Current.Discovery;
}

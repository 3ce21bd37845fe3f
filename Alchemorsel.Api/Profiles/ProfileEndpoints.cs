using Alchemorsel.Api.Data;
using Alchemorsel.Api.Households;
using Alchemorsel.Contracts.Profiles;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Alchemorsel.Api.Profiles;

/// <summary>Profiles of others, for whoever is signed in.</summary>
internal static class ProfileEndpoints
{
    public static void MapProfiles(this IEndpointRouteBuilder app)
    {
        // Who follows or blocks whom is between people, whatever kitchen they cook in just now.
        var profile = app.MapGroup("/api/v1/profiles/{handle}").RequireAuthorization().WithoutHousehold().WithTags("Profiles");
        profile.MapGet("/", Read).AddEndpointFilter(ProfileReading.WhileOn).WithName("ReadProfile").WithSummary("A cook's public profile");
        profile.MapFollows();
        profile.MapBlocks();
        var own = app.MapGroup("/api/v1/users/me").RequireAuthorization().WithoutHousehold();
        own.MapOwnProfile();
        own.MapFollowLists();
        own.MapBlockList();
    }

    private static async Task<Results<Ok<ProfileInfo>, ProblemHttpResult>> Read(string handle, AlchemorselDbContext db, CancellationToken cancellation) =>
        await ProfileReading.ReadAsync(db, handle, cancellation) is { } profile ? TypedResults.Ok(profile) : ProfileReading.NoSuchProfile();
}

using Alchemorsel.Api.Auditing;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Profiles;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Profiles;

/// <summary>The account's own profile: closed until the account opens it.</summary>
internal static class OwnProfileEndpoints
{
    /// <summary><paramref name="own"/> is the group of what concerns the account alone.</summary>
    public static void MapOwnProfile(this IEndpointRouteBuilder own)
    {
        var profile = own.MapGroup("/profile").WithTags("Profiles");
        profile.MapGet("/", Read).WithName("ReadMyProfile").WithSummary("Your public profile, if you have opened one");
        profile.MapPut("/", Save).Validate<ProfileInput>().AddEndpointFilter(ProfileReading.WhileOn).AddEndpointFilter<PeopleThrottle>()
            .WithName("SaveMyProfile").WithSummary("Opens your public profile, or changes what it says");
        profile.MapDelete("/", Close).WithName("CloseMyProfile").WithSummary("Closes your profile: your recipes are no longer public, and nobody follows you");
        profile.MapGet("/export", ProfileExports.ReadAsync).WithName("ExportMyProfile")
            .WithSummary("All that is kept of you as a cook among others: profile, public recipes, follows, blocks, what you were told and what you reported");
    }

    private static async Task<Results<Ok<OwnProfile>, ProblemHttpResult>> Read(HttpContext context, AlchemorselDbContext db, CancellationToken cancellation) =>
        await ProfileReading.ReadOwnAsync(db, context.User.GetUserId(), cancellation) is { } profile
            ? TypedResults.Ok(profile)
            : Problems.Problem(404, "no-profile", "You have no public profile.");

    private static async Task<Results<Ok<OwnProfile>, ValidationProblem, ProblemHttpResult>> Save(
        ProfileInput input, HttpContext context, AlchemorselDbContext db, AuditLog audit, TimeProvider time, CancellationToken cancellation)
    {
        var (user, now, handle) = (context.User.GetUserId(), time.GetStorableNow(), ProfileHandles.Fold(input.Handle));
        if (ProfileHandles.IsReserved(handle))
            return Problems.Invalid("handle", "This one is not for cooks. Please choose another.");
        if (RecipeText.CleanLine(input.DisplayName) is not { } name)
            return Problems.Invalid("displayName", "How should others call you?");

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        // Two saves of one account wait for each other, so that neither leaves a handle behind.
        await Blocks.LockAsync(db, user, user, cancellation);
        var profile = await db.Set<Profile>().SingleOrDefaultAsync(row => row.UserId == user, cancellation);
        if (profile?.Handle != handle)
        {
            if (await ProfileHandles.CountAsync(db, user, handle, now, cancellation) >= Limits.HandlesMax)
            {
                return Problems.Problem(
                    422, "too-many-handles", "You have changed your handle often of late.",
                    $"Those that you had are held back for {Limits.HandleHeldDays} days. Take one of them, or wait.");
            }

            await ProfileHandles.ReleaseAsync(db, user, now, cancellation);
            if (!await ProfileHandles.TryTakeAsync(db, handle, user, now, cancellation))
                return Problems.Problem(409, "handle-taken", "Somebody else has this handle.", "Please choose another.");
        }

        if (profile is null)
        {
            profile = new Profile { UserId = user, Handle = handle, DisplayName = name, Since = now };
            db.Add(profile);
            audit.Add(AuditKind.ProfileOpened, target: user);
        }

        (profile.Handle, profile.DisplayName, profile.Bio, profile.Discoverable) = (handle, name, RecipeText.Clean(input.Bio), input.Discoverable);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return TypedResults.Ok((await ProfileReading.ReadOwnAsync(db, user, cancellation))!);
    }

    private static async Task<NoContent> Close(
        HttpContext context, AlchemorselDbContext db, AuditLog audit, TimeProvider time, CancellationToken cancellation)
    {
        var user = context.User.GetUserId();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await Blocks.LockAsync(db, user, user, cancellation);
        // Publications and follows hang on the row.
        if (await db.Set<Profile>().Where(row => row.UserId == user).ExecuteDeleteAsync(cancellation) > 0)
        {
            await ProfileHandles.ReleaseAsync(db, user, time.GetStorableNow(), cancellation);
            audit.Add(AuditKind.ProfileClosed, target: user);
            await db.SaveChangesAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return TypedResults.NoContent();
    }
}

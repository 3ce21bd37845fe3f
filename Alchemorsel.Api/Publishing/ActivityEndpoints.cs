using Alchemorsel.Api.Data;
using Alchemorsel.Api.Households;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Profiles;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Profiles;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Alchemorsel.Api.Publishing;

/// <summary>
/// What the cooks did whom somebody follows. Asked of what they did and not written for each follower, so that a withdrawal or a block needs nothing to be
/// cleared away, and whoever is followed by thousands publishes as fast as anybody. A further kind is a further query of as many rows, merged by time.
/// </summary>
internal static class ActivityEndpoints
{
    public static void MapActivity(this IEndpointRouteBuilder app) => app.MapGet("/api/v1/activity", List).RequireAuthorization().NotForTokens()
        .AddEndpointFilter(ProfileReading.WhileOn).WithTags("Public recipes")
        .WithName("ListActivity").WithSummary("What the cooks did whom you follow, the newest first, for 90 days back");

    private static async Task<Results<Ok<Page<ActivityEntry>>, ValidationProblem>> List(
        string? cursor, int? limit, AlchemorselDbContext db, TimeProvider time, CancellationToken cancellation)
    {
        if (limit is < 1 or > Limits.PageMax)
            return Problems.Invalid("limit", $"Between 1 and {Limits.PageMax}.");
        Position? after = null;
        if (!string.IsNullOrEmpty(cursor) && !Cursor.TryDecode(cursor, out after))
            return Problems.Invalid("cursor", "This cursor is not one of this list. Start again without it.");
        var size = limit ?? Limits.PageDefault;
        var needs = await HouseholdNeeds.ReadAsync(db, cancellation);
        var rows = PublicRecipes.OfFollowed(db, needs.Never, after?.Id, FirstIdOf(time.GetUtcNow().AddDays(-Limits.ActivityDaysMax)), size + 1);
        var read = await PublicRecipes.ReadAsync(db, rows, size + 1, cancellation);
        return TypedResults.Ok(new Page<ActivityEntry>(
            [.. read.Take(size).Select(row => new ActivityEntry(row.Id, ActivityKind.RecipePublished, row.Recipe.Since, row.Recipe.By, row.Recipe))],
            read.Count > size ? Cursor.Encode(new Position(read[size - 1].Id)) : null));
    }

    /// <summary>Below every id that is made from a moment on: the ids begin with their time (RFC 9562, UUID version 7), in milliseconds.</summary>
    internal static Guid FirstIdOf(DateTimeOffset moment)
    {
        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7(moment).TryWriteBytes(bytes, bigEndian: true, out _);
        bytes[6..].Clear();
        return new Guid(bytes, bigEndian: true);
    }

    private sealed record Position(Guid Id);
}

using Alchemorsel.Api.Auditing;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Http;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Profiles;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Profiles;

/// <summary>Blocking a cook: from then on neither sees anything of the other. Needs no profile of one's own.</summary>
internal static class BlockEndpoints
{
    public static void MapBlocks(this RouteGroupBuilder profile)
    {
        profile.MapPut("/block", Block).AddEndpointFilter<PeopleThrottle>()
            .WithName("BlockCook").WithSummary("Blocks a cook: neither of you sees the other any more, and nobody is told");
        profile.MapDelete("/block", Unblock).WithName("UnblockCook").WithSummary("Ends a block, by the handle that the list of blocks names");
    }

    public static void MapBlockList(this IEndpointRouteBuilder own) =>
        own.MapGet("/blocks", List).WithTags("Profiles").WithName("ListBlocks").WithSummary("The cooks whom you block, the newest first");

    private static async Task<Results<NoContent, ProblemHttpResult>> Block(
        string handle, HttpContext context, AlchemorselDbContext db, AuditLog audit, TimeProvider time, CancellationToken cancellation)
    {
        var (user, folded) = (context.User.GetUserId(), ProfileHandles.Fold(handle));
        if (await ProfileReading.FindAsync(db, folded, cancellation) is not { } profile)
        {
            // Blocked already by that name: there is nothing to add, and nothing new to learn.
            return ProfileHandles.IsOne(folded) && await db.Set<Block>().AnyAsync(row => row.UserId == user && row.Handle == folded, cancellation)
                ? TypedResults.NoContent()
                : ProfileReading.NoSuchProfile();
        }

        var other = profile.UserId;
        if (other == user)
            return Problems.Problem(422, "that-is-you", "That is your own profile.");
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await Blocks.LockAsync(db, user, other, cancellation);
        if (await db.Set<Block>().CountAsync(row => row.UserId == user && row.BlockedId != other, cancellation) >= Limits.BlocksMax)
            return Problems.Problem(422, "too-many-blocks", "You block as many cooks as one can.", $"At most {Limits.BlocksMax}. End one of the blocks first.");
        var added = await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO block (id, user_id, blocked_id, handle, since)
            SELECT {Guid.CreateVersion7()}, {user}, id, {folded}, {time.GetStorableNow()} FROM "AspNetUsers" WHERE id = {other}
            ON CONFLICT DO NOTHING
            """,
            cancellation);
        await db.Set<Follow>().Where(row => (row.FollowerId == user && row.FollowedId == other) || (row.FollowerId == other && row.FollowedId == user))
            .ExecuteDeleteAsync(cancellation);
        if (added > 0)
        {
            audit.Add(AuditKind.CookBlocked, target: other);
            await db.SaveChangesAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Unblock(
        string handle, HttpContext context, AlchemorselDbContext db, CancellationToken cancellation)
    {
        var (user, folded) = (context.User.GetUserId(), ProfileHandles.Fold(handle));
        return ProfileHandles.IsOne(folded) && await db.Set<Block>().Where(row => row.UserId == user && row.Handle == folded).ExecuteDeleteAsync(cancellation) > 0
            ? TypedResults.NoContent()
            : Problems.Problem(404, "not-found", "You don't block anybody by this name.");
    }

    private static async Task<Results<Ok<Page<BlockEntry>>, ValidationProblem>> List(
        HttpContext context, AlchemorselDbContext db, string? cursor, int? limit, CancellationToken cancellation)
    {
        if (limit is < 1 or > Limits.PageMax)
            return Problems.Invalid("limit", $"Between 1 and {Limits.PageMax}.");
        Position? after = null;
        if (!string.IsNullOrEmpty(cursor) && !Cursor.TryDecode(cursor, out after))
            return Problems.Invalid("cursor", "This cursor is not one of this list. Start again without it.");
        var user = context.User.GetUserId();
        var blocks = db.Set<Block>().AsNoTracking().Where(row => row.UserId == user);
        if (after is not null)
            blocks = blocks.Where(row => row.Id < after.Id);
        var size = limit ?? Limits.PageDefault;
        var rows = await blocks.OrderByDescending(row => row.Id).Take(size + 1).ToListAsync(cancellation);
        return TypedResults.Ok(new Page<BlockEntry>(
            [.. rows.Take(size).Select(row => new BlockEntry(row.Handle, row.Since))],
            rows.Count > size ? Cursor.Encode(new Position(rows[size - 1].Id)) : null));
    }

    private sealed record Position(Guid Id);
}

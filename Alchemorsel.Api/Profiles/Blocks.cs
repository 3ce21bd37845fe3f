using Alchemorsel.Api.Data;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Profiles;

/// <summary>Who sees nothing of whom.</summary>
internal static class Blocks
{
    /// <summary>
    /// The accounts that are hidden from <paramref name="user"/>: those that they block, and those that block them. For the condition of a query:
    /// <code>
    /// var hidden = Blocks.HiddenFrom(db, db.CurrentUser);
    /// rows.Where(row => !hidden.Any(other => other == row.UserId))
    /// </code>
    /// which asks two indexes for each row that is looked at, and none when nobody is signed in.
    /// </summary>
    public static IQueryable<Guid> HiddenFrom(AlchemorselDbContext db, Guid? user) =>
        db.Set<Block>().Where(block => block.UserId == user).Select(block => block.BlockedId)
            .Concat(db.Set<Block>().Where(block => block.BlockedId == user).Select(block => block.UserId));

    /// <summary>
    /// Makes what two accounts do to each other wait for its turn, until the open transaction ends: a follow that begins at the moment of a block must not
    /// outlive it.
    /// </summary>
    public static Task LockAsync(AlchemorselDbContext db, Guid one, Guid other, CancellationToken cancellation) => db.Database.ExecuteSqlAsync(
        // Always in the same order, so that no two wait for each other; rows that only belong to an account take no notice of it.
        $"""SELECT FROM "AspNetUsers" WHERE id IN ({one}, {other}) ORDER BY id FOR NO KEY UPDATE""", cancellation);
}

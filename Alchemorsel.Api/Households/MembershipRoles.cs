using Alchemorsel.Api.Data;
using Alchemorsel.Contracts.Households;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Alchemorsel.Api.Households;

/// <summary>
/// What somebody is in a household, remembered for a moment so that a page with thirty pictures doesn't ask thirty times. Another replica's change is
/// noticed when that moment is over.
/// </summary>
internal sealed class MembershipRoles(TimeProvider time) : IDisposable
{
    /// <summary>How long somebody who was removed by way of another replica can go on reading, at most.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromSeconds(20);

    /// <summary>Stands in the statement, so that tests that count can leave it out: it comes once in a while, whatever is asked.</summary>
    public const string Tag = "role in the household";

    private const int Most = 10_000;

    private static readonly Func<AlchemorselDbContext, Guid, Guid, CancellationToken, Task<HouseholdRole?>> Look = EF.CompileAsyncQuery(
        (AlchemorselDbContext db, Guid household, Guid user, CancellationToken cancellation) => db.Set<Membership>().TagWith(Tag)
            .Where(membership => membership.HouseholdId == household && membership.UserId == user)
            .Select(membership => (HouseholdRole?)membership.Role)
            .SingleOrDefault());

    private readonly MemoryCache known = new(new MemoryCacheOptions { SizeLimit = Most });

    /// <param name="db">Where to look.</param>
    /// <param name="household">The household.</param>
    /// <param name="user">The user.</param>
    /// <param name="mayBeRemembered">Whether an answer of a moment ago is good enough.</param>
    /// <param name="cancellation">Ends the looking.</param>
    /// <returns>Null for somebody who isn't in it.</returns>
    public async ValueTask<HouseholdRole?> FindAsync(
        AlchemorselDbContext db, Guid household, Guid user, bool mayBeRemembered, CancellationToken cancellation)
    {
        if (mayBeRemembered && known.TryGetValue((household, user), out Known? earlier) && time.GetElapsedTime(earlier!.At) < Remembered)
            return earlier.Role;
        var at = time.GetTimestamp();
        var role = await Look(db, household, user, cancellation);
        known.Set((household, user), new Known(role, at), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Remembered });
        return role;
    }

    /// <summary>After a change, so that this replica knows at once.</summary>
    public void Forget(Guid household, Guid user) => known.Remove((household, user));

    public void Dispose() => known.Dispose();

    private sealed record Known(HouseholdRole? Role, long At);
}

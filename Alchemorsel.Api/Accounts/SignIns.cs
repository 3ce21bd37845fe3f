using Alchemorsel.Api.Data;
using Alchemorsel.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Alchemorsel.Api.Accounts;

/// <summary>Begins and ends sign-ins. Ending one locks its row, as exchanging its tokens does: of the two at once, whichever comes first counts.</summary>
internal sealed class SignIns(
    AlchemorselDbContext db, SignInChecks checks, IHttpContextAccessor accessor, IOptions<JwtOptions> options, TimeProvider time)
{
    /// <summary>Adds one, without saving.</summary>
    public SignIn Begin(User user)
    {
        var now = time.GetUtcNow();
        var signIn = new SignIn
        {
            UserId = user.Id,
            Device = DeviceNames.Of(accessor.HttpContext?.Request.Headers.UserAgent.ToString()),
            CreatedAt = now,
            LastUsedAt = now,
        };
        db.Add(signIn);
        return signIn;
    }

    /// <summary>Notes that one is in use; false when it is over.</summary>
    public async Task<bool> UseAsync(Guid id, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        return await db.Set<SignIn>().Where(signIn => signIn.Id == id && signIn.RevokedAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(signIn => signIn.LastUsedAt, now), cancellation) > 0;
    }

    /// <summary>Those of an account that are not over.</summary>
    public IQueryable<SignIn> Of(Guid user) => Open().Where(signIn => signIn.UserId == user);

    /// <summary>All that are not over.</summary>
    public IQueryable<SignIn> Open()
    {
        // Without an exchange for so long there is no refresh token left that would count.
        var since = time.GetUtcNow() - options.Value.RefreshExpiration;
        return db.Set<SignIn>().Where(signIn => signIn.RevokedAt == null && signIn.LastUsedAt > since);
    }

    /// <summary>Ends those of an account that <paramref name="which"/> holds for; call <see cref="Forget"/> with the answer once that is committed.</summary>
    public async Task<List<Guid>> RevokeAsync(Guid user, System.Linq.Expressions.Expression<Func<SignIn, bool>> which, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var ids = await db.Set<SignIn>().Where(signIn => signIn.UserId == user && signIn.RevokedAt == null).Where(which)
            .Select(signIn => signIn.Id).ToListAsync(cancellation);
        await db.Set<SignIn>().Where(signIn => ids.Contains(signIn.Id) && signIn.RevokedAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(signIn => signIn.RevokedAt, now), cancellation);
        return ids;
    }

    public void Forget(IEnumerable<Guid> ids)
    {
        foreach (var id in ids)
            checks.Forget(id);
    }

    /// <summary>Removes those of an account that nobody could use any more, with their tokens.</summary>
    public Task RemoveOldAsync(Guid user, CancellationToken cancellation)
    {
        var since = time.GetUtcNow() - options.Value.RefreshExpiration;
        return db.Set<SignIn>().Where(signIn => signIn.UserId == user && signIn.LastUsedAt < since).ExecuteDeleteAsync(cancellation);
    }
}

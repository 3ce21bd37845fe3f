using Alchemorsel.Api.Accounts.Passkeys;
using Alchemorsel.Api.Data;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Accounts.OpenId;

/// <summary>What opens an account. It is never locked up by what its owner takes off.</summary>
internal sealed class WaysIn(AlchemorselDbContext db, OpenIdProviders providers, RelyingParty party)
{
    /// <summary>
    /// Whether nothing opens the account any more, after something was removed in this transaction, which then must not be committed. Of two removals at once
    /// one waits here for the other.
    /// </summary>
    public async Task<bool> AreGoneAsync(Guid user, CancellationToken cancellation)
    {
        await db.Database.ExecuteSqlAsync($"""SELECT FROM "AspNetUsers" WHERE id = {user} FOR NO KEY UPDATE""", cancellation);
        if (await db.Users.AnyAsync(account => account.Id == user && account.PasswordHash != null, cancellation))
            return false;
        var keys = providers.All.Select(provider => provider.Key).ToList();
        return !await db.Set<OpenIdLink>().AnyAsync(link => link.UserId == user && keys.Contains(link.Provider), cancellation)
            && (party.Id is null || !await db.Set<Passkey>().AnyAsync(passkey => passkey.UserId == user, cancellation));
    }
}

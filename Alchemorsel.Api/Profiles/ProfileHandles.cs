using Alchemorsel.Api.Data;
using Alchemorsel.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Profiles;

/// <summary>Gives out handles. One that was given up is nobody else's for <see cref="Limits.HandleHeldDays"/> days, and may be had again by who had it.</summary>
internal static class ProfileHandles
{
    /// <summary>What would be taken for the installation itself, for who runs it, or for a part of an address.</summary>
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "abuse", "about", "account", "accounts", "activity", "admin", "administrator", "alchemorsel", "all", "anonymous", "api", "blocked", "cook", "cooks",
        "deleted", "discover", "everybody", "everyone", "follow", "followed", "followers", "following", "help", "home", "household", "info", "kitchen",
        "mail", "me", "moderator", "moderators", "new", "nobody", "null", "official", "owner", "postmaster", "profile", "profiles", "public", "recipe",
        "recipes", "root", "search", "security", "settings", "staff", "support", "system", "undefined", "user", "users", "webmaster", "you",
    };

    /// <summary>As it is kept and looked for.</summary>
    public static string Fold(string handle) => handle.Trim().ToLowerInvariant();

    /// <summary>Whether a folded text can be a handle at all; nothing else is looked for.</summary>
    public static bool IsOne(string handle) =>
        handle.Length is >= Limits.HandleMin and <= Limits.HandleMax && handle.All(letter => letter is >= 'a' and <= 'z' or >= '0' and <= '9' or '-');

    /// <summary>Whether a folded handle can be nobody's.</summary>
    public static bool IsReserved(string handle) => Reserved.Contains(handle) || handle.Contains("alchemorsel", StringComparison.Ordinal);

    /// <summary>
    /// Takes a handle within the transaction that is open, or learns that somebody else has it: one statement on its key, so that of two who want it at once
    /// one gets it.
    /// </summary>
    public static async Task<bool> TryTakeAsync(AlchemorselDbContext db, string handle, Guid user, DateTimeOffset now, CancellationToken cancellation)
    {
        await db.Set<ProfileHandle>().Where(row => row.HeldUntil < now).ExecuteDeleteAsync(cancellation);
        return await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO profile_handle (handle, user_id, held_until) VALUES ({handle}, {user}, NULL)
            ON CONFLICT (handle) DO UPDATE SET held_until = NULL WHERE profile_handle.user_id = excluded.user_id
            """,
            cancellation) > 0;
    }

    /// <summary>How many an account keeps others from, beside this one.</summary>
    public static Task<int> CountAsync(AlchemorselDbContext db, Guid user, string beside, DateTimeOffset now, CancellationToken cancellation) =>
        db.Set<ProfileHandle>().CountAsync(
            row => row.UserId == user && row.Handle != beside && (row.HeldUntil == null || row.HeldUntil > now), cancellation);

    /// <summary>Gives up what the account has, so that it is held back for a while.</summary>
    public static Task ReleaseAsync(AlchemorselDbContext db, Guid user, DateTimeOffset now, CancellationToken cancellation)
    {
        DateTimeOffset? until = now.AddDays(Limits.HandleHeldDays);
        return db.Set<ProfileHandle>().Where(row => row.UserId == user && row.HeldUntil == null)
            .ExecuteUpdateAsync(row => row.SetProperty(handle => handle.HeldUntil, until), cancellation);
    }
}

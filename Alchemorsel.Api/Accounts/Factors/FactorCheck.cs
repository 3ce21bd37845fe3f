using System.Globalization;
using Alchemorsel.Api.Auditing;
using Alchemorsel.Api.Data;
using Alchemorsel.Contracts.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace Alchemorsel.Api.Accounts.Factors;

/// <summary>Asks for the second factor. Wrong codes count as wrong passwords do and together with them, so that an account rests after a few of either.</summary>
internal sealed class FactorCheck(UserManager<User> users, SecondFactors factors, AlchemorselDbContext db, AuditLog audit)
{
    /// <summary>
    /// Null when the code was right, and is used up by that; within a transaction. A refusal is to be committed as well: it has been counted.
    /// Counting the request itself (<see cref="SignInThrottle"/>) is the caller's.
    /// </summary>
    /// <param name="by">Who asks, where that is known.</param>
    public async Task<ProblemHttpResult?> RefuseAsync(User user, string code, Guid? by, CancellationToken cancellation)
    {
        var rests = await users.IsLockedOutAsync(user);
        if (!rests && await factors.UseAsync(user.Id, code, cancellation) is { } use)
        {
            if (use == FactorUse.RecoveryCode)
            {
                var left = await factors.CodesLeftAsync(user.Id, cancellation);
                audit.Add(AuditKind.RecoveryCodeUsed, user.Id, user.Id, string.Create(CultureInfo.InvariantCulture, $"{left} left"));
            }
            else
            {
                audit.Add(AuditKind.SecondFactorUsed, user.Id, user.Id);
            }

            return null;
        }

        audit.Add(AuditKind.SecondFactorFailed, by, user.Id, rests ? "the account rests" : "wrong code");
        // Apart from the account's own count, which another try at the same moment may make a conflict.
        await db.SaveChangesAsync(cancellation);
        if (!rests)
            await users.AccessFailedAsync(user);
        return WrongCode();
    }

    public static ProblemHttpResult WrongCode() => OwnPassword.Wrong(
        "code", "That code is not right, or was used before. After several wrong tries an account rests for five minutes.");
}

using Alchemorsel.Api.Auditing;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Http;
using Alchemorsel.Contracts.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Accounts;

/// <summary>Who runs the installation. There is always somebody, as long as there is an account.</summary>
internal static class Admins
{
    // "ADMI" in ASCII; see DatabaseMigrator for another one. Held by whatever could take the last admin away, until its transaction ends.
    private const long LockKey = 0x41444D49;

    public static void MapAdmins(this IEndpointRouteBuilder admin) => admin.MapPut("/users/{id:guid}/role", SetRole)
        .Validate<RoleChange>().WithName("SetAccountRole").WithSummary("Changes what an account may do in the installation");

    /// <summary>Whether nobody else is an admin; needs a transaction, in which it stays true.</summary>
    public static async Task<bool> IsLastAsync(AlchemorselDbContext db, Guid user, CancellationToken cancellation)
    {
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({LockKey})", cancellation);
        var admins = await db.Users.Where(account => account.Role == AccountRole.Admin).Select(account => account.Id).Take(2).ToListAsync(cancellation);
        return admins is [var only] && only == user;
    }

    public static ProblemHttpResult LastAdmin() => Problems.Problem(
        409, "last-admin", "This is the only admin.", "Make somebody else an admin first.");

    private static async Task<Results<NoContent, ValidationProblem, ProblemHttpResult>> SetRole(
        Guid id, RoleChange change, AlchemorselDbContext db, SignInChecks checks, AuditLog audit, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (change.Role != AccountRole.Admin && await IsLastAsync(db, id, cancellation))
            return LastAdmin();
        var changed = await db.Users.Where(user => user.Id == id).ExecuteUpdateAsync(row => row.SetProperty(user => user.Role, change.Role), cancellation);
        if (changed == 0)
            return Problems.Problem(404, "not-found", "There is no such account.");
        audit.Add(AuditKind.RoleChanged, target: id, details: TokenIssuer.NameOf(change.Role));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        checks.ForgetAll();
        return TypedResults.NoContent();
    }
}

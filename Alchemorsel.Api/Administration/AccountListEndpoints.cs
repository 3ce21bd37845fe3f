using Alchemorsel.Api.Accounts;
using Alchemorsel.Api.Auditing;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Data.RowSecurity;
using Alchemorsel.Api.Households;
using Alchemorsel.Api.Http;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Administration;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Administration;

/// <summary>The accounts and households of the installation: who is there and how large they are, and nothing of what they keep.</summary>
internal static class AccountListEndpoints
{
    /// <summary>Counted no further.</summary>
    private const int RecipesCountedMax = 10_000;

    private const string Escape = "\\";

    public static void MapAccountLists(this IEndpointRouteBuilder admin)
    {
        admin.MapGet("/users", Users).WithName("ListAccounts").WithSummary("The accounts of the installation, newest first; admins only");
        admin.MapPost("/users/{id:guid}/end-sign-ins", EndSignIns).WithName("EndSignInsOfAccount")
            .WithSummary("Signs an account out everywhere, for example when its password is known to others; admins only");
        admin.MapGet("/households", Households).WithName("ListAllHouseholds").WithSummary("The households of the installation, newest first; admins only");
    }

    /// <param name="q">Letters of the name or the e-mail.</param>
    private static async Task<Results<Ok<Page<AccountSummary>>, ValidationProblem>> Users(
        string? q, string? cursor, int? limit, AlchemorselDbContext db, SignIns signIns, AuditLog audit, CancellationToken cancellation)
    {
        if (Fault(q, cursor, out var after) is var (field, message))
            return Problems.Invalid(field, message);
        var accounts = db.Users.AsNoTracking();
        if (Pattern(q) is { } pattern)
            accounts = accounts.Where(user => EF.Functions.ILike(user.Email!, pattern, Escape) || EF.Functions.ILike(user.DisplayName, pattern, Escape));
        if (after is not null)
            accounts = accounts.Where(user => user.Id < after.Id);
        var size = Size(limit);
        var open = signIns.Open();
        var rows = await accounts.OrderByDescending(user => user.Id).Take(size + 1)
            .Select(user => new AccountSummary(
                user.Id, user.Email!, user.EmailConfirmed, user.DisplayName, user.Role, user.CreatedAt,
                open.Where(signIn => signIn.UserId == user.Id).Max(signIn => (DateTimeOffset?)signIn.LastUsedAt),
                open.Count(signIn => signIn.UserId == user.Id),
                db.Set<Membership>().Count(membership => membership.UserId == user.Id)))
            .ToListAsync(cancellation);
        // E-mails are read here: who does is written down, once and not for every page.
        if (after is null)
        {
            audit.Add(AuditKind.AccountsRead, details: string.IsNullOrWhiteSpace(q) ? null : "searched");
            await db.SaveChangesAsync(cancellation);
        }
        return TypedResults.Ok(ToPage(rows, size, row => row.Id));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> EndSignIns(
        Guid id, AlchemorselDbContext db, SignIns signIns, AuditLog audit, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!await db.Users.AnyAsync(user => user.Id == id, cancellation))
            return Problems.Problem(404, "not-found", "There is no such account.");
        var ended = await signIns.RevokeAsync(id, _ => true, cancellation);
        audit.Add(AuditKind.SignInRevoked, target: id, details: "all, by an admin");
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        signIns.Forget(ended);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<Page<HouseholdSummary>>, ValidationProblem>> Households(
        string? q, string? cursor, int? limit, AlchemorselDbContext db, CancellationToken cancellation)
    {
        if (Fault(q, cursor, out var after) is var (field, message))
            return Problems.Invalid(field, message);
        var households = db.Set<Household>().AsNoTracking();
        if (Pattern(q) is { } pattern)
            households = households.Where(household => EF.Functions.ILike(household.Name, pattern, Escape));
        if (after is not null)
            households = households.Where(household => household.Id < after.Id);
        var size = Size(limit);
        var recipes = db.Set<Recipes.Recipe>().OfEveryHousehold();
        var rows = await households.OrderByDescending(household => household.Id).Take(size + 1)
            .Select(household => new HouseholdSummary(
                household.Id, household.Name, household.CreatedAt,
                db.Set<Membership>().Count(membership => membership.HouseholdId == household.Id),
                recipes.Where(recipe => recipe.HouseholdId == household.Id).Take(RecipesCountedMax).Count()))
            .ToListAsync(cancellation);
        return TypedResults.Ok(ToPage(rows, size, row => row.Id));
    }

    private static string? Pattern(string? q) => string.IsNullOrWhiteSpace(q)
        ? null
        : $"%{q.Trim().Replace("\0", "", StringComparison.Ordinal).Replace(Escape, Escape + Escape, StringComparison.Ordinal).Replace("%", Escape + "%", StringComparison.Ordinal).Replace("_", Escape + "_", StringComparison.Ordinal)}%";

    private static (string Field, string Message)? Fault(string? q, string? cursor, out AdminPosition? after)
    {
        after = null;
        if (q?.Length > Limits.QueryMax)
            return ("q", $"At most {Limits.QueryMax} characters.");
        return !string.IsNullOrEmpty(cursor) && !Cursor.TryDecode(cursor, out after) ? ("cursor", "Not a cursor of this list.") : null;
    }

    private static int Size(int? limit) => Math.Clamp(limit ?? Limits.PageDefault, 1, Limits.PageMax);

    private static Page<T> ToPage<T>(List<T> rows, int size, Func<T, Guid> idOf)
        => new([.. rows.Take(size)], rows.Count > size ? Cursor.Encode(new AdminPosition(idOf(rows[size - 1]))) : null);
}

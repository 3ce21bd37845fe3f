using System.Text.Json;
using Alchemorsel.Api.Accounts;
using Alchemorsel.Api.Administration;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Households;
using Alchemorsel.Api.Http;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Auditing;

/// <summary>What happened to accounts, for the admins of the installation.</summary>
internal static class AuditEndpoints
{
    public static void MapAdmin(this IEndpointRouteBuilder app)
    {
        var admin = app.MapGroup("/api/v1/admin").WithTags("Administration").RequireAuthorization(AccountServices.AdminPolicy)
            .WithoutHousehold();
        admin.MapGet("/audit", List).WithName("ListAuditEntries").WithSummary("Lists what happened to accounts, newest first; admins only");
        admin.MapAdmins();
        admin.MapAccountLists();
        admin.MapInstallationStatus();
        admin.MapSwitches();
    }

    private static async Task<Results<Ok<Page<AuditEntryInfo>>, ValidationProblem>> List(
        string? kind, Guid? user, DateTimeOffset? since, DateTimeOffset? until, string? cursor, int? limit, AlchemorselDbContext db, AuditLog audit,
        CancellationToken cancellation)
    {
        Position? after = null;
        if (!string.IsNullOrEmpty(cursor) && !Cursor.TryDecode(cursor, out after))
            return Problems.Invalid("cursor", "Not a cursor of this list.");
        var entries = db.Set<AuditEntry>().AsNoTracking();
        if (!string.IsNullOrEmpty(kind))
        {
            if (!Enum.TryParse<AuditKind>(kind, ignoreCase: true, out var wanted) || !Enum.IsDefined(wanted) || !char.IsLetter(kind[0]))
                return Problems.Invalid("kind", $"One of: {string.Join(", ", Enum.GetNames<AuditKind>().Select(JsonNamingPolicy.CamelCase.ConvertName))}.");
            entries = entries.Where(entry => entry.Kind == wanted);
        }

        // What was done by an account, and what was done to it.
        if (user is { } who)
            entries = entries.Where(entry => entry.UserId == who || entry.TargetId == who);
        if (since?.ToUniversalTime() is { } from)
            entries = entries.Where(entry => entry.At >= from);
        if (until?.ToUniversalTime() is { } to)
            entries = entries.Where(entry => entry.At < to);
        if (after is not null)
            entries = entries.Where(entry => entry.Id < after.Id);
        var size = Math.Clamp(limit ?? Limits.PageDefault, 1, Limits.PageMax);
        var rows = await entries.OrderByDescending(entry => entry.Id).Take(size + 1)
            .Select(entry => new AuditEntryInfo(
                entry.Id, entry.At, entry.Kind, entry.UserId,
                db.Users.Where(account => account.Id == entry.UserId).Select(account => account.DisplayName).FirstOrDefault(),
                entry.Address, entry.TargetId, entry.Details))
            .ToListAsync(cancellation);
        // Who looks is written down as well; once, not for every page.
        if (after is null)
        {
            audit.Add(AuditKind.AuditRead);
            await db.SaveChangesAsync(cancellation);
        }

        return TypedResults.Ok(new Page<AuditEntryInfo>(
            [.. rows.Take(size)], rows.Count > size ? Cursor.Encode(new Position(rows[size - 1].Id)) : null));
    }

    private sealed record Position(Guid Id);
}

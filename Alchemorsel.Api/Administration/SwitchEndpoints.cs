using System.Globalization;
using Alchemorsel.Api.Auditing;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Http;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Administration;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Administration;

/// <summary>What an admin can turn off and on while everything runs.</summary>
internal static class SwitchEndpoints
{
    public static void MapSwitches(this IEndpointRouteBuilder admin)
    {
        admin.MapGet("/switches", Read).WithName("ReadSwitches").WithSummary("What is turned off and on; admins only");
        admin.MapPut("/switches", Replace).Validate<Switches>().WithName("ReplaceSwitches").WithSummary("Turns parts of the installation off and on; admins only");
    }

    /// <summary>What is answered where something is turned off.</summary>
    public static ProblemHttpResult SwitchedOff(string what)
        => Problems.Problem(403, "switched-off", $"{what} turned off here.", "Ask whoever runs this installation.");

    private static async Task<Ok<Switches>> Read(AlchemorselDbContext db, CancellationToken cancellation)
        => TypedResults.Ok((await db.Set<SwitchesRow>().AsNoTracking().SingleOrDefaultAsync(cancellation))?.ToSwitches() ?? new Switches());

    private static async Task<Results<NoContent, ValidationProblem>> Replace(
        Switches input, AlchemorselDbContext db, SwitchBoard board, AuditLog audit, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO switches (id, sign_up, import_from_web, share_links, discovery)
            VALUES ({SwitchesRow.OnlyId}, {(int?)input.SignUp}, {input.ImportFromWeb}, {input.ShareLinks}, {input.Discovery})
            ON CONFLICT (id) DO UPDATE SET sign_up = excluded.sign_up, import_from_web = excluded.import_from_web, share_links = excluded.share_links,
                discovery = excluded.discovery
            """,
            cancellation);
        audit.Add(AuditKind.SwitchesChanged, details: string.Create(
            CultureInfo.InvariantCulture,
            $"sign-up {input.SignUp?.ToString() ?? "as configured"}, web import {OnOff(input.ImportFromWeb)}, links {OnOff(input.ShareLinks)}, discovery {OnOff(input.Discovery)}"));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        await board.ReadAsync(cancellation);
        return TypedResults.NoContent();
    }

    private static string OnOff(bool isOn) => isOn ? "on" : "off";
}

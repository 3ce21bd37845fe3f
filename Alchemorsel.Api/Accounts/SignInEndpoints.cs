using Alchemorsel.Api.Auditing;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Http;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Accounts;

/// <summary>Where an account is signed in.</summary>
internal static class SignInEndpoints
{
    public static void MapSignIns(this IEndpointRouteBuilder own)
    {
        own.MapGet("/sign-ins", List).WithName("ListSignIns").WithSummary("Where you are signed in");
        own.MapDelete("/sign-ins/{id:guid}", Revoke).WithName("RevokeSignIn").WithSummary("Ends one of your sign-ins");
        own.MapPost("/sign-ins/revoke-others", RevokeOthers).WithName("RevokeOtherSignIns").WithSummary("Ends all of your sign-ins but this one");
    }

    private static async Task<Ok<SignInList>> List(HttpContext context, SignIns signIns, CancellationToken cancellation)
    {
        var current = context.User.GetSignIn();
        var rows = await signIns.Of(context.User.GetUserId()).AsNoTracking()
            .OrderByDescending(signIn => signIn.LastUsedAt).Take(Limits.SignInsMax).ToListAsync(cancellation);
        return TypedResults.Ok(new SignInList(rows.ConvertAll(signIn => new SignInInfo(
            signIn.Id, signIn.Device, signIn.CreatedAt, signIn.LastUsedAt, signIn.Id == current))));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Revoke(
        Guid id, HttpContext context, AlchemorselDbContext db, SignIns signIns, AuditLog audit, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var ended = await signIns.RevokeAsync(context.User.GetUserId(), signIn => signIn.Id == id, cancellation);
        if (ended.Count == 0)
            return Problems.Problem(404, "not-found", "You are not signed in there any more.");
        audit.Add(AuditKind.SignInRevoked, target: id);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        signIns.Forget(ended);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> RevokeOthers(
        HttpContext context, AlchemorselDbContext db, SignIns signIns, AuditLog audit, CancellationToken cancellation)
    {
        var current = context.User.GetSignIn();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var ended = await signIns.RevokeAsync(context.User.GetUserId(), signIn => signIn.Id != current, cancellation);
        if (ended.Count > 0)
            audit.Add(AuditKind.SignInRevoked, details: $"all others: {ended.Count}");
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        signIns.Forget(ended);
        return TypedResults.NoContent();
    }
}

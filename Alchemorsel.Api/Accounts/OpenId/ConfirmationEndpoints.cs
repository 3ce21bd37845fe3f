using Alchemorsel.Api.Auditing;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Http;
using Alchemorsel.Contracts.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Accounts.OpenId;

/// <summary>
/// For accounts without a password: signing in once more at a provider stands for it, for this sign-in and a few minutes (<see cref="OwnPassword"/>).
/// </summary>
internal static class ConfirmationEndpoints
{
    public static void MapConfirmation(this IEndpointRouteBuilder own)
    {
        own.MapPost("/confirmation/{provider}/start", Start).Validate<OpenIdStartRequest>()
            .WithName("StartConfirmation").WithSummary("Begins to show, at a provider that is linked, that it is still you; for accounts without a password");
        own.MapPost("/confirmation/{provider}/finish", Finish).Validate<OpenIdFinishRequest>()
            .WithName("FinishConfirmation").WithSummary("Stands for your password in this sign-in, for five minutes");
    }

    private static async Task<Results<Ok<OpenIdStart>, ValidationProblem, ProblemHttpResult>> Start(
        string provider, OpenIdStartRequest request, OpenIdProviders providers, OpenIdFlow flow, OpenIdRefusals refusals, HttpContext context,
        CancellationToken cancellation)
    {
        if (providers.Find(provider) is not { } asked)
            return OpenIdProblems.NoProvider();
        var (start, failure) = await flow.StartAsync(asked, OpenIdPurpose.Confirm, request.Origin, cancellation, context.User.GetUserId());
        return start is null ? refusals.NotStarted(failure!, asked) : TypedResults.Ok(start);
    }

    private static async Task<Results<NoContent, ValidationProblem, ProblemHttpResult>> Finish(
        string provider, OpenIdFinishRequest request, OpenIdProviders providers, AlchemorselDbContext db, OpenIdFlow flow, OpenIdRefusals refusals, AuditLog audit,
        TimeProvider time, HttpContext context, CancellationToken cancellation)
    {
        if (providers.Find(provider) is not { } asked)
            return OpenIdProblems.NoProvider();
        var (account, signIn) = (context.User.GetUserId(), context.User.GetSignIn());
        var (back, failure) = await flow.FinishAsync(asked, OpenIdPurpose.Confirm, request, cancellation, account);
        if (back is null)
            return await refusals.WriteAsync(failure!, account, asked, cancellation);
        var (identity, ticket) = back;
        // A provider that was signed in to long ago and sends people straight back has asked nobody.
        if (identity.AuthenticatedAt is not { } at || at < ticket.IssuedAt - IdTokenCheck.ClockSkew)
            return await refusals.WriteAsync(OpenIdProblems.NotConfirmed(asked), account, asked, "it doesn't say that somebody signed in just now", cancellation);
        if (!await db.Set<OpenIdLink>().AnyAsync(link => link.UserId == account && link.Issuer == identity.Issuer && link.Subject == identity.Subject, cancellation))
            return await refusals.WriteAsync(OpenIdProblems.NotConfirmed(asked), account, asked, "somebody else signed in", cancellation);
        var now = time.GetStorableNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.Set<SignIn>().Where(row => row.Id == signIn && row.UserId == account && row.RevokedAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.ConfirmedAt, now), cancellation);
        audit.Add(AuditKind.OpenIdConfirmed, account, signIn, asked.Key);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return TypedResults.NoContent();
    }
}

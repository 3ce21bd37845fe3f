using Alchemorsel.Api.Accounts.Factors;
using Alchemorsel.Api.Auditing;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Mail;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Alchemorsel.Api.Accounts.OpenId;

/// <summary>Who opens one's own account at OpenID providers; they are listed with what else opens it.</summary>
internal static class OpenIdLinkEndpoints
{
    public static void MapOpenIdLinks(this IEndpointRouteBuilder own)
    {
        own.MapPost("/openid/{provider}/start", Start).Validate<OpenIdLinkRequest>()
            .WithName("StartOpenIdLink").WithSummary("Begins to link who you are at a provider to your account");
        own.MapPost("/openid/{provider}/finish", Finish).Validate<OpenIdFinishRequest>()
            .WithName("FinishOpenIdLink").WithSummary("Links whom the browser brought back; they open your account from then on");
        own.MapPost("/openid/{id:guid}/removal", Remove).Validate<PasswordConfirmation>()
            .WithName("RemoveOpenIdLink").WithSummary("Takes a link off, as long as something else opens your account");
    }

    private static async Task<Results<Ok<OpenIdStart>, ValidationProblem, ProblemHttpResult>> Start(
        string provider, OpenIdLinkRequest request, OpenIdProviders providers, UserManager<User> users, AlchemorselDbContext db, OwnPassword password,
        OpenIdFlow flow, OpenIdRefusals refusals, HttpContext context, CancellationToken cancellation)
    {
        if (providers.Find(provider) is not { } asked)
            return OpenIdProblems.NoProvider();
        if (await users.FindByIdAsync(context.User.GetUserId().ToString()) is not { } user)
            return Gone();
        if (await password.RefuseAsync(user, request.Password, "password", cancellation) is { } refusal)
            return refusal;
        if (await db.Set<OpenIdLink>().CountAsync(link => link.UserId == user.Id, cancellation) >= Limits.OpenIdLinksMax)
            return OpenIdProblems.TooMany(Limits.OpenIdLinksMax);
        var (start, failure) = await flow.StartAsync(asked, OpenIdPurpose.Link, request.Origin, cancellation, user.Id);
        return start is null ? refusals.NotStarted(failure!, asked) : TypedResults.Ok(start);
    }

    private static async Task<Results<Created<OpenIdLinkInfo>, ValidationProblem, ProblemHttpResult>> Finish(
        string provider, OpenIdFinishRequest request, OpenIdProviders providers, AlchemorselDbContext db, OpenIdFlow flow, OpenIdSignIn signIn,
        OpenIdRefusals refusals, MailOutbox mail, AuditLog audit, HttpContext context, CancellationToken cancellation)
    {
        if (providers.Find(provider) is not { } asked)
            return OpenIdProblems.NoProvider();
        var account = context.User.GetUserId();
        if (await db.Users.AsNoTracking().FirstOrDefaultAsync(user => user.Id == account, cancellation) is not { } user)
            return Gone();
        // That the ticket is for this account says that its password was entered a moment ago.
        var (back, failure) = await flow.FinishAsync(asked, OpenIdPurpose.Link, request, cancellation, account);
        if (back is null)
            return await refusals.WriteAsync(failure!, account, asked, cancellation);
        var identity = back.Identity;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.Set<OpenIdLink>().AsNoTracking().FirstOrDefaultAsync(row => row.Issuer == identity.Issuer && row.Subject == identity.Subject, cancellation) is { } other)
            return OpenIdProblems.Taken(other.UserId == account, asked);
        if (await db.Set<OpenIdLink>().CountAsync(link => link.UserId == account, cancellation) >= Limits.OpenIdLinksMax)
            return OpenIdProblems.TooMany(Limits.OpenIdLinksMax);
        var added = signIn.NewLink(asked, identity, account);
        db.Add(added);
        audit.Add(AuditKind.OpenIdLinked, account, added.Id, asked.Key);
        if (mail.CanSend)
            mail.Add(FactorLetters.OpenIdLinked, user.Email!, account);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException error) when (error.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return OpenIdProblems.Taken(isOwn: false, asked);
        }

        await transaction.CommitAsync(cancellation);
        mail.Wake();
        return TypedResults.Created("/api/v1/users/me/security", added.ToInfo(providers));
    }

    private static async Task<Results<NoContent, ValidationProblem, ProblemHttpResult>> Remove(
        Guid id, PasswordConfirmation request, UserManager<User> users, AlchemorselDbContext db, OwnPassword password, WaysIn ways, MailOutbox mail, AuditLog audit,
        HttpContext context, CancellationToken cancellation)
    {
        var account = context.User.GetUserId();
        if (!await db.Set<OpenIdLink>().AnyAsync(link => link.Id == id && link.UserId == account, cancellation)
            || await users.FindByIdAsync(account.ToString()) is not { } user)
            return NotThere();
        if (await password.RefuseAsync(user, request.Password, "password", cancellation) is { } refusal)
            return refusal;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.Set<OpenIdLink>().Where(link => link.Id == id && link.UserId == account).ExecuteDeleteAsync(cancellation) == 0)
            return NotThere();
        if (await ways.AreGoneAsync(account, cancellation))
            return OpenIdProblems.LastWayIn();
        audit.Add(AuditKind.OpenIdUnlinked, account, id);
        if (mail.CanSend)
            mail.Add(FactorLetters.OpenIdUnlinked, user.Email!, account);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        mail.Wake();
        return TypedResults.NoContent();
    }

    private static ProblemHttpResult NotThere() => Problems.Problem(404, "not-found", "You have no such link.");

    private static ProblemHttpResult Gone() => Problems.Problem(404, "not-found", "This account is gone.");
}

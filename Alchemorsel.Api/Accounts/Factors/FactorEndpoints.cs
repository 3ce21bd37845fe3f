using Alchemorsel.Api.Accounts.OpenId;
using Alchemorsel.Api.Accounts.Passkeys;
using Alchemorsel.Api.Auditing;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Mail;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Accounts.Factors;

/// <summary>The authenticator app of one's own account, and its recovery codes.</summary>
internal static class FactorEndpoints
{
    public static void MapFactors(this IEndpointRouteBuilder own)
    {
        own.MapGet("/security", Read).WithName("ReadSecurity").WithSummary("What your account is opened with beside its password");
        own.MapPost("/totp", Begin).Validate<PasswordConfirmation>()
            .WithName("BeginAuthenticator").WithSummary("Begins to set up an authenticator app; it counts once a code of it was sent");
        own.MapPost("/totp/confirmation", Confirm).Validate<TotpConfirmation>()
            .WithName("ConfirmAuthenticator").WithSummary("Ends the set-up with a code of the app; the answer has the recovery codes, which are told this once");
        own.MapPost("/totp/removal", Remove).Validate<FactorConfirmation>()
            .WithName("RemoveAuthenticator").WithSummary("Signs in without a code again; the recovery codes are over");
        own.MapPost("/recovery-codes", Renew).Validate<FactorConfirmation>()
            .WithName("RenewRecoveryCodes").WithSummary("Makes new recovery codes in place of those before");
    }

    private static async Task<Ok<AccountSecurity>> Read(
        HttpContext context, AlchemorselDbContext db, SecondFactors factors, RelyingParty party, OwnPassword password, OpenIdProviders providers,
        CancellationToken cancellation)
    {
        var id = context.User.GetUserId();
        var (since, left) = await factors.StateAsync(id, cancellation);
        var passkeys = await db.Set<Passkey>().AsNoTracking().Where(passkey => passkey.UserId == id)
            .OrderBy(passkey => passkey.Id).Take(Limits.PasskeysMax).ToListAsync(cancellation);
        var links = await db.Set<OpenIdLink>().AsNoTracking().Where(link => link.UserId == id)
            .OrderBy(link => link.Id).Take(Limits.OpenIdLinksMax).ToListAsync(cancellation);
        var user = await db.Users.AsNoTracking().FirstOrDefaultAsync(user => user.Id == id, cancellation);
        return TypedResults.Ok(new AccountSecurity(since, left, party.Id is not null, passkeys.ConvertAll(passkey => passkey.ToInfo()))
        {
            HasPassword = user?.PasswordHash is not null,
            ConfirmedUntil = user is { PasswordHash: null } ? await password.ConfirmedUntilAsync(user, cancellation) : null,
            OpenIdLinks = links.ConvertAll(link => link.ToInfo(providers)),
            OpenIdProviders = providers.Infos,
        });
    }

    private static async Task<Results<Ok<TotpSetup>, ValidationProblem, ProblemHttpResult>> Begin(
        PasswordConfirmation request, UserManager<User> users, OwnPassword password, SecondFactors factors, HttpContext context, CancellationToken cancellation)
    {
        if (await users.FindByIdAsync(context.User.GetUserId().ToString()) is not { } user)
            return Gone();
        if (await password.RefuseAsync(user, request.Password, "password", cancellation) is { } refusal)
            return refusal;
        context.Response.Headers.CacheControl = "no-store";
        return await factors.BeginAsync(user, cancellation) is { } setup
            ? TypedResults.Ok(setup)
            : Problems.Problem(409, "second-factor-on", "Signing in asks for a code already.", "Turn that off first to set up another app.");
    }

    private static async Task<Results<Ok<RecoveryCodeList>, ValidationProblem, ProblemHttpResult>> Confirm(
        TotpConfirmation request, UserManager<User> users, AlchemorselDbContext db, SecondFactors factors, SignInThrottle throttle, MailOutbox mail, AuditLog audit,
        HttpContext context, CancellationToken cancellation)
    {
        if (await users.FindByIdAsync(context.User.GetUserId().ToString()) is not { } user)
            return Gone();
        if (await throttle.RefuseAsync(user.Email!, context.Response, cancellation) is { } refusal)
            return refusal;
        if (!await factors.IsBegunAsync(user.Id, cancellation))
            return Problems.Problem(409, "no-setup", "There is no set-up that waits for a code.", "Begin anew with your password.");
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!await factors.ConfirmAsync(user.Id, request.Code, cancellation))
            return OwnPassword.Wrong("code", "That code is not right. Take the one that the app shows now, and see that the clock of its device is right.");
        var codes = await factors.RenewCodesAsync(user.Id, cancellation);
        audit.Add(AuditKind.SecondFactorAdded, user.Id, user.Id);
        await SaveAsync(db, mail, FactorLetters.AuthenticatorAdded, user, cancellation);
        await transaction.CommitAsync(cancellation);
        mail.Wake();
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(codes);
    }

    private static async Task<Results<NoContent, ValidationProblem, ProblemHttpResult>> Remove(
        FactorConfirmation request, UserManager<User> users, AlchemorselDbContext db, OwnPassword password, SecondFactors factors, FactorCheck check,
        MailOutbox mail, AuditLog audit, HttpContext context, CancellationToken cancellation)
    {
        if (await users.FindByIdAsync(context.User.GetUserId().ToString()) is not { } user)
            return Gone();
        if (await password.RefuseAsync(user, request.Password, "password", cancellation) is { } refusal)
            return refusal;
        if (!await factors.IsOnAsync(user.Id, cancellation))
            return Off();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await check.RefuseAsync(user, request.Code, user.Id, cancellation) is { } wrong)
        {
            await transaction.CommitAsync(cancellation);
            return wrong;
        }

        await factors.RemoveAsync(user.Id, cancellation);
        audit.Add(AuditKind.SecondFactorRemoved, user.Id, user.Id);
        await SaveAsync(db, mail, FactorLetters.AuthenticatorRemoved, user, cancellation);
        await transaction.CommitAsync(cancellation);
        mail.Wake();
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<RecoveryCodeList>, ValidationProblem, ProblemHttpResult>> Renew(
        FactorConfirmation request, UserManager<User> users, AlchemorselDbContext db, OwnPassword password, SecondFactors factors, FactorCheck check,
        MailOutbox mail, AuditLog audit, HttpContext context, CancellationToken cancellation)
    {
        if (await users.FindByIdAsync(context.User.GetUserId().ToString()) is not { } user)
            return Gone();
        if (await password.RefuseAsync(user, request.Password, "password", cancellation) is { } refusal)
            return refusal;
        if (!await factors.IsOnAsync(user.Id, cancellation))
            return Off();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await check.RefuseAsync(user, request.Code, user.Id, cancellation) is { } wrong)
        {
            await transaction.CommitAsync(cancellation);
            return wrong;
        }

        var codes = await factors.RenewCodesAsync(user.Id, cancellation);
        audit.Add(AuditKind.RecoveryCodesMade, user.Id, user.Id);
        await SaveAsync(db, mail, FactorLetters.CodesMade, user, cancellation);
        await transaction.CommitAsync(cancellation);
        mail.Wake();
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(codes);
    }

    private static Task SaveAsync(AlchemorselDbContext db, MailOutbox mail, string letter, User user, CancellationToken cancellation)
    {
        if (mail.CanSend)
            mail.Add(letter, user.Email!, user.Id);
        return db.SaveChangesAsync(cancellation);
    }

    private static ProblemHttpResult Off() => Problems.Problem(409, "second-factor-off", "Signing in asks for no code.", "There is nothing to turn off or to renew.");

    private static ProblemHttpResult Gone() => Problems.Problem(404, "not-found", "This account is gone.");
}

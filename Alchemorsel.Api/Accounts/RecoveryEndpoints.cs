using Alchemorsel.Api.Accounts.Tokens;
using Alchemorsel.Api.Auditing;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Mail;
using Alchemorsel.Contracts.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Alchemorsel.Api.Accounts;

/// <summary>What the links in mails lead to, and asking for one.</summary>
internal static class RecoveryEndpoints
{
    public static void MapRecovery(this IEndpointRouteBuilder auth)
    {
        auth.MapPost("/forgot-password", Forgot).Validate<ForgotPasswordRequest>()
            .WithName("ForgotPassword").WithSummary("Sends a link for choosing a new password; answers the same whether there is such an account or not");
        auth.MapPost("/reset-password", Reset).Validate<ResetPasswordRequest>()
            .WithName("ResetPassword").WithSummary("Sets a new password with the token from a mail, and ends every sign-in");
        auth.MapPost("/verify-email", Verify).Validate<VerifyEmailRequest>()
            .WithName("VerifyEmail").WithSummary("Confirms an address with the token from a mail");
    }

    private static async Task<Results<Accepted, ValidationProblem, ProblemHttpResult>> Forgot(
        ForgotPasswordRequest request, SignInThrottle throttle, AlchemorselDbContext db, MailOutbox mail, AuditLog audit, HttpContext context,
        CancellationToken cancellation)
    {
        if (mail.Refusal is { } refusal)
            return refusal;
        if (await throttle.RefuseMailAsync(request.Email, context.Response, cancellation) is { } tooMany)
            return tooMany;
        // Whether there is such an account is looked up when the mail is written, so that neither answer nor time can tell.
        mail.Add(AccountLetters.Reset, request.Email.Trim());
        audit.Add(AuditKind.PasswordResetAsked);
        await db.SaveChangesAsync(cancellation);
        mail.Wake();
        return TypedResults.Accepted((string?)null);
    }

    private static async Task<Results<NoContent, ValidationProblem, ProblemHttpResult>> Reset(
        ResetPasswordRequest request, UserManager<User> users, AlchemorselDbContext db, AccountTokens tokens, OwnPassword password, SignIns signIns,
        TokenChecks checks, MailOutbox mail, AuditLog audit, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await tokens.TakeAsync(request.Token, AccountTokenPurpose.ResetPassword, cancellation) is not { } taken
            || await users.FindByIdAsync(taken.UserId.ToString()) is not { } user
            || user.Email != taken.Email)
            return LinkOver();
        // Without a commit the token is as good as before.
        if (await password.RefuseNewAsync(user, request.NewPassword, "newPassword") is { } refusal)
            return refusal;
        // Whoever has the link reads the mail of this address.
        user.EmailConfirmed = true;
        var ended = await password.SetAsync(user, request.NewPassword, cancellation);
        await TokenEndpoints.RevokeAllAsync(db, user.Id, audit, cancellation);
        audit.Add(AuditKind.PasswordReset, user.Id, user.Id);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        signIns.Forget(ended);
        checks.ForgetAll();
        mail.Wake();
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ValidationProblem, ProblemHttpResult>> Verify(
        VerifyEmailRequest request, UserManager<User> users, AlchemorselDbContext db, AccountTokens tokens, MailOutbox mail, AuditLog audit,
        CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await tokens.TakeAsync(request.Token, AccountTokenPurpose.VerifyEmail, cancellation) is { } taken)
        {
            if (await users.FindByIdAsync(taken.UserId.ToString()) is not { } user || user.Email != taken.Email)
                return LinkOver();
            user.EmailConfirmed = true;
            audit.Add(AuditKind.EmailVerified, user.Id, user.Id);
        }
        else if (await tokens.TakeAsync(request.Token, AccountTokenPurpose.ChangeEmail, cancellation) is { } change)
        {
            if (await users.FindByIdAsync(change.UserId.ToString()) is not { } user)
                return LinkOver();
            if (mail.CanSend)
                mail.Add(AccountLetters.EmailChanged, user.Email!, user.Id);
            (user.Email, user.UserName, user.EmailConfirmed) = (change.Email, change.Email, true);
            audit.Add(AuditKind.EmailChanged, user.Id, user.Id);
            // Links that went to the old address are over: they were for an account that this mailbox no longer opens.
            await db.Set<AccountToken>().Where(token => token.UserId == user.Id).ExecuteDeleteAsync(cancellation);
            if (await IsTakenAsync(users, user))
                return RegistrationEndpoints.EmailTaken();
        }
        else
        {
            return LinkOver();
        }

        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        mail.Wake();
        return TypedResults.NoContent();
    }

    /// <summary>Saves the new address; true when somebody has registered it meanwhile.</summary>
    private static async Task<bool> IsTakenAsync(UserManager<User> users, User user)
    {
        try
        {
            return !(await users.UpdateSecurityStampAsync(user)).Succeeded;
        }
        catch (DbUpdateException error) when (error.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return true;
        }
    }

    private static ProblemHttpResult LinkOver() => Problems.Problem(
        422, "link-over", "This link does not work any more.", "It was used, is too old, or a newer one was sent. Ask for another.");
}

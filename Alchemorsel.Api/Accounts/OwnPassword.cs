using Alchemorsel.Api.Accounts.OpenId;
using Alchemorsel.Api.Auditing;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Mail;
using Alchemorsel.Contracts.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Accounts;

/// <summary>Asks for the password again before what a stolen token must not be able to do, and sets a new one.</summary>
internal sealed class OwnPassword(
    UserManager<User> users, AlchemorselDbContext db, SignInThrottle throttle, SignIns signIns, MailOutbox mail, AuditLog audit, IHttpContextAccessor accessor,
    TimeProvider time)
{
    /// <summary>How long a confirmation at a provider stands for the password that an account doesn't have.</summary>
    public static readonly TimeSpan ConfirmationLife = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Null when it is the account's password. Tries count as tries to sign in do, and together with them. Of an account without one, this sign-in has to be
    /// confirmed (<see cref="ConfirmationEndpoints"/>).
    /// </summary>
    /// <param name="field">What the request calls it.</param>
    public async Task<ProblemHttpResult?> RefuseAsync(User user, string password, string field, CancellationToken cancellation)
    {
        if (user.PasswordHash is null)
            return await ConfirmedUntilAsync(user, cancellation) is null ? OpenIdProblems.ConfirmationNeeded() : null;
        if (await throttle.RefuseAsync(user.Email!, accessor.HttpContext!.Response, cancellation) is { } refusal)
            return refusal;
        var right = await users.CheckPasswordAsync(user, password);
        if (right && !await users.IsLockedOutAsync(user))
            return null;
        audit.Add(AuditKind.SignInFailed, user.Id, user.Id, right ? "the account rests" : "wrong password, while signed in");
        if (right)
            await db.SaveChangesAsync(cancellation);
        else
            await users.AccessFailedAsync(user);
        return Wrong(field, "That is not your password. After several wrong tries an account rests for five minutes.");
    }

    /// <summary>Until when this sign-in is confirmed; null when it is not.</summary>
    public async Task<DateTimeOffset?> ConfirmedUntilAsync(User user, CancellationToken cancellation)
    {
        var (signIn, since) = (accessor.HttpContext!.User.GetSignIn(), time.GetUtcNow() - ConfirmationLife);
        var at = await db.Set<SignIn>().Where(row => row.Id == signIn && row.UserId == user.Id && row.RevokedAt == null && row.ConfirmedAt > since)
            .Select(row => row.ConfirmedAt).FirstOrDefaultAsync(cancellation);
        return at + ConfirmationLife;
    }

    /// <summary>Why a password can't be used, or null when it can.</summary>
    public async Task<ProblemHttpResult?> RefuseNewAsync(User user, string password, string field)
    {
        foreach (var validator in users.PasswordValidators)
        {
            var result = await validator.ValidateAsync(users, user, password);
            if (!result.Succeeded)
                return Wrong(field, [.. result.Errors.Select(error => error.Description)]);
        }

        return null;
    }

    /// <summary>Sets it, ends every sign-in, and lets the owner know; within a transaction. Answers the sign-ins to forget after it.</summary>
    public async Task<List<Guid>> SetAsync(User user, string password, CancellationToken cancellation)
    {
        user.PasswordHash = users.PasswordHasher.HashPassword(user, password);
        (user.AccessFailedCount, user.LockoutEnd) = (0, null);
        var result = await users.UpdateSecurityStampAsync(user);
        if (!result.Succeeded)
            throw new InvalidOperationException($"The account could not be saved: {result.Errors.First().Code}");
        // What somebody who knew the old one has asked for is over: a new address above all, whose link would open the account to them.
        await db.Set<AccountToken>().Where(token => token.UserId == user.Id && token.Purpose != AccountTokenPurpose.VerifyEmail)
            .ExecuteDeleteAsync(cancellation);
        if (mail.CanSend)
            mail.Add(AccountLetters.PasswordChanged, user.Email!, user.Id);
        return await signIns.RevokeAsync(user.Id, _ => true, cancellation);
    }

    /// <summary>400 with messages at one field.</summary>
    internal static ProblemHttpResult Wrong(string field, params string[] messages) => TypedResults.Problem(
        new HttpValidationProblemDetails(new Dictionary<string, string[]> { [field] = messages })
        {
            Status = StatusCodes.Status400BadRequest,
            Title = "Some fields need another look.",
            Type = Problems.Prefix + "validation",
        });
}

using Alchemorsel.Api.Auditing;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Households;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Mail;
using Alchemorsel.Api.Notifications;
using Alchemorsel.Contracts.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Accounts;

/// <summary>An account as its owner sees and changes it.</summary>
internal static class OwnAccountEndpoints
{
    public static void MapOwnAccount(this IEndpointRouteBuilder own)
    {
        own.MapGet("", Me).WithName("ReadMe").WithSummary("Who you are");
        own.MapPut("", Rename).Validate<RenameRequest>().WithName("RenameMe").WithSummary("Changes what you are called");
        own.MapPut("/password", ChangePassword).Validate<ChangePasswordRequest>()
            .WithName("ChangePassword").WithSummary("Changes your password and ends every sign-in; the answer is a new one");
        own.MapPut("/email", ChangeEmail).Validate<ChangeEmailRequest>()
            .WithName("ChangeEmail").WithSummary("Sends a link to your new address, which takes the place of the old one once the link is used");
        own.MapPost("/verification", SendVerification).WithName("SendVerification").WithSummary("Sends the link that confirms your address again");
    }

    private static async Task<Results<Ok<UserInfo>, ProblemHttpResult>> Me(
        HttpContext context, AlchemorselDbContext db, IHouseholdContext current, NotificationReading notifications, CancellationToken cancellation)
    {
        var id = context.User.GetUserId();
        var info = await db.Set<Membership>().AsNoTracking()
            .Where(membership => membership.UserId == id && membership.HouseholdId == current.HouseholdId)
            .Select(membership => new UserInfo(
                id, membership.User!.Email!, membership.User.DisplayName, membership.HouseholdId, membership.Household!.Name,
                membership.User.EmailConfirmed, membership.User.Role)
            {
                HouseholdRole = membership.Role,
                UnreadNotifications = notifications.Unread(id).Count(),
            })
            .FirstOrDefaultAsync(cancellation);
        return info is null ? Gone() : TypedResults.Ok(info);
    }

    private static async Task<Results<NoContent, ValidationProblem, ProblemHttpResult>> Rename(
        RenameRequest request, HttpContext context, AlchemorselDbContext db, CancellationToken cancellation)
    {
        var (id, name) = (context.User.GetUserId(), request.DisplayName.Trim());
        if (name.Length == 0)
            return Problems.Invalid("displayName", "How should we call you?");
        var changed = await db.Users.Where(user => user.Id == id).ExecuteUpdateAsync(row => row.SetProperty(user => user.DisplayName, name), cancellation);
        return changed > 0 ? TypedResults.NoContent() : Gone();
    }

    private static async Task<Results<Ok<AuthTokens>, ValidationProblem, ProblemHttpResult>> ChangePassword(
        ChangePasswordRequest request, UserManager<User> users, AlchemorselDbContext db, OwnPassword password, SignIns signIns, TokenIssuer tokens,
        MailOutbox mail, AuditLog audit, HttpContext context, CancellationToken cancellation)
    {
        if (await users.FindByIdAsync(context.User.GetUserId().ToString()) is not { } user)
            return Gone();
        if (await password.RefuseAsync(user, request.CurrentPassword, "currentPassword", cancellation) is { } refusal)
            return refusal;
        if (await password.RefuseNewAsync(user, request.NewPassword, "newPassword") is { } weak)
            return weak;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var ended = await password.SetAsync(user, request.NewPassword, cancellation);
        // Even this one: who else has its tokens is out, and whoever asks gets new ones.
        var signIn = signIns.Begin(user);
        var issued = await tokens.IssueAsync(user, signIn.Id, cancellation, db.CurrentHousehold);
        audit.Add(AuditKind.PasswordChanged, user.Id, user.Id);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        signIns.Forget(ended);
        mail.Wake();
        return TypedResults.Ok(issued);
    }

    private static async Task<Results<Accepted, ValidationProblem, ProblemHttpResult>> ChangeEmail(
        ChangeEmailRequest request, UserManager<User> users, AlchemorselDbContext db, OwnPassword password, AccountTokens tokens, SignInThrottle throttle,
        MailOutbox mail, AuditLog audit, HttpContext context, CancellationToken cancellation)
    {
        if (mail.Refusal is { } cannot)
            return cannot;
        if (await users.FindByIdAsync(context.User.GetUserId().ToString()) is not { } user)
            return Gone();
        if (await password.RefuseAsync(user, request.Password, "password", cancellation) is { } refusal)
            return refusal;
        var email = request.Email.Trim();
        if (await throttle.RefuseMailAsync(email, context.Response, cancellation) is { } tooMany)
            return tooMany;
        if (await users.FindByEmailAsync(email) is { } other && other.Id != user.Id)
            return RegistrationEndpoints.EmailTaken();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await tokens.PrepareAsync(user.Id, AccountTokenPurpose.ChangeEmail, email, cancellation);
        mail.Add(AccountLetters.ChangeEmail, email, user.Id);
        audit.Add(AuditKind.EmailChangeAsked, user.Id, user.Id);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        mail.Wake();
        return TypedResults.Accepted((string?)null);
    }

    private static async Task<Results<Accepted, ProblemHttpResult>> SendVerification(
        AlchemorselDbContext db, SignInThrottle throttle, MailOutbox mail, HttpContext context, CancellationToken cancellation)
    {
        if (mail.Refusal is { } cannot)
            return cannot;
        var id = context.User.GetUserId();
        if (await db.Users.AsNoTracking().FirstOrDefaultAsync(user => user.Id == id, cancellation) is not { } user)
            return Gone();
        if (user.EmailConfirmed)
            return Problems.Problem(409, "email-verified", "Your e-mail is confirmed already.");
        if (await throttle.RefuseMailAsync(user.Email!, context.Response, cancellation) is { } tooMany)
            return tooMany;
        mail.Add(AccountLetters.Verify, user.Email!, user.Id);
        await db.SaveChangesAsync(cancellation);
        mail.Wake();
        return TypedResults.Accepted((string?)null);
    }

    private static ProblemHttpResult Gone() => Problems.Problem(404, "not-found", "This account is gone.");
}

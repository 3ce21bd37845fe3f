using Alchemorsel.Api.Accounts.Passkeys;
using Alchemorsel.Api.Administration;
using Alchemorsel.Api.Auditing;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Mail;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Alchemorsel.Api.Accounts;

internal static class RegistrationEndpoints
{
    // "FRST" in ASCII; see DatabaseMigrator for another one. Held while the first account of an installation is made.
    private const long LockKey = 0x46525354;

    public static void MapRegistration(this IEndpointRouteBuilder auth) => auth.MapPost("/register", Register).Validate<RegisterRequest>()
        .WithName("Register").WithSummary("Makes an account with a household of its own, and signs in");

    public static void MapInstallation(this IEndpointRouteBuilder app) => app.MapGet("/api/v1/installation", Installation).WithTags("Accounts").AllowAnonymous()
        .WithName("ReadInstallation").WithSummary("Who may make an account here, and whether mail can be sent");

    private static async Task<Ok<InstallationInfo>> Installation(
        IOptions<AccountOptions> accounts, SwitchBoard switches, IOptions<MailOptions> mail, RelyingParty party, AlchemorselDbContext db, CancellationToken cancellation)
    {
        // Somebody has to be the first, whatever holds for those who come after.
        var asked = switches.Current.SignUp ?? accounts.Value.SignUp;
        var signUp = asked != SignUpMode.Open && !await db.Users.AnyAsync(cancellation) ? SignUpMode.Open : asked;
        return TypedResults.Ok(new InstallationInfo(signUp, mail.Value.CanSend, party.Id is not null));
    }

    private static async Task<Results<Created<AuthTokens>, ValidationProblem, ProblemHttpResult>> Register(
        RegisterRequest request, UserManager<User> users, AlchemorselDbContext db, Registrar registrar, TimeProvider time,
        CancellationToken cancellation)
    {
        var user = new User
        {
            DisplayName = request.DisplayName.Trim(),
            Email = request.Email.Trim(),
            UserName = request.Email.Trim(),
            CreatedAt = time.GetUtcNow(),
        };
        if (user.DisplayName.Length == 0)
            return Problems.Invalid("displayName", "How should we call you?");
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var isFirst = await IsFirstAsync(db, cancellation);
        if (!isFirst && await registrar.RefuseAsync(request.Email, request.Invitation, cancellation) is { } refusal)
            return refusal;
        user.Role = isFirst ? AccountRole.Admin : AccountRole.User;
        IdentityResult result;
        try
        {
            result = await users.CreateAsync(user, request.Password);
        }
        catch (DbUpdateException error) when (error.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // Someone registered the same e-mail between Identity's look and the insert.
            return EmailTaken();
        }

        if (!result.Succeeded)
            return Refusal(result);
        var issued = registrar.Welcome(user);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        registrar.Welcomed();
        return TypedResults.Created("/api/v1/users/me", issued);
    }

    /// <summary>Whether there is no account yet. Of several that would be the first, all but one wait here and then find that there is one.</summary>
    internal static async Task<bool> IsFirstAsync(AlchemorselDbContext db, CancellationToken cancellation)
    {
        if (await db.Users.AnyAsync(cancellation))
            return false;
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({LockKey})", cancellation);
        return !await db.Users.AnyAsync(cancellation);
    }

    internal static ProblemHttpResult EmailTaken() =>
        Problems.Problem(409, "email-taken", "There is an account with this e-mail already.", "Sign in instead.");

    private static Results<Created<AuthTokens>, ValidationProblem, ProblemHttpResult> Refusal(IdentityResult result)
    {
        if (result.Errors.Any(error => error.Code is "DuplicateEmail" or "DuplicateUserName"))
            return EmailTaken();
        var errors = result.Errors
            .GroupBy(error => error.Code.StartsWith("Password", StringComparison.Ordinal) ? "password" : "email")
            .ToDictionary(group => group.Key, group => group.Select(error => error.Description).ToArray());
        return TypedResults.ValidationProblem(errors, title: "Some fields need another look.", type: Problems.Prefix + "validation");
    }
}

/// <summary>Who may make an account, and what a new one begins with.</summary>
internal sealed class Registrar(
    AlchemorselDbContext db, SignIns signIns, TokenIssuer tokens, MailOutbox mail, AuditLog audit, IEnumerable<IRegistrationGate> gates,
    IOptions<AccountOptions> options, SwitchBoard switches, AlchemorselMetrics metrics, TimeProvider time)
{
    /// <returns>Null for who may.</returns>
    public async Task<ProblemHttpResult?> RefuseAsync(string email, string? invitation, CancellationToken cancellation) => (switches.Current.SignUp ?? options.Value.SignUp) switch
    {
        SignUpMode.Open => null,
        SignUpMode.Invitation when await IsInvitedAsync(email, invitation, cancellation) => null,
        SignUpMode.Invitation => Problems.Problem(
            403, "invitation-needed", "An account needs an invitation here.",
            "Ask somebody who cooks here to invite you, and use the link that they give you."),
        _ => Problems.Problem(403, "sign-up-closed", "No new accounts are made here.", "Ask whoever runs this installation."),
    };

    /// <summary>Adds (without saving) what a new account begins with: a household, a sign-in, the mail that asks to confirm an address that is not.</summary>
    public AuthTokens Welcome(User user)
    {
        var household = db.AddHousehold(user, $"{user.DisplayName}'s kitchen", time);
        var signIn = signIns.Begin(user);
        if (mail.CanSend && !user.EmailConfirmed)
            mail.Add(AccountLetters.Verify, user.Email!, user.Id);
        audit.Add(AuditKind.Registered, user.Id, household.Id, signIn.Device);
        return tokens.Issue(user, household, signIn.Id);
    }

    /// <summary>Once that is committed.</summary>
    public void Welcomed()
    {
        metrics.UsersRegistered.Add(1);
        mail.Wake();
    }

    private async Task<bool> IsInvitedAsync(string email, string? invitation, CancellationToken cancellation)
    {
        if (invitation is not { Length: > 0 })
            return false;
        foreach (var gate in gates)
        {
            if (await gate.AdmitsAsync(invitation, email.Trim(), cancellation))
                return true;
        }

        return false;
    }
}

using System.Buffers.Text;
using Alchemorsel.Api.Accounts.Factors;
using Alchemorsel.Api.Accounts.OpenId;
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

namespace Alchemorsel.Api.Accounts.Passkeys;

/// <summary>The passkeys of one's own account.</summary>
internal static class PasskeyEndpoints
{
    private const string PublicKey = "public-key";

    public static void MapPasskeys(this IEndpointRouteBuilder own)
    {
        own.MapPost("/passkeys/options", Begin).Validate<NewPasskeyRequest>()
            .WithName("BeginPasskey").WithSummary("What a device needs for making a passkey of your account");
        own.MapPost("/passkeys", Add).Validate<PasskeyRegistration>().WithName("AddPasskey").WithSummary("Adds the passkey that a device made");
        own.MapPut("/passkeys/{id:guid}", Rename).Validate<PasskeyInput>().WithName("RenamePasskey").WithSummary("Gives a passkey another name");
        own.MapPost("/passkeys/{id:guid}/removal", Remove).Validate<PasswordConfirmation>()
            .WithName("RemovePasskey").WithSummary("Removes a passkey, which signs in no more");
    }

    private static async Task<Results<Ok<NewPasskeyOptions>, ValidationProblem, ProblemHttpResult>> Begin(
        NewPasskeyRequest request, UserManager<User> users, AlchemorselDbContext db, OwnPassword password, SecondFactors factors, FactorCheck check,
        PasskeyChallenges challenges, RelyingParty party, HttpContext context, CancellationToken cancellation)
    {
        if (party.Id is not { } site)
            return PasskeyProblems.NotSetUp();
        if (await users.FindByIdAsync(context.User.GetUserId().ToString()) is not { } user)
            return Gone();
        if (await password.RefuseAsync(user, request.Password, "password", cancellation) is { } refusal)
            return refusal;
        var known = await db.Set<Passkey>().Where(passkey => passkey.UserId == user.Id).Select(passkey => passkey.CredentialId)
            .Take(Limits.PasskeysMax).ToListAsync(cancellation);
        if (known.Count >= Limits.PasskeysMax)
            return TooMany();
        if (await factors.IsOnAsync(user.Id, cancellation) && await RefuseCodeAsync(user, request.Code, db, check, cancellation) is { } wrong)
            return wrong;
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new NewPasskeyOptions(
            DeviceNames.Of(context.Request.Headers.UserAgent.ToString()),
            new PasskeyCreationOptions(
                Base64Url.EncodeToString(challenges.Issue(PasskeyPurpose.Register, user.Id)),
                new PasskeyRelyingParty(site, PasskeyVerifier.SiteName),
                new PasskeyUser(Base64Url.EncodeToString(user.Id.ToByteArray()), user.Email!, user.DisplayName),
                [.. PasskeyVerifier.Algorithms.Select(algorithm => new PasskeyAlgorithm(PublicKey, (int)algorithm))],
                (int)PasskeyChallenges.Life.TotalMilliseconds,
                known.ConvertAll(id => new PasskeyDescriptor(PublicKey, Base64Url.EncodeToString(id))),
                new PasskeySelection("required", RequireResidentKey: true, "required"),
                "none")));
    }

    /// <summary>A passkey signs in without a code, so who knows the password alone must not be able to make one.</summary>
    private static async Task<ProblemHttpResult?> RefuseCodeAsync(
        User user, string? code, AlchemorselDbContext db, FactorCheck check, CancellationToken cancellation)
    {
        // Not counted: nothing was tried.
        if (string.IsNullOrWhiteSpace(code))
            return OwnPassword.Wrong("code", "Your account asks for a code of your authenticator app, or a recovery code.");
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var wrong = await check.RefuseAsync(user, code, user.Id, cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return wrong;
    }

    private static async Task<Results<Created<PasskeyInfo>, ValidationProblem, ProblemHttpResult>> Add(
        PasskeyRegistration request, AlchemorselDbContext db, PasskeyChallenges challenges, PasskeyVerifier verifier, RelyingParty party, MailOutbox mail,
        AuditLog audit, TimeProvider time, HttpContext context, CancellationToken cancellation)
    {
        if (party.Id is null)
            return PasskeyProblems.NotSetUp();
        var (account, name) = (context.User.GetUserId(), request.Name.Trim());
        if (name.Length == 0)
            return NoName();
        if (await db.Users.AsNoTracking().FirstOrDefaultAsync(user => user.Id == account, cancellation) is not { } user)
            return Gone();
        // That the challenge is for this account says that its password, and the code where one is asked for, was entered a moment ago.
        if (ClientData.Read(request.ClientDataJson) is not { } client || !challenges.IsGood(client.Challenge, PasskeyPurpose.Register, account)
            || await verifier.RegisterAsync(request, client, account, cancellation) is not { } made)
            return NotAdded();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!await challenges.SpendAsync(client.Challenge, cancellation))
            return NotAdded();
        if (await db.Set<Passkey>().CountAsync(passkey => passkey.UserId == account, cancellation) >= Limits.PasskeysMax)
            return TooMany();
        var added = new Passkey
        {
            UserId = account,
            CredentialId = made.Id,
            PublicKey = made.PublicKey,
            SignCount = made.SignCount,
            Name = name,
            CreatedAt = time.GetStorableNow(),
            IsSynced = made.IsBackedUp,
        };
        db.Add(added);
        audit.Add(AuditKind.PasskeyAdded, account, added.Id);
        if (mail.CanSend)
            mail.Add(FactorLetters.PasskeyAdded, user.Email!, account);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException error) when (error.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return NotAdded();
        }

        await transaction.CommitAsync(cancellation);
        mail.Wake();
        return TypedResults.Created("/api/v1/users/me/security", added.ToInfo());
    }

    private static async Task<Results<NoContent, ValidationProblem, ProblemHttpResult>> Rename(
        Guid id, PasskeyInput request, AlchemorselDbContext db, AuditLog audit, HttpContext context, CancellationToken cancellation)
    {
        if (await FindAsync(db, id, context, cancellation) is not { } passkey)
            return NotThere();
        if (request.Name.Trim() is not { Length: > 0 } name)
            return NoName();
        passkey.Name = name;
        audit.Add(AuditKind.PasskeyRenamed, target: id);
        await db.SaveChangesAsync(cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ValidationProblem, ProblemHttpResult>> Remove(
        Guid id, PasswordConfirmation request, UserManager<User> users, AlchemorselDbContext db, OwnPassword password, WaysIn ways, MailOutbox mail, AuditLog audit,
        HttpContext context, CancellationToken cancellation)
    {
        if (await FindAsync(db, id, context, cancellation) is not { } passkey || await users.FindByIdAsync(passkey.UserId.ToString()) is not { } user)
            return NotThere();
        if (await password.RefuseAsync(user, request.Password, "password", cancellation) is { } refusal)
            return refusal;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.Set<Passkey>().Where(row => row.Id == id && row.UserId == user.Id).ExecuteDeleteAsync(cancellation) == 0)
            return NotThere();
        db.Entry(passkey).State = EntityState.Detached;
        if (await ways.AreGoneAsync(user.Id, cancellation))
            return OpenIdProblems.LastWayIn();
        audit.Add(AuditKind.PasskeyRemoved, user.Id, id);
        if (mail.CanSend)
            mail.Add(FactorLetters.PasskeyRemoved, user.Email!, user.Id);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        mail.Wake();
        return TypedResults.NoContent();
    }

    private static Task<Passkey?> FindAsync(AlchemorselDbContext db, Guid id, HttpContext context, CancellationToken cancellation)
    {
        var account = context.User.GetUserId();
        return db.Set<Passkey>().AsTracking().FirstOrDefaultAsync(passkey => passkey.Id == id && passkey.UserId == account, cancellation);
    }

    private static ValidationProblem NoName() => Problems.Invalid("name", "What should it be called?");

    private static ProblemHttpResult NotAdded() => PasskeyProblems.Refused(
        422, "This passkey could not be added.", "It took too long, was made for another address, or is in use already. Begin again.");

    private static ProblemHttpResult TooMany() => Problems.Problem(
        422, "too-many-passkeys", $"An account has {Limits.PasskeysMax} passkeys at most.", "Remove one that you don't use any more.");

    private static ProblemHttpResult NotThere() => Problems.Problem(404, "not-found", "You have no such passkey.");

    private static ProblemHttpResult Gone() => Problems.Problem(404, "not-found", "This account is gone.");
}

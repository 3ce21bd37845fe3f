using System.ComponentModel.DataAnnotations;
using Alchemorsel.Api.Accounts.Factors;
using Alchemorsel.Api.Auditing;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Alchemorsel.Api.Accounts.OpenId;

/// <summary>Signs in whom a provider vouched for: to the account that they are linked to, or to a new one.</summary>
internal sealed class OpenIdSignIn(
    AlchemorselDbContext db, UserManager<User> users, SignInThrottle throttle, SecondFactors factors, SignInChallenges challenges, SignInCompletion completion,
    Registrar registrar, OpenIdRefusals refusals, AuditLog audit, TimeProvider time, IHttpContextAccessor accessor)
{
    private static readonly EmailAddressAttribute EmailForm = new();

    public async Task<Results<Ok<AuthTokens>, ValidationProblem, ProblemHttpResult>> SignInAsync(
        OpenIdProvider provider, OpenIdIdentity identity, string? invitation, CancellationToken cancellation)
    {
        // By the person there rather than the account: whoever tries passwords keeps nobody from signing in without one.
        if (await throttle.RefuseAsync($"openid {identity.Issuer} {identity.Subject}", accessor.HttpContext!.Response, cancellation) is { } refusal)
            return refusal;
        var link = await db.Set<OpenIdLink>().AsNoTracking()
            .FirstOrDefaultAsync(row => row.Issuer == identity.Issuer && row.Subject == identity.Subject, cancellation);
        if (link is null)
            return await RegisterAsync(provider, identity, invitation, cancellation);
        if (await users.FindByIdAsync(link.UserId.ToString()) is not { } user)
            return OpenIdProblems.Refused(provider);
        if (await users.IsLockedOutAsync(user))
            return await refusals.WriteAsync(OpenIdProblems.Refused(provider), user.Id, provider, "the account rests", cancellation);

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var (now, email) = (time.GetStorableNow(), Storable(identity.Email));
        var used = await db.Set<OpenIdLink>().Where(row => row.Id == link.Id).ExecuteUpdateAsync(
            row => row.SetProperty(one => one.LastUsedAt, now).SetProperty(one => one.Provider, provider.Key).SetProperty(one => one.Email, email), cancellation);
        if (used == 0)
            return OpenIdProblems.Refused(provider);
        audit.Add(AuditKind.OpenIdUsed, user.Id, link.Id, provider.Key);
        if (await factors.IsOnAsync(user.Id, cancellation))
        {
            var asked = await challenges.AskAsync(user, cancellation);
            await transaction.CommitAsync(cancellation);
            return asked;
        }

        var issued = await completion.CompleteAsync(user, cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return TypedResults.Ok(issued);
    }

    /// <summary>What the database can keep of an e-mail that is shown to its owner alone.</summary>
    public static string? Storable(string? email) => email is { Length: > 0 and <= Limits.EmailMax } && !email.Any(char.IsControl) ? email : null;

    private async Task<Results<Ok<AuthTokens>, ValidationProblem, ProblemHttpResult>> RegisterAsync(
        OpenIdProvider provider, OpenIdIdentity identity, string? invitation, CancellationToken cancellation)
    {
        // First, so that nobody learns who has an account from an address that is not shown to be theirs.
        if (!(identity.EmailIsVerified || provider.TrustsEmail) || Storable(identity.Email?.Trim()) is not { } email || !EmailForm.IsValid(email))
            return await refusals.WriteAsync(OpenIdProblems.EmailNeeded(provider), null, provider, "no confirmed e-mail", cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var isFirst = await RegistrationEndpoints.IsFirstAsync(db, cancellation);
        if (await users.FindByEmailAsync(email) is { } other)
        {
            await refusals.WriteAsync(OpenIdProblems.EmailTaken(provider), other.Id, provider, "its e-mail has an account", cancellation);
            await transaction.CommitAsync(cancellation);
            return OpenIdProblems.EmailTaken(provider);
        }

        if (!isFirst && await registrar.RefuseAsync(email, invitation, cancellation) is { } refusal)
        {
            await refusals.WriteAsync(refusal, null, provider, "no new accounts for them", cancellation);
            await transaction.CommitAsync(cancellation);
            return refusal;
        }

        var user = new User
        {
            DisplayName = NameOf(identity, email),
            Email = email,
            UserName = email,
            EmailConfirmed = true,
            CreatedAt = time.GetUtcNow(),
            Role = isFirst ? AccountRole.Admin : AccountRole.User,
        };
        try
        {
            // Without a password.
            if (!(await users.CreateAsync(user)).Succeeded)
                return OpenIdProblems.EmailTaken(provider);
            var added = NewLink(provider, identity, user.Id);
            db.Add(added);
            audit.Add(AuditKind.OpenIdLinked, user.Id, added.Id, provider.Key);
            var issued = registrar.Welcome(user);
            await db.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
            registrar.Welcomed();
            return TypedResults.Ok(issued);
        }
        catch (DbUpdateException error) when (error.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // Someone made it at the same moment.
            return OpenIdProblems.EmailTaken(provider);
        }
    }

    public OpenIdLink NewLink(OpenIdProvider provider, OpenIdIdentity identity, Guid user) => new()
    {
        UserId = user,
        Issuer = identity.Issuer,
        Subject = identity.Subject,
        Provider = provider.Key,
        Email = Storable(identity.Email),
        LinkedAt = time.GetStorableNow(),
    };

    private static string NameOf(OpenIdIdentity identity, string email)
    {
        var name = RecipeText.CleanLine(identity.Name) ?? RecipeText.CleanLine(email.Split('@')[0]) ?? "Cook";
        if (name.Length <= Limits.DisplayNameMax)
            return name;
        // Not through the middle of a character that takes two.
        return name[..(char.IsHighSurrogate(name[Limits.DisplayNameMax - 1]) ? Limits.DisplayNameMax - 1 : Limits.DisplayNameMax)].TrimEnd();
    }
}

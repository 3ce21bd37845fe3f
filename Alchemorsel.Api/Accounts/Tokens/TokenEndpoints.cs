using System.Linq.Expressions;
using Alchemorsel.Api.Accounts.Factors;
using Alchemorsel.Api.Auditing;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Households;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Mail;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Accounts.Tokens;

/// <summary>The personal access tokens of an account. No token makes, shows or revokes one.</summary>
internal static class TokenEndpoints
{
    /// <summary><paramref name="own"/> is the group of the account.</summary>
    public static void MapTokens(this IEndpointRouteBuilder own)
    {
        var tokens = own.MapGroup("/tokens").NotForTokens();
        tokens.MapGet("/", List).WithName("ListTokens").WithSummary("Your personal access tokens, the newest first");
        // For the household that one is in, so one has to be in it.
        tokens.MapPost("/", Create).Validate<PersonalAccessTokenInput>().ForViewers()
            .WithName("CreateToken").WithSummary("Makes a personal access token for the household you are in; it is told only here");
        tokens.MapDelete("/{id:guid}", Revoke).WithName("RevokeToken").WithSummary("Ends a personal access token at once");
    }

    private static async Task<Ok<PersonalAccessTokenList>> List(AlchemorselDbContext db, HttpContext context, CancellationToken cancellation)
    {
        var user = context.User.GetUserId();
        return TypedResults.Ok(new PersonalAccessTokenList(await Infos(db, token => token.UserId == user).Take(Limits.PageMax).ToListAsync(cancellation)));
    }

    private static async Task<Results<Created<NewPersonalAccessToken>, ValidationProblem, ProblemHttpResult>> Create(
        PersonalAccessTokenInput input, AlchemorselDbContext db, OwnPassword password, MailOutbox mail, AuditLog audit, TimeProvider time,
        HttpContext context, CancellationToken cancellation)
    {
        if (RecipeText.CleanLine(input.Name) is not { } name)
            return Problems.Invalid("name", "What is it for?");
        if (!input.Scopes.All(scope => Enum.IsDefined(scope)))
            return Problems.Invalid("scopes", RecipeCriteriaRules.OneOf<TokenScope>());
        var id = context.User.GetUserId();
        if (await db.Users.AsTracking().FirstOrDefaultAsync(user => user.Id == id, cancellation) is not { } user)
            return Problems.Problem(404, "not-found", "This account is gone.");
        if (await password.RefuseAsync(user, input.Password, "password", cancellation) is { } refusal)
            return refusal;
        var now = time.GetStorableNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        // Those that work no more make room. Two requests at once may pass the bound by one, which does no harm.
        await db.Set<PersonalAccessToken>().Where(token => token.UserId == id && token.ExpiresAt <= now).ExecuteDeleteAsync(cancellation);
        if (await db.Set<PersonalAccessToken>().CountAsync(token => token.UserId == id, cancellation) >= Limits.TokensMax)
            return Problems.Problem(422, "too-many-tokens", "You have as many tokens as one can have.", "Revoke one first.");
        var text = TokenText.New();
        var made = new PersonalAccessToken
        {
            UserId = id,
            HouseholdId = db.CurrentHousehold!.Value,
            Name = name,
            Scopes = [.. input.Scopes.Distinct().Order()],
            Hash = TokenText.HashOf(text)!,
            CreatedAt = now,
            ExpiresAt = now.AddDays(input.Days ?? Limits.TokenDaysDefault),
        };
        db.Add(made);
        audit.Add(AuditKind.TokenMade, target: made.Id, details: string.Join(", ", made.Scopes.Select(TokenScopes.NameOf)));
        if (mail.CanSend)
            mail.Add(FactorLetters.TokenMade, user.Email!, id);
        await db.SaveChangesAsync(cancellation);
        var info = await Infos(db, token => token.Id == made.Id).SingleAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        mail.Wake();
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Created($"/api/v1/users/me/tokens/{made.Id}", new NewPersonalAccessToken(info, text));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Revoke(
        Guid id, AlchemorselDbContext db, TokenChecks checks, AuditLog audit, HttpContext context, CancellationToken cancellation)
    {
        var user = context.User.GetUserId();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.Set<PersonalAccessToken>().Where(token => token.Id == id && token.UserId == user).ExecuteDeleteAsync(cancellation) == 0)
            return Problems.Problem(404, "not-found", "You have no such token.");
        audit.Add(AuditKind.TokenRevoked, target: id);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        checks.ForgetAll();
        return TypedResults.NoContent();
    }

    private static IQueryable<PersonalAccessTokenInfo> Infos(AlchemorselDbContext db, Expression<Func<PersonalAccessToken, bool>> which) =>
        db.Set<PersonalAccessToken>().AsNoTracking().Where(which).OrderByDescending(token => token.Id)
            .Select(token => new PersonalAccessTokenInfo(
                token.Id, token.Name, token.Scopes, token.HouseholdId,
                db.Set<Household>().Where(household => household.Id == token.HouseholdId).Select(household => household.Name).First(),
                token.CreatedAt, token.ExpiresAt, token.LastUsedAt));

    /// <summary>
    /// Ends all of an account, within a transaction: who sets a password by mail may have lost the old one to somebody who made tokens with it. Call
    /// <see cref="TokenChecks.ForgetAll"/> once that is committed.
    /// </summary>
    internal static async Task RevokeAllAsync(AlchemorselDbContext db, Guid user, AuditLog audit, CancellationToken cancellation)
    {
        if (await db.Set<PersonalAccessToken>().Where(token => token.UserId == user).ExecuteDeleteAsync(cancellation) is > 0 and var ended)
            audit.Add(AuditKind.TokenRevoked, user, details: $"all, with a new password: {ended}");
    }
}

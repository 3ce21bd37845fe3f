using Alchemorsel.Api.Accounts.Tokens;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Http;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Households;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Alchemorsel.Api.Households;

/// <summary>What a route asks of whoever calls it, where that isn't what its method says.</summary>
/// <param name="Least">The least role in the household; null for a route that works in none, such as the one that leads to another household.</param>
internal sealed record AccessRule(HouseholdRole? Least);

/// <summary>Which personal access tokens may use a route, where that isn't what follows from the rest.</summary>
/// <param name="Also">Scopes that are enough beside those that open such a route; without any, none opens it.</param>
internal sealed record TokenRule(IReadOnlyList<TokenScope> Also);

/// <summary>
/// The one place that says who may use a route. One that says nothing of itself is for everybody of the household to read, and for its members to change
/// something with; a program with a personal access token does so with the scope read or write, and never what concerns a person or the household itself.
/// </summary>
internal static class AccessRules
{
    /// <summary>Changes only what belongs to the caller alone, or nothing.</summary>
    public static TBuilder ForViewers<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new AccessRule(HouseholdRole.Viewer));

    /// <summary>Concerns the household itself and who is in it.</summary>
    public static TBuilder ForOwners<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new AccessRule(HouseholdRole.Owner));

    /// <summary>Concerns the person alone, also one who was just removed from the household of the token.</summary>
    public static TBuilder WithoutHousehold<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new AccessRule(Least: null));

    /// <summary>Is what personal access tokens with such a scope are for, beside those that may do more.</summary>
    public static TBuilder ForTokens<TBuilder>(this TBuilder route, params TokenScope[] also)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new TokenRule(also));

    /// <summary>Is for people alone, whatever a personal access token may do.</summary>
    public static TBuilder NotForTokens<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new TokenRule([]));

    /// <summary>Who somebody is, what their token opens, and what they are in its household: in this order, since each asks the one before.</summary>
    public static void UseAccess(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseMiddleware<TokenAccess>();
        app.UseAuthorization();
        app.UseMiddleware<HouseholdAccess>();
    }

    /// <summary>The scopes of which a personal access token needs one, the least first; none when no token will do, null when nobody needs any.</summary>
    public static IReadOnlyList<TokenScope>? ScopesOf(Endpoint endpoint, string method) => ScopesOf(endpoint.Metadata, method);

    /// <inheritdoc cref="ScopesOf(Endpoint, string)"/>
    public static IReadOnlyList<TokenScope>? ScopesOf(IReadOnlyList<object> metadata, string method)
    {
        if (metadata.OfType<IAllowAnonymous>().Any() || !metadata.OfType<IAuthorizeData>().Any())
            return null;
        var rule = metadata.OfType<TokenRule>().LastOrDefault();
        // Without a household there is none that the token could be for, and what only owners may do concerns who is in it.
        if (rule is { Also.Count: 0 } || metadata.OfType<AccessRule>().LastOrDefault() is { Least: null or HouseholdRole.Owner })
            return [];
        TokenScope[] scopes = ChangesNothing(method) ? [TokenScope.Read, TokenScope.Write] : [TokenScope.Write];
        return rule is null ? scopes : [.. scopes.Union(rule.Also).Order()];
    }

    /// <summary>The least role for a request with this method; null when none is needed.</summary>
    public static HouseholdRole? LeastRole(Endpoint endpoint, string method)
    {
        // A route without a sign-in has no household either.
        if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null || endpoint.Metadata.GetMetadata<IAuthorizeData>() is null)
            return null;
        if (endpoint.Metadata.GetMetadata<AccessRule>() is { } rule)
            return rule.Least;
        return ChangesNothing(method) ? HouseholdRole.Viewer : HouseholdRole.Member;
    }

    public static bool ChangesNothing(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);
}

/// <summary>Lets a request through when the caller's role in the household of the token is enough, as the database has it and not the token.</summary>
internal sealed class HouseholdAccess(RequestDelegate next, MembershipRoles roles)
{
    public async Task InvokeAsync(HttpContext context, AlchemorselDbContext db)
    {
        if (context.GetEndpoint() is { } endpoint && AccessRules.LeastRole(endpoint, context.Request.Method) is { } least
            && await RefuseAsync(context, db, least) is { } refusal)
            await refusal.ExecuteAsync(context);
        else
            await next(context);
    }

    private async Task<ProblemHttpResult?> RefuseAsync(HttpContext context, AlchemorselDbContext db, HouseholdRole least)
    {
        if (db.CurrentHousehold is not { } household || db.CurrentUser is not { } user)
            return NotAMember();
        // Whoever reads may be told a little late that they are out; whoever changes something is looked up at that moment.
        var mayBeRemembered = AccessRules.ChangesNothing(context.Request.Method) && least == HouseholdRole.Viewer;
        var role = await roles.FindAsync(db, household, user, mayBeRemembered, context.RequestAborted);
        return role switch
        {
            null => NotAMember(),
            _ when role >= least => null,
            _ when least == HouseholdRole.Owner => OwnersOnly(),
            _ => Problems.Problem(
                403, "viewer-only-reads", "You can look at everything in this kitchen, but not change it.", "An owner of the kitchen can make you a member."),
        };
    }

    public static ProblemHttpResult NotAMember() =>
        Problems.Problem(403, "not-a-member", "You are not in this household any more.", "Switch to one of yours, or sign in again.");

    public static ProblemHttpResult OwnersOnly() =>
        Problems.Problem(403, "owners-only", "Only an owner of the kitchen can do this.", "Ask one of them, or to be made an owner.");
}

using System.Security.Claims;
using Alchemorsel.Api.Households;
using Alchemorsel.Api.Http;
using Alchemorsel.Contracts.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Alchemorsel.Api.Accounts.Tokens;

/// <summary>
/// Lets a personal access token through to the routes that its scopes open (<see cref="AccessRules.ScopesOf(Endpoint, string)"/>). What else somebody needs there is
/// asked of it afterwards, as of everybody.
/// </summary>
internal sealed class TokenAccess(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is { } endpoint && context.User.IsToken())
        {
            if (AccessRules.ScopesOf(endpoint, context.Request.Method) is not { } scopes)
            {
                // Where everybody gets the same, it is nobody: nothing follows from whose token it is.
                context.User = new ClaimsPrincipal(new ClaimsIdentity());
            }
            else if (!context.User.HasScope(scopes))
            {
                await Refusal(scopes).ExecuteAsync(context);
                return;
            }
        }

        await next(context);
    }

    private static ProblemHttpResult Refusal(IReadOnlyList<TokenScope> scopes)
    {
        if (scopes.Count == 0)
        {
            return Problems.Problem(
                403, "not-for-tokens", "No token opens this.", "Accounts, people, invitations and administration are for whoever is signed in.");
        }

        var names = scopes.Select(TokenScopes.NameOf).ToList();
        return TypedResults.Problem(
            $"It has none of the scopes that open it: {string.Join(", ", names)}.",
            statusCode: StatusCodes.Status403Forbidden,
            title: $"The token lacks the scope {names[0]}.",
            type: Problems.Prefix + "scope-missing",
            extensions: new Dictionary<string, object?> { ["scopes"] = names });
    }
}

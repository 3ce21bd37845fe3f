using System.Security.Claims;
using System.Text.Json;
using Alchemorsel.Api.Http;
using Alchemorsel.Contracts.Accounts;

namespace Alchemorsel.Api.Accounts.Tokens;

internal static class TokenScopes
{
    /// <summary>As the wire spells it.</summary>
    public static string NameOf(TokenScope scope) => JsonNamingPolicy.CamelCase.ConvertName(scope.ToString());

    public static bool IsToken(this ClaimsPrincipal caller) => caller.HasClaim(claim => claim.Type == AlchemorselClaims.Token);

    /// <summary>Whether the token of the request has one of these.</summary>
    public static bool HasScope(this ClaimsPrincipal caller, IEnumerable<TokenScope> any) =>
        any.Any(scope => caller.HasClaim(AlchemorselClaims.Scope, NameOf(scope)));
}

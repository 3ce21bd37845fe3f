using System.Security.Claims;
using System.Text.Encodings.Web;
using Alchemorsel.Api.Http;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Alchemorsel.Api.Accounts.Tokens;

/// <summary>
/// Signs requests in that come with a personal access token where others have a JWT. Whoever it is has the same claims, but no sign-in, and no role in
/// the installation: a token administers nothing, whoever made it.
/// </summary>
internal sealed class PersonalAccessTokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, TokenChecks checks)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "personal access token";

    /// <summary>Policy for what is for programs with such a token alone.</summary>
    public const string Policy = "token";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (TokenText.Of(Request) is not { } text)
            return AuthenticateResult.NoResult();
        if (TokenText.HashOf(text) is not { } hash || await checks.FindAsync(hash) is not { } token)
            return AuthenticateResult.Fail("The token doesn't work.");
        var identity = new ClaimsIdentity(
            [
                new Claim(AlchemorselClaims.UserId, $"{token.UserId}"),
                new Claim(AlchemorselClaims.Household, $"{token.HouseholdId}"),
                new Claim(AlchemorselClaims.Name, token.Name),
                new Claim(AlchemorselClaims.Token, $"{token.Id}"),
                .. token.Scopes.Select(scope => new Claim(AlchemorselClaims.Scope, TokenScopes.NameOf(scope))),
            ],
            SchemeName, AlchemorselClaims.Name, AlchemorselClaims.Role);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    // As the JWT handler does.
    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var result = await HandleAuthenticateOnceSafeAsync();
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.Append("WWW-Authenticate", result.Failure is null ? "Bearer" : "Bearer error=\"invalid_token\"");
    }
}

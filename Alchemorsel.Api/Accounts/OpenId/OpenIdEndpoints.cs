using Alchemorsel.Api.Http;
using Alchemorsel.Contracts.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Alchemorsel.Api.Accounts.OpenId;

/// <summary>Signing in with OpenID Connect: to the provider with the one, back with the other (docs/adr/0028).</summary>
internal static class OpenIdEndpoints
{
    public static void MapOpenIdSignIn(this IEndpointRouteBuilder auth)
    {
        auth.MapGet("/openid", List).WithName("ListOpenIdProviders").WithSummary("Who else says who you are here");
        auth.MapPost("/openid/{provider}/start", Start).Validate<OpenIdStartRequest>()
            .WithName("StartOpenIdSignIn").WithSummary("Begins to sign in at a provider: where the browser has to go, and a ticket for when it is back");
        auth.MapPost("/openid/{provider}/finish", Finish).Validate<OpenIdFinishRequest>()
            .WithName("FinishOpenIdSignIn").WithSummary("Signs in with what the browser brought back; whoever has no account gets one, where accounts are made");
    }

    private static Ok<OpenIdProviderList> List(OpenIdProviders providers) => TypedResults.Ok(new OpenIdProviderList(providers.Infos));

    private static async Task<Results<Ok<OpenIdStart>, ValidationProblem, ProblemHttpResult>> Start(
        string provider, OpenIdStartRequest request, OpenIdProviders providers, OpenIdFlow flow, OpenIdRefusals refusals, CancellationToken cancellation)
    {
        if (providers.Find(provider) is not { } asked)
            return OpenIdProblems.NoProvider();
        var (start, failure) = await flow.StartAsync(asked, OpenIdPurpose.SignIn, request.Origin, cancellation);
        return start is null ? refusals.NotStarted(failure!, asked) : TypedResults.Ok(start);
    }

    private static async Task<Results<Ok<AuthTokens>, ValidationProblem, ProblemHttpResult>> Finish(
        string provider, OpenIdFinishRequest request, OpenIdProviders providers, OpenIdFlow flow, OpenIdSignIn signIn, OpenIdRefusals refusals,
        CancellationToken cancellation)
    {
        if (providers.Find(provider) is not { } asked)
            return OpenIdProblems.NoProvider();
        var (back, failure) = await flow.FinishAsync(asked, OpenIdPurpose.SignIn, request, cancellation);
        return back is null
            ? await refusals.WriteAsync(failure!, null, asked, cancellation)
            : await signIn.SignInAsync(asked, back.Identity, request.Invitation, cancellation);
    }
}

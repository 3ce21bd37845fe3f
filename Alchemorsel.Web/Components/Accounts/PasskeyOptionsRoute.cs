using Alchemorsel.Web.Clients;
using Microsoft.Net.Http.Headers;

namespace Alchemorsel.Web.Components.Accounts;

/// <summary>What the sign-in page's script asks for when a passkey is to sign: made at that moment, since it is good for a few minutes.</summary>
internal static class PasskeyOptionsRoute
{
    public static void MapPasskeyOptions(this IEndpointRouteBuilder app) => app.MapGet("/sign-in/passkey", OptionsAsync);

    private static async Task<IResult> OptionsAsync(AlchemorselClient api, HttpResponse response, CancellationToken cancellation)
    {
        response.Headers[HeaderNames.CacheControl] = "no-store";
        var (options, problem, _) = await api.PasskeySignInOptionsAsync(cancellation);
        return options is null ? Results.StatusCode(problem?.Status ?? StatusCodes.Status502BadGateway) : Results.Json(options);
    }
}

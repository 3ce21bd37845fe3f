using System.Net;
using System.Net.Http.Json;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.AspNetCore.WebUtilities;

namespace Alchemorsel.Tests.Api.Accounts.OpenId;

/// <summary>What a Web and a browser do together, in a line each.</summary>
internal static class OpenIdCalls
{
    public const string SignIn = "/api/v1/auth/openid";
    public const string Link = "/api/v1/users/me/openid";
    public const string Confirm = "/api/v1/users/me/confirmation";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<OpenIdStart> StartAsync(this HttpClient client, string provider, string way = SignIn, string? password = null)
    {
        using var answer = await client.TryStartAsync(provider, way, password);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(Cancellation));
        return await answer.ReadAsync<OpenIdStart>();
    }

    public static Task<HttpResponseMessage> TryStartAsync(this HttpClient client, string provider, string way = SignIn, string? password = null, string? origin = null) =>
        client.PostAsync($"{way}/{provider}/start", JsonContent.Create(new OpenIdLinkRequest { Password = password ?? "", Origin = origin }, options: Json.Options), Cancellation);

    public static Task<HttpResponseMessage> FinishAsync(this HttpClient client, string provider, OpenIdFinishRequest request, string way = SignIn) =>
        client.PostAsJsonAsync($"{way}/{provider}/finish", request, Json.Options, Cancellation);

    /// <summary>What the start put into the address of the provider.</summary>
    public static string Said(this OpenIdStart start, string name) => QueryHelpers.ParseQuery(new Uri(start.AuthorizationUrl).Query)[name].ToString();

    /// <summary>Signs in at the real provider, and comes back with what it sends.</summary>
    public static async Task<OpenIdFinishRequest> VisitAsync(this OpenIdStart start, Person person)
    {
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var answer = await browser.GetAsync($"{start.AuthorizationUrl}&as={person.Key}", Cancellation);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync(Cancellation));
        Assert.StartsWith(start.Said("redirect_uri"), answer.Headers.Location!.AbsoluteUri, StringComparison.Ordinal);
        var brought = QueryHelpers.ParseQuery(answer.Headers.Location.Query);
        return new OpenIdFinishRequest { Code = brought["code"].ToString(), State = brought["state"].ToString(), Issuer = brought["iss"].ToString(), Ticket = start.Ticket };
    }

    /// <summary>All of it at the real provider.</summary>
    public static async Task<HttpResponseMessage> GoAsync(this HttpClient client, Person person, string way = SignIn, string? password = null, string? invitation = null)
    {
        var start = await client.StartAsync(OpenIdReplica.Honest, way, password);
        return await client.FinishAsync(OpenIdReplica.Honest, await start.VisitAsync(person) with { Invitation = invitation }, way);
    }

    /// <summary>Comes back from the provider that lies: its codes are nonces.</summary>
    public static OpenIdFinishRequest Back(this OpenIdStart start) => new() { Code = start.Said("nonce"), State = start.Said("state"), Ticket = start.Ticket };

    /// <summary>All of it at the provider that lies.</summary>
    public static async Task<HttpResponseMessage> GoToLiarAsync(this HttpClient client, string way = SignIn, string? password = null)
    {
        var start = await client.StartAsync(OpenIdReplica.Liar, way, password);
        return await client.FinishAsync(OpenIdReplica.Liar, start.Back(), way);
    }
}

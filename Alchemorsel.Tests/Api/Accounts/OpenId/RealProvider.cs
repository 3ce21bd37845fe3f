using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Claims;
using System.Text;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Alchemorsel.Tests.Api.Accounts.OpenId;

/// <summary>Somebody at the provider.</summary>
/// <param name="Key">What they type there.</param>
internal sealed record Person(string Key, string? Email, bool EmailVerified = true, string? Name = "Ada Lovelace")
{
    public string Subject => $"person-{Key}";
}

/// <summary>An OpenID provider as others run one (OpenIddict), on a port of its own; whoever comes says by one word who they are.</summary>
internal sealed class RealProvider : IAsyncDisposable
{
    public const string ClientId = "alchemorsel";
    public const string ClientSecret = "the-secret-of-this-client-4711";

    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, Person> people = new();

    private RealProvider(WebApplication app) => this.app = app;

    public string Authority => app.Urls.Single();

    public static async Task<RealProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var memory = $"provider-{Guid.CreateVersion7():n}";
        builder.Services.AddDbContext<DbContext>(options => options.UseInMemoryDatabase(memory).UseOpenIddict());
        builder.Services.AddAuthentication();
        builder.Services.AddOpenIddict()
            .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<DbContext>())
            .AddServer(server =>
            {
                server.SetAuthorizationEndpointUris("connect/authorize").SetTokenEndpointUris("connect/token").SetUserInfoEndpointUris("connect/userinfo");
                server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
                server.RegisterScopes(Scopes.Email, Scopes.Profile);
                server.AddEphemeralEncryptionKey().AddEphemeralSigningKey();
                server.UseAspNetCore().EnableAuthorizationEndpointPassthrough().DisableTransportSecurityRequirement();
            });
        var app = builder.Build();
        var provider = new RealProvider(app);
        app.UseAuthentication();
        app.MapGet("/connect/authorize", provider.Authorize);
        await app.StartAsync(TestContext.Current.CancellationToken);
        // Its first answer takes longest, and whoever asks has only so much patience.
        using var http = new HttpClient();
        await http.GetStringAsync($"{provider.Authority}/.well-known/openid-configuration", TestContext.Current.CancellationToken);
        return provider;
    }

    /// <summary>Lets an installation send people here, and takes them back to it.</summary>
    public async Task RegisterAsync(params string[] redirectUris)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var client = new OpenIddictApplicationDescriptor
        {
            ClientId = ClientId,
            ClientSecret = ClientSecret,
            ConsentType = ConsentTypes.Implicit,
            Permissions =
            {
                Permissions.Endpoints.Authorization, Permissions.Endpoints.Token, Permissions.GrantTypes.AuthorizationCode, Permissions.ResponseTypes.Code,
                Permissions.Scopes.Email, Permissions.Scopes.Profile,
            },
            Requirements = { Requirements.Features.ProofKeyForCodeExchange },
        };
        client.RedirectUris.UnionWith(redirectUris.Select(uri => new Uri(uri)));
        await scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>().CreateAsync(client, TestContext.Current.CancellationToken);
    }

    /// <summary>A new person.</summary>
    public Person Add(string? email, bool verified = true, string? name = "Ada Lovelace")
    {
        var person = new Person($"{Guid.CreateVersion7():n}", email, verified, name);
        people[person.Key] = person;
        return person;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private IResult Authorize(HttpContext context)
    {
        var request = context.GetOpenIddictServerRequest() ?? throw new InvalidOperationException("This is no request of OpenID Connect.");
        if ((string?)request.GetParameter("as") is not { } who)
            return Results.Content(Page(context.Request), "text/html");
        if (!people.TryGetValue(who, out var person))
        {
            return Results.Forbid(
                new AuthenticationProperties(new Dictionary<string, string?> { [OpenIddictServerAspNetCoreConstants.Properties.Error] = Errors.AccessDenied }),
                [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
        }

        var identity = new ClaimsIdentity(TokenValidationParameters.DefaultAuthenticationType, Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, person.Subject).SetClaim(Claims.Name, person.Name).SetClaim(Claims.Email, person.Email)
            .SetClaim(Claims.EmailVerified, person.EmailVerified)
            .SetClaim(Claims.AuthenticationTime, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());
        identity.SetScopes(request.GetScopes());
        identity.SetDestinations(_ => [Destinations.IdentityToken]);
        return Results.SignIn(new ClaimsPrincipal(identity), properties: null, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    private static string Page(HttpRequest request)
    {
        var page = new StringBuilder("<!doctype html><html lang=\"en\"><title>Kitchen ID</title><h1>Kitchen ID</h1><form>");
        foreach (var (name, value) in request.Query)
            page.Append(CultureInfo.InvariantCulture, $"<input type=\"hidden\" name=\"{WebUtility.HtmlEncode(name)}\" value=\"{WebUtility.HtmlEncode(value)}\">");
        return page.Append("<label>Who are you? <input name=\"as\"></label><button>That is me</button></form>")
            .Append(CultureInfo.InvariantCulture, $"<a href=\"{WebUtility.HtmlEncode(request.QueryString + "&as=nobody")}\">Cancel</a></html>").ToString();
    }
}

using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Alchemorsel.Tests.Api.Accounts.OpenId;

/// <summary>
/// A provider that says whatever a test wants it to. Its codes are what the token is made for: the nonce. Set back with <see cref="Behave"/>.
/// </summary>
internal sealed class HostileProvider : IAsyncDisposable
{
    public const string ClientId = "alchemorsel-there";

    private readonly WebApplication app;

    private HostileProvider(WebApplication app) => this.app = app;

    public string Authority => app.Urls.Single();

    /// <summary>What the discovery document says besides or instead.</summary>
    public Dictionary<string, object?> Metadata { get; } = [];

    /// <summary>Changes what an honest ID token would say.</summary>
    public Action<Dictionary<string, object>> Claims { get; set; } = _ => { };

    /// <summary>Signs it; as an honest one does unless a test says otherwise.</summary>
    public Func<Dictionary<string, object>, string> Sign { get; set; } = _ => "";

    /// <summary>What the page about a person says; null where there is none.</summary>
    public object? Page { get; set; }

    /// <summary>Answers in place of the token endpoint.</summary>
    public RequestDelegate? Instead { get; set; }

    /// <summary>The keys that it shows.</summary>
    public List<(string Id, RSA Key)> Keys { get; } = [];

    /// <summary>The forms that came to the token endpoint.</summary>
    public List<IFormCollection> Asked { get; } = [];

    /// <summary>How often its keys were asked for.</summary>
    public int KeysAsked { get; private set; }

    public static async Task<HostileProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        // Whoever waits for an answer that never comes must not keep the test waiting too.
        builder.Services.Configure<Microsoft.Extensions.Hosting.HostOptions>(host => host.ShutdownTimeout = TimeSpan.Zero);
        var app = builder.Build();
        var provider = new HostileProvider(app);
        app.MapGet("/.well-known/openid-configuration", () => Results.Json(provider.Document()));
        app.MapGet("/keys", provider.ShowKeys);
        app.MapPost("/token", provider.TokenAsync);
        app.MapGet("/person", () => provider.Page is { } page ? Results.Json(page) : Results.NotFound());
        provider.Keys.Add(("first", RSA.Create(2_048)));
        provider.Sign = provider.SignHonestly;
        await app.StartAsync(TestContext.Current.CancellationToken);
        return provider;
    }

    /// <summary>As an honest provider would be.</summary>
    public void Behave()
    {
        Metadata.Clear();
        Asked.Clear();
        // What others remember of it is the first.
        Keys.RemoveRange(1, Keys.Count - 1);
        (Claims, Sign, Page, Instead) = (_ => { }, SignHonestly, null, null);
    }

    public string SignHonestly(Dictionary<string, object> claims) => SignWith(claims, Keys[^1].Key, Keys[^1].Id);

    /// <summary>With any key, which calls itself as it likes.</summary>
    public static string SignWith(Dictionary<string, object> claims, RSA key, string id) => new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(
        JsonSerializer.Serialize(claims), new SigningCredentials(new RsaSecurityKey(key) { KeyId = id }, SecurityAlgorithms.RsaSha256));

    /// <summary>Without a signature.</summary>
    public static string SignNot(Dictionary<string, object> claims) => $"{Part(new { alg = "none", typ = "JWT" })}.{Part(claims)}.";

    /// <summary>With what everybody knows of the key as the secret, by an algorithm that takes one.</summary>
    public string SignWithPublicKey(Dictionary<string, object> claims)
    {
        var signed = $"{Part(new { alg = "HS256", typ = "JWT", kid = Keys[^1].Id })}.{Part(claims)}";
        var secret = Encoding.ASCII.GetBytes(Keys[^1].Key.ExportSubjectPublicKeyInfoPem());
        return $"{signed}.{Base64Url.EncodeToString(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(signed)))}";
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        foreach (var (_, key) in Keys)
            key.Dispose();
    }

    private static string Part(object value) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(value));

    private Dictionary<string, object?> Document()
    {
        var document = new Dictionary<string, object?>
        {
            ["issuer"] = Authority,
            ["authorization_endpoint"] = $"{Authority}/authorize",
            ["token_endpoint"] = $"{Authority}/token",
            ["userinfo_endpoint"] = $"{Authority}/person",
            ["jwks_uri"] = $"{Authority}/keys",
        };
        foreach (var (name, value) in Metadata)
            document[name] = value;
        return document;
    }

    private IResult ShowKeys()
    {
        KeysAsked++;
        return Results.Json(new
        {
            keys = Keys.Select(entry =>
            {
                var parts = entry.Key.ExportParameters(includePrivateParameters: false);
                return new { kty = "RSA", use = "sig", kid = entry.Id, n = Base64Url.EncodeToString(parts.Modulus), e = Base64Url.EncodeToString(parts.Exponent) };
            }),
        });
    }

    private async Task TokenAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        Asked.Add(form);
        if (Instead is { } instead)
        {
            await instead(context);
            return;
        }

        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var claims = new Dictionary<string, object>
        {
            ["iss"] = Authority,
            ["aud"] = ClientId,
            ["sub"] = "somebody",
            ["nonce"] = form["code"].ToString(),
            ["iat"] = now,
            ["exp"] = now + 300,
            ["email"] = "somebody@id.test",
            ["email_verified"] = true,
            ["name"] = "Somebody",
        };
        Claims(claims);
        await context.Response.WriteAsJsonAsync(new { id_token = Sign(claims), access_token = "an-access-token", token_type = "Bearer" }, context.RequestAborted);
    }
}

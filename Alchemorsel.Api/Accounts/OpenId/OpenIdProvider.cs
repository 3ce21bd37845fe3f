using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Alchemorsel.Api.Importing.Guard;
using Alchemorsel.Contracts.Accounts;
using Microsoft.Extensions.Options;

namespace Alchemorsel.Api.Accounts.OpenId;

/// <summary>
/// One OpenID provider, asked through a guarded client of its own: public addresses alone, and its own host where the operator said that it is in their
/// network; no redirects, capped answers, a time-out for each question.
/// </summary>
internal sealed class OpenIdProvider : IDisposable
{
    /// <summary>How long what a provider says about itself is believed.</summary>
    public static readonly TimeSpan MetadataLife = TimeSpan.FromHours(1);

    /// <summary>After a look, until an unknown key is reason for another one: whoever sends made-up keys doesn't make us ask for each.</summary>
    public static readonly TimeSpan MetadataPause = TimeSpan.FromSeconds(30);

    private const int AnswerMax = 256 << 10;

    private readonly OpenIdProviderOptions options;
    private readonly GuardedClient client;
    private readonly TimeProvider time;
    private readonly SemaphoreSlim turn = new(1, 1);
    private volatile OpenIdMetadata? known;

    public OpenIdProvider(string key, OpenIdProviderOptions options, ResolveHost resolve, TimeProvider time)
    {
        (Key, this.options, this.time) = (key, options, time);
        var authority = new Uri(options.Authority);
        var guard = new GuardOptions { TotalTime = options.Timeout, MaxRedirects = 0 };
        if (options.PrivateNetwork)
            guard.TrustedHosts.Add(new DnsEndPoint(authority.IdnHost, authority.Port));
        var limits = Options.Create(guard);
        client = new GuardedClient(new FetchGuard(limits, resolve, time), new FetchTurns(limits, time), limits, time);
        Scopes = string.Join(' ', ScopesOf(options));
    }

    public string Key { get; }

    public string DisplayName => options.DisplayName.Length > 0 ? options.DisplayName : Key;

    public string ClientId => options.ClientId;

    public string Scopes { get; }

    /// <inheritdoc cref="OpenIdProviderOptions.TrustEmail"/>
    public bool TrustsEmail => options.TrustEmail;

    public static IEnumerable<string> ScopesOf(OpenIdProviderOptions options) =>
        options.Scopes.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal);

    /// <summary>What it says about itself, as of the last hour.</summary>
    public Task<OpenIdResult<OpenIdMetadata>> MetadataAsync(CancellationToken cancellation) =>
        known is { } metadata && time.GetUtcNow() - metadata.ReadAt < MetadataLife
            ? Task.FromResult<OpenIdResult<OpenIdMetadata>>(metadata)
            : ReadMetadataAsync(known, cancellation);

    /// <summary>The same once more, since it signs with a key that was not there; the old one when that was read a moment ago.</summary>
    public Task<OpenIdResult<OpenIdMetadata>> MetadataAnewAsync(OpenIdMetadata old, CancellationToken cancellation) =>
        time.GetUtcNow() - old.ReadAt < MetadataPause ? Task.FromResult<OpenIdResult<OpenIdMetadata>>(old) : ReadMetadataAsync(old, cancellation);

    /// <summary>Exchanges a code for an ID token and an access token.</summary>
    public async Task<OpenIdResult<OpenIdTokens>> ExchangeAsync(
        OpenIdMetadata metadata, string code, string verifier, string redirectUri, CancellationToken cancellation)
    {
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = redirectUri,
            ["code_verifier"] = verifier,
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, metadata.Token);
        if (options.ClientSecret.Length > 0 && metadata.TakesBasic)
        {
            // Each half is encoded by itself (RFC 6749, 2.3.1).
            var pair = $"{WebUtility.UrlEncode(options.ClientId)}:{WebUtility.UrlEncode(options.ClientSecret)}";
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));
        }
        else
        {
            form["client_id"] = options.ClientId;
            if (options.ClientSecret.Length > 0)
                form["client_secret"] = options.ClientSecret;
        }

        request.Content = new FormUrlEncodedContent(form);
        var (body, failure) = await AskAsync(request, "its token endpoint", cancellation);
        if (body is null)
            return failure!;
        using (body)
        {
            return Text(body, "id_token") is { } idToken
                ? new OpenIdTokens(idToken, Text(body, "access_token"))
                : new OpenIdFailure(OpenIdFault.Refused, "no ID token came");
        }
    }

    /// <summary>What its page about a person says; the caller disposes it.</summary>
    public async Task<OpenIdResult<JsonDocument>> UserInfoAsync(Uri address, string accessToken, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        return await AskAsync(request, "its page about a person", cancellation);
    }

    public void Dispose()
    {
        client.Dispose();
        turn.Dispose();
    }

    internal static string? Text(JsonDocument document, string name)
    {
        try
        {
            return document.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Half a character.
            return null;
        }
    }

    private async Task<OpenIdResult<OpenIdMetadata>> ReadMetadataAsync(OpenIdMetadata? old, CancellationToken cancellation)
    {
        if (!await turn.WaitAsync(options.Timeout, cancellation))
            return new OpenIdFailure(OpenIdFault.TooSlow, "its discovery document");
        try
        {
            // Whoever had the turn before has asked already.
            if (known is { } other && !ReferenceEquals(other, old))
                return other;
            var now = time.GetUtcNow();
            var (document, failure) = await GetAsync(new Uri($"{options.Authority.TrimEnd('/')}/.well-known/openid-configuration"), "its discovery document", cancellation);
            if (document is null)
                return failure!;
            if (OpenIdMetadata.Read(document, options.Authority, now) is not ({ } metadata, { } address))
                return new OpenIdFailure(OpenIdFault.Away, "its discovery document is for another issuer, or lacks something");
            (document, failure) = await GetAsync(address, "its keys", cancellation);
            if (document is null)
                return failure!;
            if (OpenIdMetadata.ReadKeys(document) is not { } keys)
                return new OpenIdFailure(OpenIdFault.Away, "none of its keys can be used");
            return known = metadata with { Keys = keys };
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<OpenIdResult<byte[]>> GetAsync(Uri address, string what, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        return await SendAsync(request, what, cancellation);
    }

    private async Task<OpenIdResult<JsonDocument>> AskAsync(HttpRequestMessage request, string what, CancellationToken cancellation)
    {
        var (body, failure) = await SendAsync(request, what, cancellation);
        if (body is null)
            return failure!;
        try
        {
            var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return document;
            document.Dispose();
        }
        catch (JsonException)
        {
            // Said below.
        }

        return new OpenIdFailure(OpenIdFault.Away, $"{what}: no JSON");
    }

    private async Task<OpenIdResult<byte[]>> SendAsync(HttpRequestMessage request, string what, CancellationToken cancellation)
    {
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.TryAddWithoutValidation("User-Agent", "Alchemorsel");
        return await client.AskAsync(request, AnswerMax, cancellation) switch
        {
            AskOutcome.Answered { Status: 200 } answered => answered.Body,
            // The code is wrong, too old or was used (RFC 6749, 5.2), or so is our secret: the status says no more, and what the body says is the provider's.
            AskOutcome.Answered { Status: 400 or 401 } when request.Method == HttpMethod.Post => new OpenIdFailure(OpenIdFault.Refused, $"{what} refused what it was sent"),
            AskOutcome.Answered answered => new OpenIdFailure(OpenIdFault.Away, $"{what}: status {answered.Status}"),
            AskOutcome.Failed { Reason: FetchFailure.TimedOut } => new OpenIdFailure(OpenIdFault.TooSlow, what),
            AskOutcome.Failed failed => new OpenIdFailure(OpenIdFault.Away, $"{what}: {failed.Reason}"),
            _ => throw new InvalidOperationException("There is no other outcome."),
        };
    }
}

/// <param name="AccessToken">For the page about a person; null when there came none.</param>
internal sealed record OpenIdTokens(string IdToken, string? AccessToken);

/// <summary>The OpenID providers of this installation, in the order of their keys.</summary>
internal sealed class OpenIdProviders(IOptions<AccountOptions> accounts, ResolveHost resolve, TimeProvider time) : IDisposable
{
    public IReadOnlyList<OpenIdProvider> All { get; } =
        [.. accounts.Value.OpenId.OrderBy(provider => provider.Key, StringComparer.Ordinal).Select(provider => new OpenIdProvider(provider.Key, provider.Value, resolve, time))];

    public IReadOnlyList<OpenIdProviderInfo> Infos => [.. All.Select(provider => new OpenIdProviderInfo(provider.Key, provider.DisplayName))];

    public OpenIdProvider? Find(string key) => All.FirstOrDefault(provider => provider.Key == key);

    public void Dispose()
    {
        foreach (var provider in All)
            provider.Dispose();
    }
}

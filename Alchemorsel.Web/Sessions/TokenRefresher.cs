using System.Collections.Concurrent;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Web.Clients;

namespace Alchemorsel.Web.Sessions;

/// <summary>
/// Exchanges each refresh token once, however many of a browser's requests arrive with it at the same time: a second use would look
/// like theft and end the session.
/// </summary>
internal sealed class TokenRefresher(IServiceScopeFactory scopes, TimeProvider time)
{
    /// <summary>How long before its end an access token is exchanged.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<string, Lazy<Task<Exchange>>> underWay = new(StringComparer.Ordinal);

    public Task<Exchange> RefreshAsync(string refreshToken) =>
        underWay.GetOrAdd(refreshToken, token => new Lazy<Task<Exchange>>(() => ExchangeAsync(token))).Value;

    private async Task<Exchange> ExchangeAsync(string refreshToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        Exchange exchange;
        try
        {
            var (tokens, problem, _) = await scope.ServiceProvider.GetRequiredService<AlchemorselClient>().RefreshAsync(refreshToken, CancellationToken.None);
            exchange = new Exchange(tokens, problem is { Status: 408 or 429 or >= 500 });
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException or Polly.ExecutionRejectedException)
        {
            exchange = new Exchange(null, Unavailable: true);
        }

        // An answer is remembered for the requests that are still on their way with the old token; no answer is asked for again.
        if (exchange.Unavailable)
            underWay.TryRemove(refreshToken, out _);
        else
            _ = ForgetLaterAsync(refreshToken);
        return exchange;
    }

    private async Task ForgetLaterAsync(string refreshToken)
    {
        await Task.Delay(Remembered, time);
        underWay.TryRemove(refreshToken, out _);
    }

    /// <summary>New tokens; or a refusal; or, when unavailable, no answer at all.</summary>
    internal readonly record struct Exchange(AuthTokens? Tokens, bool Unavailable);
}

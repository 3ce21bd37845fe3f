using System.Security.Cryptography;
using System.Text;
using RedisRateLimiting;
using StackExchange.Redis;

namespace Alchemorsel.ServiceDefaults.RateLimits;

public enum LimitAnswer
{
    /// <summary>There is room.</summary>
    Taken,

    /// <summary>There is none until a while has passed.</summary>
    Refused,

    /// <summary>Redis doesn't answer, so nobody knows; whoever asks decides what that means.</summary>
    Unknown,
}

/// <param name="RetryAfter">When to come back; at least a second.</param>
public readonly record struct LimitOutcome(LimitAnswer Answer, TimeSpan RetryAfter);

/// <summary>
/// So many in a window of time for each key, counted in Redis by all replicas together. What the key says (an address, an e-mail) is kept as a hash alone.
/// </summary>
/// <param name="name">Tells the limits apart.</param>
/// <param name="many">How many in the window, at least 1.</param>
/// <param name="window">It slides: what is older counts no more.</param>
/// <param name="patience">How long an answer is waited for, at most: a Redis that hangs must not hold up requests for as long as its client would wait.</param>
public sealed class SharedLimit(
    string name, int many, TimeSpan window, TimeSpan patience, Func<IConnectionMultiplexer> redis, TimeProvider time)
{
    private static readonly TimeSpan ShortWindow = TimeSpan.FromMinutes(1);

    // After a failure nobody else waits for the next one.
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    // Begun at once, so that it is there for the first request; nobody waits for it longer than for an answer.
    private readonly Task<IConnectionMultiplexer> connecting = Task.Run(redis);

    private long restsUntil = long.MinValue;

    public async ValueTask<LimitOutcome> TakeAsync(string key, CancellationToken cancellation)
    {
        var unknown = new LimitOutcome(LimitAnswer.Unknown, Rest);
        if (time.GetTimestamp() < Interlocked.Read(ref restsUntil))
            return unknown;
        try
        {
            var connection = await connecting.WaitAsync(patience, time, cancellation);
            var limiter = new RedisSlidingWindowRateLimiter<string>(KeyOf(key), new RedisSlidingWindowRateLimiterOptions
            {
                ConnectionMultiplexerFactory = () => connection,
                PermitLimit = many,
                Window = window,
            });
            // What comes after the wait is over is nobody's: the connection's own time-out ends it.
            using var lease = await limiter.AcquireAsync(1, CancellationToken.None).AsTask().WaitAsync(patience, time, cancellation);
            return lease.IsAcquired
                ? new LimitOutcome(LimitAnswer.Taken, TimeSpan.Zero)
                : new LimitOutcome(LimitAnswer.Refused, await UntilRoomAsync(connection, KeyOf(key), cancellation));
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException or ObjectDisposedException)
        {
            Interlocked.Exchange(ref restsUntil, time.GetTimestamp() + (long)(Rest.TotalSeconds * time.TimestampFrequency));
            return unknown;
        }
    }

    /// <summary>
    /// Until there is room again: when the oldest leaves the window. The limiter doesn't say, and keeps the times in a set of this name. Of a short window the
    /// whole of it is said, which saves whoever floods us a look; so it is when nobody answers, or that name should change.
    /// </summary>
    private async Task<TimeSpan> UntilRoomAsync(IConnectionMultiplexer connection, string key, CancellationToken cancellation)
    {
        if (window <= ShortWindow)
            return window;
        try
        {
            var oldest = await connection.GetDatabase().SortedSetRangeByRankWithScoresAsync($"rl:sw:{{{key}}}", 0, 0).WaitAsync(patience, time, cancellation);
            var wait = oldest.Length == 0 ? window : DateTimeOffset.UnixEpoch.AddSeconds(oldest[0].Score) + window - time.GetUtcNow();
            return wait > window ? window : wait < Rest ? Rest : wait;
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException or ObjectDisposedException)
        {
            return window;
        }
    }

    private string KeyOf(string key) => $"alchemorsel:limit:{name}:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 16))}";
}

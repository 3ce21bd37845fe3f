using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
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
/// So many in a minute for each key, counted in Redis by all replicas together. What the key says (an address, an e-mail) is kept as a hash alone.
/// </summary>
/// <param name="name">Tells the limits apart.</param>
/// <param name="perMinute">At least 1.</param>
/// <param name="patience">How long an answer is waited for, at most: a Redis that hangs must not hold up requests for as long as its client would wait.</param>
public sealed class SharedLimit(string name, int perMinute, TimeSpan patience, Func<IConnectionMultiplexer> redis, TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

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
                PermitLimit = perMinute,
                Window = Window,
            });
            // What comes after the wait is over is nobody's: the connection's own time-out ends it.
            using var lease = await limiter.AcquireAsync(1, CancellationToken.None).AsTask().WaitAsync(patience, time, cancellation);
            return new LimitOutcome(lease.IsAcquired ? LimitAnswer.Taken : LimitAnswer.Refused, RetryAfter(lease));
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException or ObjectDisposedException)
        {
            Interlocked.Exchange(ref restsUntil, time.GetTimestamp() + (long)(Rest.TotalSeconds * time.TimestampFrequency));
            return unknown;
        }
    }

    private static TimeSpan RetryAfter(RateLimitLease lease)
        => lease.TryGetMetadata(RedisRateLimiting.RateLimitMetadataName.RetryAfter, out var seconds) && seconds > 0 ? TimeSpan.FromSeconds(seconds) : Window;

    private string KeyOf(string key) => $"alchemorsel:limit:{name}:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 16))}";
}

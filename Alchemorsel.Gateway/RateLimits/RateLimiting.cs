using System.Globalization;
using System.Threading.RateLimiting;
using Alchemorsel.ServiceDefaults.RateLimits;
using Microsoft.Extensions.Options;

namespace Alchemorsel.Gateway.RateLimits;

/// <summary>
/// Lets so many requests of a kind through in a minute. Of reading, the first tenth of an address's minute is counted in this process alone, so
/// that ordinary use costs no look at Redis; beyond it all replicas count together.
/// </summary>
internal sealed class RateLimiting : IDisposable
{
    private const int SharedBeyond = 10;

    private readonly Dictionary<RateLimitPolicy, SharedLimit> shared;
    private readonly Dictionary<RateLimitPolicy, PartitionedRateLimiter<string>> own;

    public RateLimiting(IServiceProvider services, IOptions<RateLimitOptions> options)
    {
        shared = new()
        {
            [RateLimitPolicy.SignIn] = services.NewLimit("sign-in", limits => limits.SignIn, open: false),
            [RateLimitPolicy.Import] = services.NewLimit("import", limits => limits.Import, open: true),
            [RateLimitPolicy.User] = services.NewLimit("user", limits => limits.User, open: true),
            [RateLimitPolicy.Anonymous] = services.NewLimit("anonymous", limits => limits.Anonymous, open: true),
        };
        own = new()
        {
            [RateLimitPolicy.User] = Own(options.Value.User),
            [RateLimitPolicy.Anonymous] = Own(options.Value.Anonymous),
        };
    }

    public async Task HandleAsync(HttpContext context, RequestDelegate next)
    {
        var policy = RateLimitPolicies.Of(context.Request);
        var key = RateLimitPolicies.KeyOf(context.Connection.RemoteIpAddress);
        if (own.TryGetValue(policy, out var first))
        {
            using var lease = first.AttemptAcquire(key);
            if (lease.IsAcquired)
            {
                await next(context);
                return;
            }
        }

        var outcome = await shared[policy].TakeAsync(key, context.RequestAborted);
        var status = outcome.Answer switch
        {
            LimitAnswer.Refused => StatusCodes.Status429TooManyRequests,
            LimitAnswer.Unknown when policy == RateLimitPolicy.SignIn => StatusCodes.Status503ServiceUnavailable,
            _ => 0,
        };
        if (status == 0)
        {
            await next(context);
            return;
        }

        // Without a body: UseCalmErrors says it in the words of whoever asks.
        context.Response.StatusCode = status;
        context.Response.Headers.RetryAfter = Math.Ceiling(outcome.RetryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        foreach (var limiter in own.Values)
            limiter.Dispose();
    }

    private static PartitionedRateLimiter<string> Own(int perMinute) => PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetFixedWindowLimiter(
        key, _ => new FixedWindowRateLimiterOptions { PermitLimit = Math.Max(1, perMinute / SharedBeyond), Window = TimeSpan.FromMinutes(1), QueueLimit = 0 }));
}

internal static class RateLimitingServices
{
    public static void AddRateLimits(this WebApplicationBuilder builder)
    {
        // Without Redis reads go on, so its absence is no reason to take the gateway out.
        builder.AddRedisClient("cache", settings => settings.DisableHealthChecks = true);
        builder.AddRateLimitOptions();
        builder.Services.AddSingleton<RateLimiting>();
    }

    /// <summary>Health and metrics are the platform's and are not counted.</summary>
    public static void UseRateLimits(this WebApplication app)
    {
        var limiting = app.Services.GetRequiredService<RateLimiting>();
        app.UseWhen(
            context => !context.Request.Path.StartsWithSegments("/health") && !context.Request.Path.StartsWithSegments("/healthz"),
            limited => limited.Use(next => context => limiting.HandleAsync(context, next)));
    }
}

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Alchemorsel.ServiceDefaults.RateLimits;

public static class RateLimitServices
{
    private const int DevelopmentFactor = 100;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    // Whoever is refused without an answer rather waits for it.
    private static readonly TimeSpan PatienceToRefuse = TimeSpan.FromSeconds(3);

    /// <summary>The limits as they are configured; needs a Redis client (<c>AddRedisClient</c>).</summary>
    public static void AddRateLimitOptions(this IHostApplicationBuilder builder)
    {
        var factor = builder.Environment.IsDevelopment() ? DevelopmentFactor : 1;
        builder.Services.AddOptions<RateLimitOptions>()
            .Configure(options =>
            {
                options.SignIn *= factor;
                options.Import *= factor;
                options.Comment *= factor;
                options.Anonymous *= factor;
                options.User *= factor;
                options.People *= factor;
                options.InvitationMails *= factor;
            })
            .Bind(builder.Configuration.GetSection(RateLimitOptions.Section));
    }

    /// <param name="name">Tells the limits apart, in Redis too.</param>
    /// <param name="many">How many in the window.</param>
    /// <param name="open">Whether requests go on while nobody can count them.</param>
    /// <param name="window">A minute unless said otherwise.</param>
    public static SharedLimit NewLimit(this IServiceProvider services, string name, Func<RateLimitOptions, int> many, bool open, TimeSpan? window = null) => new(
        name, many(services.GetRequiredService<IOptions<RateLimitOptions>>().Value), window ?? Minute, open ? Patience : PatienceToRefuse,
        services.GetRequiredService<IConnectionMultiplexer>, services.GetRequiredService<TimeProvider>());
}

using System.Threading.RateLimiting;
using Alchemorsel.ServiceDefaults;

namespace Alchemorsel.Gateway;

/// <summary>
/// Takes no more at once than the services behind can do in good time. Beyond that as many again wait a moment; what is left is told at once to
/// come back, which costs nearly nothing, so that those who were taken are still answered as fast as ever.
/// </summary>
internal sealed class LoadShedding(int atOnce) : IDisposable
{
    /// <summary>Whoever waited so long is told to come back: a page that takes longer is reloaded, which makes it worse.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private const string RetryAfterSeconds = "2";

    private readonly ConcurrencyLimiter limiter = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = atOnce,
        QueueLimit = atOnce,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    public async Task HandleAsync(HttpContext context, RequestDelegate next, AlchemorselMetrics metrics)
    {
        using var lease = await TakeAsync(context.RequestAborted);
        if (lease is { IsAcquired: true })
        {
            await next(context);
            return;
        }

        metrics.RequestsShed.Add(1);
        // Without a body: UseCalmErrors says it in the words of whoever asks.
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = RetryAfterSeconds;
    }

    public void Dispose() => limiter.Dispose();

    private async ValueTask<RateLimitLease?> TakeAsync(CancellationToken gone)
    {
        var lease = limiter.AttemptAcquire();
        if (lease.IsAcquired)
            return lease;
        lease.Dispose();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(gone);
        patience.CancelAfter(Patience);
        try
        {
            return await limiter.AcquireAsync(1, patience.Token);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}

internal static class LoadSheddingServices
{
    private const int Default = 500;

    public static void AddLoadShedding(this WebApplicationBuilder builder)
        => builder.Services.AddSingleton(new LoadShedding(builder.Configuration.GetValue("Alchemorsel:Limits:InFlight", Default)));

    /// <summary>Health is the platform's question, and never has to wait: a gateway that is busy is not a sick one.</summary>
    public static void UseLoadShedding(this WebApplication app)
    {
        var (shedding, metrics) = (app.Services.GetRequiredService<LoadShedding>(), app.Services.GetRequiredService<AlchemorselMetrics>());
        app.UseWhen(
            context => !context.Request.Path.StartsWithSegments("/health") && !context.Request.Path.StartsWithSegments("/healthz"),
            shed => shed.Use(next => context => shedding.HandleAsync(context, next, metrics)));
    }
}

namespace Alchemorsel.Api.Webhooks;

/// <summary>Every replica has one of these.</summary>
internal sealed partial class WebhookWorker(WebhookSender sender, WebhookLog log, WebhookSignal signal, TimeProvider time, ILogger<WebhookWorker> logger)
    : BackgroundService
{
    private const int AtOnce = 4;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan TidyEvery = TimeSpan.FromHours(1);

    // Each looks for itself: one that a slow address keeps waiting keeps none of the others.
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        Enumerable.Range(0, AtOnce)
            .Select(_ => RepeatAsync(DeliverAllAsync, () => signal.WaitAsync(Look, time, stoppingToken), stoppingToken))
            .Append(RepeatAsync(log.ForgetOldAsync, () => Task.Delay(TidyEvery, time, stoppingToken), stoppingToken)));

    private async Task RepeatAsync(Func<CancellationToken, Task> work, Func<Task> pause, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await work(stopping);
                await pause();
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                // The database is away; that doesn't end the worker.
                LogStopped(logger, exception);
                await Task.Delay(Look, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task DeliverAllAsync(CancellationToken cancellation)
    {
        while (await sender.DeliverNextAsync(cancellation))
        {
            // As long as there is something.
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Sending to webhooks failed; it is taken up again in a while.")]
    private static partial void LogStopped(ILogger log, Exception exception);
}

using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Alchemorsel.Api.Media;

/// <summary>
/// Whether the images' storage can be reached. At worst "degraded", which still counts as ready: every replica uses the same storage, so
/// taking replicas out would turn recipes without pictures into no recipes at all. Asked rarely and never waited for long, so that a
/// storage that hangs can't make the readiness probe run out of time.
/// </summary>
internal sealed class MediaStorageHealth(IMediaStorage storage, TimeProvider time) : IHealthCheck
{
    public const string Name = "media-storage";

    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);
    public static readonly TimeSpan GoodFor = TimeSpan.FromSeconds(15);

    private readonly Lock _lock = new();
    private Task<HealthCheckResult>? _latest;
    private long _askedAt;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        Task<HealthCheckResult> latest;
        lock (_lock)
        {
            if (_latest is null || (_latest.IsCompleted && time.GetElapsedTime(_askedAt) >= GoodFor))
            {
                _askedAt = time.GetTimestamp();
                _latest = AskAsync();
            }

            latest = _latest;
        }

        try
        {
            return await latest.WaitAsync(Patience, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return HealthCheckResult.Degraded("The storage of the images takes long to answer.");
        }
    }

    // Bounded by the storage's own time-outs, and not by the probe's: the next probe takes the same answer.
    private async Task<HealthCheckResult> AskAsync()
    {
        try
        {
            await Task.Yield();
            await storage.CheckAsync(CancellationToken.None);
            return HealthCheckResult.Healthy();
        }
        catch (MediaStorageException exception)
        {
            return HealthCheckResult.Degraded("The storage of the images can't be used.", exception);
        }
    }
}

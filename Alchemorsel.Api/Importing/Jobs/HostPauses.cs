using Microsoft.Extensions.Options;

namespace Alchemorsel.Api.Importing.Jobs;

/// <summary>Lets no host be asked more often than a patient person would ask it, however many imports name it.</summary>
internal sealed class HostPauses(IOptions<ImportJobOptions> options, TimeProvider time)
{
    /// <summary>Hosts remembered at most; beyond it those that may be asked again are forgotten.</summary>
    private const int HostsMax = 1_000;

    private readonly Dictionary<string, DateTimeOffset> free = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Waits until it is this caller's turn at the host.</summary>
    public async Task WaitAsync(string host, CancellationToken cancellation)
    {
        var wait = Take(host, time.GetUtcNow());
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, time, cancellation);
    }

    private TimeSpan Take(string host, DateTimeOffset now)
    {
        lock (free)
        {
            if (free.Count >= HostsMax)
            {
                foreach (var idle in free.Where(entry => entry.Value <= now).Select(entry => entry.Key).ToList())
                    free.Remove(idle);
            }

            var turn = free.TryGetValue(host, out var earliest) && earliest > now ? earliest : now;
            free[host] = turn + options.Value.HostPause;
            return turn - now;
        }
    }
}

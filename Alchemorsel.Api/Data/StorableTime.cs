namespace Alchemorsel.Api.Data;

internal static class StorableTime
{
    /// <summary>Now, as PostgreSQL keeps it (microseconds): what a save answers must be what a later read answers.</summary>
    public static DateTimeOffset GetStorableNow(this TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}

using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Alchemorsel.Api.Importing.Archives;

/// <summary>
/// What ids and times of an archive become here. The same id of the same import always becomes the same new one, so a line can name a recipe
/// that is still to come; another import makes others, so nothing that is here already is ever meant.
/// </summary>
internal static class ArchiveIds
{
    private const int TimeBytes = 8;

    /// <summary>A new id that sorts as the old one did, where that was made by this product and not in the future.</summary>
    public static Guid Derive(Guid job, Guid original)
    {
        Span<byte> both = stackalloc byte[32];
        job.TryWriteBytes(both, bigEndian: true, out _);
        original.TryWriteBytes(both[16..], bigEndian: true, out _);
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(both, hash);
        Span<byte> id = stackalloc byte[16];
        // Time and counter of the old one, else those of the import; the rest is of both.
        (IsOurs(job, original) ? both[16..32] : both[..16]).CopyTo(id);
        hash[TimeBytes..16].CopyTo(id[TimeBytes..]);
        id[TimeBytes] = (byte)(0x80 | (id[TimeBytes] & 0x3F));
        return new Guid(id, bigEndian: true);
    }

    /// <summary>A time as it can be kept: not one that is still to come, and none that is missing.</summary>
    public static DateTimeOffset Time(DateTimeOffset said, DateTimeOffset now)
    {
        if (said == default || said > now)
            return now;
        var time = said.ToUniversalTime();
        return time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMicrosecond));
    }

    private static bool IsOurs(Guid job, Guid original) => original.Version == 7 && Milliseconds(original) <= Milliseconds(job);

    private static long Milliseconds(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return BinaryPrimitives.ReadInt64BigEndian(bytes) >>> 16;
    }
}

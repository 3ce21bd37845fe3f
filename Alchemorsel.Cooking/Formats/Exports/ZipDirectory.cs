using System.Buffers.Binary;

namespace Alchemorsel.Cooking.Formats.Exports;

/// <summary>
/// Looks at the end of a zip archive for how large its directory may be, since the directory is read as a whole before the first
/// file. Layout: APPNOTE.TXT 6.3, sections 4.3.14 to 4.3.16.
/// </summary>
internal static class ZipDirectory
{
    private const int EndBytes = 22;
    private const int CommentMax = ushort.MaxValue;
    private const int LocatorBytes = 20;
    private const uint EndSignature = 0x06054b50;
    private const uint LocatorSignature = 0x07064b50;
    private const uint End64Signature = 0x06064b50;

    /// <summary>Bytes from where the directory begins to the archive's end; null where there is no directory.</summary>
    public static long? Size(Stream stream)
    {
        var tail = new byte[Math.Min(stream.Length, EndBytes + CommentMax)];
        stream.Position = stream.Length - tail.Length;
        stream.ReadExactly(tail);
        for (var at = tail.Length - EndBytes; at >= 0; at--)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at)) != EndSignature)
                continue;
            long start = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at + 16));
            // Any of the fields can send a reader to the 64-bit record, so it counts wherever there is one.
            if (Start64(stream, stream.Length - tail.Length + at) is { } start64)
                start = Math.Min(start, start64);
            return start < 0 || start > stream.Length ? null : stream.Length - start;
        }

        return null;
    }

    private static long? Start64(Stream stream, long end)
    {
        if (end < LocatorBytes)
            return null;
        Span<byte> record = stackalloc byte[56];
        stream.Position = end - LocatorBytes;
        stream.ReadExactly(record[..LocatorBytes]);
        if (BinaryPrimitives.ReadUInt32LittleEndian(record) != LocatorSignature)
            return null;
        var at = BinaryPrimitives.ReadInt64LittleEndian(record[8..]);
        if (at < 0 || at > stream.Length - record.Length)
            return null;
        stream.Position = at;
        stream.ReadExactly(record);
        return BinaryPrimitives.ReadUInt32LittleEndian(record) == End64Signature
            ? BinaryPrimitives.ReadInt64LittleEndian(record[48..])
            : null;
    }
}

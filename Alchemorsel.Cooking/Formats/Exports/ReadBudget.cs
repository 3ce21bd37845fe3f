using System.Buffers;

namespace Alchemorsel.Cooking.Formats.Exports;

/// <summary>What is left of the limits while one export is read.</summary>
internal sealed class ReadBudget(ExportLimits limits)
{
    private const int ChunkBytes = 80 * 1024;

    private long unpacked;

    public ExportLimits Limits => limits;

    public int Entries { get; private set; }

    /// <summary>Why nothing more is read; null while there is room.</summary>
    public string? Spent { get; private set; }

    /// <summary>Counts one file; false when it is one too many.</summary>
    public bool Count()
    {
        if (Entries >= limits.EntriesMax)
        {
            Spent = "The export holds more files than are read at once.";
            return false;
        }

        Entries++;
        return true;
    }

    /// <summary>Everything of a stream, or why not. Stops as soon as a limit is passed, whatever the archive's directory claims.</summary>
    /// <param name="packed">Bytes that the content takes in the archive; null where nothing was packed.</param>
    /// <param name="max">Bytes that this content may have.</param>
    public async Task<(byte[]? Bytes, string? Problem)> ReadAsync(
        Stream stream, long? packed, long max, CancellationToken cancellationToken)
    {
        if (Spent is not null)
            return (null, Spent);
        max = Math.Min(max, limits.EntryBytesMax);
        var ratioMax = packed is { } size ? Math.Max(limits.RatioFreeBytes, size * limits.RatioMax) : long.MaxValue;
        using var content = new MemoryStream();
        var chunk = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        try
        {
            int read;
            while ((read = await stream.ReadAsync(chunk, cancellationToken)) > 0)
            {
                unpacked += read;
                if (unpacked > limits.UnpackedBytesMax)
                {
                    Spent = "The export unpacks to more than is read at once.";
                    return (null, Spent);
                }

                if (content.Length + read > max)
                    return (null, "The file is too large.");
                if (content.Length + read > ratioMax)
                    return (null, "The file unpacks to far more than a recipe's file does, so it was left out.");
                content.Write(chunk, 0, read);
            }

            return (content.ToArray(), null);
        }
        catch (Exception error)
            when (error is InvalidDataException or IOException or NotSupportedException or ArgumentException or InvalidOperationException)
        {
            return (null, "The file is damaged and could not be unpacked.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
    }
}

using System.IO.Compression;
using System.Text.Json;

namespace Alchemorsel.Api.Exporting;

/// <summary>A document of an archive that is written and read a line at a time (JSON Lines): the first says what it is.</summary>
/// <param name="File">The end of its name.</param>
/// <param name="Format">What its first line says.</param>
internal sealed record LibraryLines(string File, string Format)
{
    public static LibraryLines Cooked { get; } = new("cooked.jsonl", "alchemorsel-cooked");
    public static LibraryLines Comments { get; } = new("comments.jsonl", "alchemorsel-comments");
    public static LibraryLines History { get; } = new("history.jsonl", "alchemorsel-history");
    public static LibraryLines Units { get; } = new("units.jsonl", "alchemorsel-units");
    public static LibraryLines Foods { get; } = new("foods.jsonl", "alchemorsel-foods");
    public static LibraryLines Corrections { get; } = new("corrections.jsonl", "alchemorsel-corrections");
    public static LibraryLines Collections { get; } = new("collections.jsonl", "alchemorsel-collections");
    public static LibraryLines SavedSearches { get; } = new("saved-searches.jsonl", "alchemorsel-saved-searches");
    public static LibraryLines MealPlan { get; } = new("meal-plan.jsonl", "alchemorsel-meal-plan");

    private static readonly JsonSerializerOptions Json = new(LibraryDocument.Json) { WriteIndented = false };

    public static byte[] ToBytes<T>(T line) => [.. JsonSerializer.SerializeToUtf8Bytes(line, Json), (byte)'\n'];

    public byte[] Header => ToBytes(new Kind(Format, LibraryDocument.CurrentVersion));

    /// <summary>Whether it is the document that it is taken for, in a version that is known.</summary>
    public bool IsKnown(ReadOnlyMemory<byte> utf8)
    {
        var end = utf8.Span.IndexOf((byte)'\n');
        return Parse<Kind>((end < 0 ? utf8 : utf8[..end]).Span) is { } kind && kind.Format == Format && kind.Version == LibraryDocument.CurrentVersion;
    }

    /// <summary>Every line but the first, by its number in the file from 2; null in place of one that can't be read.</summary>
    public static IEnumerable<(int Number, T? Value)> Read<T>(ReadOnlyMemory<byte> utf8)
        where T : class
    {
        for (var number = 1; !utf8.IsEmpty; number++)
        {
            var end = utf8.Span.IndexOf((byte)'\n');
            var line = end < 0 ? utf8 : utf8[..end];
            utf8 = end < 0 ? default : utf8[(end + 1)..];
            if (number > 1 && !line.Span.Trim(" \t\r"u8).IsEmpty)
                yield return (number, Parse<T>(line.Span));
        }
    }

    private static T? Parse<T>(ReadOnlySpan<byte> line)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(line, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Kind(string? Format, int Version);
}

/// <summary>Writes a document of lines; without any there is no document.</summary>
/// <param name="bytesMax">More than this is left out.</param>
internal sealed class LibraryLinesWriter(ZipArchive archive, string folder, LibraryLines document, long bytesMax = long.MaxValue) : IAsyncDisposable
{
    private Stream? target;
    private long written;

    public async Task WriteAsync<T>(T line, CancellationToken cancellation)
    {
        var bytes = LibraryLines.ToBytes(line);
        if (written + bytes.Length > bytesMax)
            return;
        if (target is null)
        {
            target = await archive.CreateEntry(folder + document.File, CompressionLevel.Optimal).OpenAsync(cancellation);
            await target.WriteAsync(document.Header, cancellation);
        }

        written += bytes.Length;
        await target.WriteAsync(bytes, cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        if (target is not null)
            await target.DisposeAsync();
    }
}

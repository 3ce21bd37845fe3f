namespace Alchemorsel.Cooking.Formats.Exports;

/// <summary>What an archive of ours holds beside its recipes: documents of the whole library, at its top.</summary>
public sealed class OwnArchive : IDisposable
{
    private readonly ZipFiles files;
    private readonly long bytesMax;

    private OwnArchive(ZipFiles files, long bytesMax) => (this.files, this.bytesMax) = (files, bytesMax);

    /// <summary>Null when the file is no archive of ours; reading its recipes tells why. The stream stays open, and must be seekable.</summary>
    public static OwnArchive? Open(Stream archive, ExportLimits? limits = null)
    {
        limits ??= new ExportLimits();
        var (files, _) = ZipFiles.Open(archive, new ReadBudget(limits));
        if (files is { IsOwn: true })
            return new OwnArchive(files, limits.EntryBytesMax);
        files?.Dispose();
        return null;
    }

    /// <summary>Whether there is such a document at the archive's top.</summary>
    public bool Has(string name) => files.Find("", name).Any();

    /// <summary>The content of a document, or why it can't be read; bounded by <see cref="ExportLimits.EntryBytesMax"/>.</summary>
    public Task<(byte[]? Bytes, string? Problem)> ReadAsync(string name, CancellationToken cancellationToken) =>
        files.Find("", name).FirstOrDefault() is { } found
            ? files.ReadAsync(found, bytesMax, cancellationToken, anyRatio: true)
            : Task.FromResult<(byte[]?, string?)>((null, "The file is not in the archive."));

    /// <summary>Closes the archive, not its stream.</summary>
    public void Dispose() => files.Dispose();
}

namespace Alchemorsel.Cooking.Formats.Exports;

/// <summary>
/// Reads what other recipe apps export: Mealie (recipe folders and backups), Tandoor, Paprika, Nextcloud Cookbook, Chowdown, CopyMeThat,
/// My Recipe Box, Plan to Eat, RecipeSage (JSON-LD), and schema.org JSON or Markdown files of any other. The layout is told by content, not
/// by names. Recipes are handed out one by one: the pictures of one are in memory at a time.
/// </summary>
public static class ExportReader
{
    /// <summary>
    /// Every recipe and every problem in the export's order, then one <see cref="ExportSummary"/>. Whatever the content is, it
    /// ends without an exception: a file that can't be read is an <see cref="ExportProblem"/> and the rest is still read.
    /// </summary>
    /// <param name="archive">
    /// A zip archive, or a single file of an app. It must be readable and seekable, since the directory of a zip archive is at its end; a
    /// request's body is to be stored first. Read from its beginning; it stays open.
    /// </param>
    /// <param name="fileName">What to call the export in problems; null for "export".</param>
    /// <param name="limits">Null for the usual ones.</param>
    /// <exception cref="ArgumentNullException"><paramref name="archive"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="archive"/> can't be read or has no position to go to.</exception>
    /// <exception cref="OperationCanceledException">While reading, when <paramref name="cancellationToken"/> asks for it.</exception>
    public static IAsyncEnumerable<ExportItem> ReadAsync(
        Stream archive, string? fileName = null, ExportLimits? limits = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(archive);
        if (!archive.CanRead || !archive.CanSeek)
            throw new ArgumentException("The export has to be a stream that can be read and seeked.", nameof(archive));
        var name = string.IsNullOrWhiteSpace(fileName) ? "export" : Path.GetFileName(fileName);
        return new ExportWalk(limits ?? new ExportLimits(), name).ReadAsync(archive, cancellationToken);
    }
}

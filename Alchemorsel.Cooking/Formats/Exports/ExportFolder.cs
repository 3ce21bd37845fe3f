namespace Alchemorsel.Cooking.Formats.Exports;

/// <summary>
/// The files beside a recipe's document in an archive of ours. They can be read while the recipe is the one that was handed out last, each for
/// itself, so that a log of many photos never is in memory as a whole.
/// </summary>
public sealed class ExportFolder
{
    private readonly ZipFiles files;
    private readonly string folder;

    internal ExportFolder(ZipFiles files, string folder) => (this.files, this.folder) = (files, folder);

    /// <summary>Whether there is such a file; <paramref name="name"/> is without folders.</summary>
    public bool Has(string name) => Find(name) is not null;

    /// <summary>Whether the archive holds another recipe, by its id there.</summary>
    public bool HasRecipe(string id) => files.Find("", OwnRecipe.DocumentOf(id)).Any();

    /// <summary>The content of a file, or why it can't be read. Its own bound takes the place of the one on how much it may unpack to.</summary>
    /// <param name="name">Without folders.</param>
    /// <param name="max">Bytes that it may have.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public Task<(byte[]? Bytes, string? Problem)> ReadAsync(string name, long max, CancellationToken cancellationToken) =>
        Find(name) is { } found
            ? files.ReadAsync(found, max, cancellationToken, anyRatio: true)
            : Task.FromResult<(byte[]?, string?)>((null, "The file is not in the archive."));

    private string? Find(string name) =>
        name.Length == 0 || name.Contains('/', StringComparison.Ordinal) || name.EndsWith('*') ? null : files.Find(folder, name).FirstOrDefault();
}

namespace Alchemorsel.Cooking.Formats.Exports;

/// <summary>How much of an export is read; what lies beyond is reported and left out. Sizes are bytes after unpacking.</summary>
public sealed record ExportLimits
{
    /// <summary>Files, those of nested archives included.</summary>
    public int EntriesMax { get; init; } = 200_000;

    /// <summary>Recipes handed out.</summary>
    public int RecipesMax { get; init; } = 50_000;

    /// <summary>One file, a nested archive or the text of all recipes included: it is held in memory while it is read.</summary>
    public long EntryBytesMax { get; init; } = 64L * 1024 * 1024;

    /// <summary>All files together.</summary>
    public long UnpackedBytesMax { get; init; } = 8L * 1024 * 1024 * 1024;

    /// <summary>How many times larger than packed a file above <see cref="RatioFreeBytes"/> may be; texts of recipes reach 30.</summary>
    public int RatioMax { get; init; } = 200;

    /// <summary>Bytes below which <see cref="RatioMax"/> does not count: small files of blanks pack well and harm nobody.</summary>
    public long RatioFreeBytes { get; init; } = 1024 * 1024;

    /// <summary>Archives inside of each other; the outermost is the first. Real exports use three.</summary>
    public int DepthMax { get; init; } = 4;

    /// <summary>Pictures of one recipe.</summary>
    public int ImagesPerRecipeMax { get; init; } = 40;

    /// <summary>Bytes of all pictures of one recipe.</summary>
    public long ImageBytesPerRecipeMax { get; init; } = 64L * 1024 * 1024;

    /// <summary>Bytes of a zip archive's directory, which is held in memory as a whole: about 100 for each file.</summary>
    public long DirectoryBytesMax { get; init; } = 32L * 1024 * 1024;

    /// <summary>Problems that the summary repeats; each is handed out once anyway.</summary>
    public int ProblemsKept { get; init; } = 1_000;
}

using Alchemorsel.Cooking.Reading;

namespace Alchemorsel.Cooking.Formats.Exports;

/// <summary>One thing that reading an export has to say: a recipe, something that could not be read, or (last) the sum of it all.</summary>
public abstract record ExportItem;

/// <summary>One recipe with everything that its app exported.</summary>
public sealed record ExportedRecipe : ExportItem
{
    /// <summary>Which app's layout it was read from.</summary>
    public required ExportFormat Format { get; init; }

    /// <summary>Where in the export it stands (<c>1.zip/recipe.json</c>).</summary>
    public required string Entry { get; init; }

    /// <summary>The recipe in the terms that every reader shares.</summary>
    public required RecipeDraft Draft { get; init; }

    /// <summary>Pictures in the export itself, the main one first; addresses of others are in <see cref="RecipeDraft.Images"/>.</summary>
    public IReadOnlyList<ExportImage> Images { get; init; } = [];

    /// <summary>Above 0, up to 5 stars; null when not rated.</summary>
    public double? Rating { get; init; }

    /// <summary>Null where the app does not say.</summary>
    public bool? Favourite { get; init; }

    /// <summary>When it was written down, UTC where the app names no zone.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>When it was last changed, UTC where the app names no zone.</summary>
    public DateTimeOffset? Updated { get; init; }

    /// <summary>The app's own name for it, by which importing again can find it.</summary>
    public string? OriginalId { get; init; }

    /// <summary>
    /// The recipe's document in Alchemorsel's own archive as it stands there (UTF-8 JSON), for whoever wants all of it and not only what
    /// <see cref="Draft"/> has room for; empty for other apps' exports. It can be read as JSON and is bounded by
    /// <see cref="ExportLimits.EntryBytesMax"/>; nothing else of it has been checked.
    /// </summary>
    public ReadOnlyMemory<byte> Native { get; init; }

    /// <summary>The files beside that document; null for other apps' exports.</summary>
    public ExportFolder? Beside { get; init; }

    /// <summary>
    /// What has no field here (difficulty, tools, cost, a video's address …): the app's names to its texts, at most <see cref="ExtraMax"/>.
    /// </summary>
    public IReadOnlyDictionary<string, string> Extra { get; init; } = new Dictionary<string, string>();

    /// <summary>Entries of <see cref="Extra"/>.</summary>
    public const int ExtraMax = 100;
}

/// <summary>A picture of an exported recipe.</summary>
/// <param name="Name">The name of its file, without folders.</param>
/// <param name="MediaType">By its content, not its name: <c>image/jpeg</c>, <c>image/png</c>, <c>image/gif</c>, <c>image/webp</c>,
/// <c>image/avif</c>, <c>image/heic</c>, <c>image/bmp</c> or <c>image/tiff</c>.</param>
/// <param name="Content">The file as it was exported; only its first bytes were looked at.</param>
public sealed record ExportImage(string Name, string MediaType, ReadOnlyMemory<byte> Content);

/// <summary>Something that could not be read; the rest still is.</summary>
/// <param name="Entry">Where in the export, or the export's own name.</param>
/// <param name="Reason">A sentence for the person who exported.</param>
public sealed record ExportProblem(string Entry, string Reason) : ExportItem;

/// <summary>What an export held; always the last item.</summary>
/// <param name="Format">The layout of most of its recipes.</param>
/// <param name="Entries">
/// Files seen, those inside of nested archives included; folders and what operating systems leave behind are not counted.
/// </param>
/// <param name="Recipes">Recipes handed out.</param>
/// <param name="Images">Pictures handed out with them.</param>
/// <param name="ProblemCount">Problems handed out.</param>
/// <param name="Problems">The first of them, at most <see cref="ExportLimits.ProblemsKept"/>.</param>
/// <param name="Complete">False when a limit or a broken archive ended reading early.</param>
public sealed record ExportSummary(
    ExportFormat Format, int Entries, int Recipes, int Images, int ProblemCount, IReadOnlyList<ExportProblem> Problems, bool Complete)
    : ExportItem;

/// <summary>Whose layout an export has.</summary>
public enum ExportFormat
{
    /// <summary>No recipe was recognised.</summary>
    Unknown,

    /// <summary>A zip archive of one JSON file and one folder of pictures for each recipe, or a backup of its database.</summary>
    Mealie,

    /// <summary>A zip archive of a zip archive for each recipe.</summary>
    Tandoor,

    /// <summary>A zip archive (or one file) of gzipped JSON, pictures within.</summary>
    Paprika,

    /// <summary>A zip archive of a folder for each recipe with schema.org JSON and a picture.</summary>
    NextcloudCookbook,

    /// <summary>A zip archive of Markdown files with front matter, pictures and components.</summary>
    Chowdown,

    /// <summary>One page with all recipes, and a folder of pictures.</summary>
    CopyMeThat,

    /// <summary>A CSV file.</summary>
    MyRecipeBox,

    /// <summary>A CSV file.</summary>
    PlanToEat,

    /// <summary>schema.org JSON-LD of all recipes.</summary>
    RecipeSage,

    /// <summary>Alchemorsel's own archive: a document and pictures for each recipe.</summary>
    Alchemorsel,

    /// <summary>schema.org recipes of no app in particular.</summary>
    JsonLd,

    /// <summary>Markdown files of no app in particular.</summary>
    Markdown,
}

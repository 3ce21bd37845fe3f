using System.ComponentModel.DataAnnotations;
using Alchemorsel.Contracts.Recipes;

namespace Alchemorsel.Contracts.Importing;

/// <summary>
/// <c>POST /api/v1/imports/jobs</c>: pages to bring in, in the background. A file goes as the body of <c>POST /api/v1/imports/jobs/file</c>.
/// </summary>
public sealed record ImportJobRequest
{
    /// <summary>From 1 to <see cref="Limits.ImportUrlsMax"/> absolute http or https URLs; one that stands there twice is read once.</summary>
    public IReadOnlyList<string>? Urls { get; init; }

    public DuplicatePolicy Duplicates { get; init; } = DuplicatePolicy.Ask;
}

/// <summary>What is brought in.</summary>
public enum ImportKind
{
    Urls,
    File,
}

public enum ImportJobState
{
    /// <summary>Waits for its turn; the imports of a household run one after another.</summary>
    Queued,
    Running,

    /// <summary>Stops after the recipe that is being read.</summary>
    Cancelling,
    Cancelled,

    /// <summary>Every entry has an outcome.</summary>
    Finished,
}

/// <summary>What to do with a recipe that the household seems to have.</summary>
public enum DuplicatePolicy
{
    /// <summary>Leave it out and let the cook decide.</summary>
    Ask,
    Skip,

    /// <summary>Fill in what the household's recipe lacks.</summary>
    Merge,
    KeepBoth,
}

public enum ImportItemState
{
    Pending,

    /// <summary>It is a recipe of the household now.</summary>
    Done,
    Failed,

    /// <summary>Waits for the cook's choice.</summary>
    Duplicate,
    Skipped,

    /// <summary>The household's recipe has what it lacked.</summary>
    Merged,
    Cancelled,
}

/// <summary>How many entries are in each state.</summary>
public sealed record ImportCounts(int Pending, int Done, int Failed, int Duplicate, int Skipped, int Merged, int Cancelled);

/// <param name="Name">The file's name, or the first address.</param>
/// <param name="Counts">What is known so far: the entries of a file are counted as they are read.</param>
/// <param name="Percent">From 0 to 100. Of a file, how much of it was read.</param>
/// <param name="Change">Grows with every change; where the events stand (<c>Last-Event-ID</c>).</param>
/// <param name="Notice">What went wrong with the whole, in words for the cook; null when nothing did.</param>
/// <param name="CanRetry">False when there is nothing to repeat, or the file is no longer kept.</param>
/// <param name="Library">What came beside the recipes, from an archive of ours: only kinds of which there was something.</param>
public sealed record ImportJob(
    Guid Id,
    ImportKind Kind,
    ImportJobState State,
    DuplicatePolicy Duplicates,
    string Name,
    ImportCounts Counts,
    int Percent,
    long Change,
    string? Notice,
    bool CanRetry,
    DateTimeOffset CreatedAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? FinishedAt,
    IReadOnlyList<ImportedPart> Library);

/// <summary>What an archive of ours holds beside recipes. Kept by number: another one comes last.</summary>
public enum ImportedKind
{
    Units,
    Foods,

    /// <summary>Ingredient lines that are read as the household said.</summary>
    Corrections,
    Collections,
    Favourites,
    Ratings,

    /// <summary>Entries of the cooked log.</summary>
    Cooked,

    /// <summary>Earlier versions of recipes.</summary>
    Revisions,
    SavedSearches,
    Comments,
    MealPlan,
}

/// <param name="Added">How many are new.</param>
/// <param name="Kept">How many the household had already; its own stay as they are, and a collection is filled up.</param>
/// <param name="Problem">What could not be taken over, or lacks what it names, by its document in the archive; null when nothing was lost.</param>
public sealed record ImportedPart(ImportedKind Kind, int Added, int Kept, string? Problem);

/// <param name="Position">From 0; names the entry in its import.</param>
/// <param name="Source">The address, or the entry of the file.</param>
/// <param name="Title">Of the recipe that was read; null when none was.</param>
/// <param name="Reason">Why it is as it is, or what was lost, in words for the cook; null when all is well.</param>
/// <param name="Recipe">What it became or was merged into.</param>
/// <param name="Existing">For a duplicate and a skipped one: the household's recipe; null when it is gone.</param>
/// <param name="Attempts">How often it was begun.</param>
/// <param name="Change">The import's change that brought it here.</param>
public sealed record ImportItem(
    int Position,
    string Source,
    ImportItemState State,
    string? Title,
    string? Reason,
    RecipeLink? Recipe,
    RecipeLink? Existing,
    int Attempts,
    long Change);

/// <summary>What the cook decides about one duplicate.</summary>
public enum DuplicateChoice
{
    Merge,
    Skip,
    Keep,
}

/// <summary><c>POST /api/v1/imports/jobs/{id}/items/{position}/resolve</c>, and <c>…/jobs/{id}/resolve</c> for all of them.</summary>
public sealed record ResolveRequest
{
    [Required]
    public DuplicateChoice? Choice { get; init; }
}

/// <summary>What an event of <c>GET /api/v1/imports/jobs/{id}/events</c> carries: the import and the entries that changed.</summary>
public sealed record ImportProgress(ImportJob Job, IReadOnlyList<ImportItem> Items);

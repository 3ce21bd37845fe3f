namespace Alchemorsel.Contracts.Recipes;

/// <summary>Why a revision was made.</summary>
public enum RevisionKind
{
    Created,
    Edited,

    /// <summary>An earlier revision was brought back.</summary>
    Restored,
    Imported,

    /// <summary>The recipe began as a copy of another.</summary>
    Forked,

    /// <summary>A tag, cuisine, category or tool was renamed or merged throughout the library.</summary>
    Labels,
}

/// <summary>One state of a recipe in the list of its revisions, the newest first.</summary>
/// <param name="Number">From 1; the numbers of revisions that were thinned out are missing.</param>
/// <param name="Previous">The revision before it that is still kept, to compare with; null for the first.</param>
/// <param name="Author">Name of the cook who saved it; null when it is not known or was a job's.</param>
/// <param name="Summary">What the save changed, in a line ("Title; 2 ingredients changed, 1 added").</param>
public sealed record RecipeRevisionSummary(
    int Number, int? Previous, DateTimeOffset SavedAt, string? Author, RevisionKind Kind, string Summary);

/// <summary>One revision with the recipe as it was then. Images are not part of it.</summary>
public sealed record RecipeRevisionDetails(
    int Number, DateTimeOffset SavedAt, string? Author, RevisionKind Kind, string Summary, RecipeInput Recipe);

/// <summary>What differs between two states of a recipe: words of text, parts of ingredients, values of the other fields.</summary>
/// <param name="Fields">The fields that differ, in the order of the recipe's page.</param>
/// <param name="Ingredients">All lines and headings, those that stayed as they were included; empty when nothing in them differs.</param>
/// <param name="Steps">As <paramref name="Ingredients"/>.</param>
public sealed record RecipeDiff(
    RevisionSide From,
    RevisionSide To,
    IReadOnlyList<FieldChange> Fields,
    IReadOnlyList<LineChange> Ingredients,
    IReadOnlyList<LineChange> Steps);

/// <summary>One side of a comparison.</summary>
/// <param name="Number">The revision; null for the recipe as it is now.</param>
public sealed record RevisionSide(int? Number, DateTimeOffset SavedAt, string? Author = null, RevisionKind? Kind = null);

/// <param name="Field">Name of the field on the wire (<c>title</c>, <c>prepMinutes</c>).</param>
/// <param name="Label">The field as a cook says it ("preparation time").</param>
/// <param name="Words">For text, where the two differ; null for a value that is replaced as a whole.</param>
public sealed record FieldChange(string Field, string Label, string? Before, string? After, IReadOnlyList<TextSegment>? Words);

/// <summary>A run of text. Those not <see cref="SegmentKind.Added"/> make up the text before, those not <see cref="SegmentKind.Removed"/> the
/// text after.</summary>
public sealed record TextSegment(SegmentKind Kind, string Text);

public enum SegmentKind
{
    Same,
    Removed,
    Added,
}

/// <summary>What became of an ingredient line, a step or a heading.</summary>
/// <param name="Before">The line before; null when it was added.</param>
/// <param name="After">The line after; null when it was removed.</param>
/// <param name="IsHeading">Whether it is the heading of a section.</param>
/// <param name="Words">Where the two texts differ; only when it changed.</param>
/// <param name="Parts">Of an ingredient that changed: its parts that differ.</param>
public sealed record LineChange(
    LineChangeKind Kind,
    string? Before,
    string? After,
    bool IsHeading = false,
    IReadOnlyList<TextSegment>? Words = null,
    IReadOnlyList<PartChange>? Parts = null);

public enum LineChangeKind
{
    Same,
    Added,
    Removed,
    Changed,
    Moved,
}

/// <param name="Part">What of the ingredient: <c>quantity</c>, <c>unit</c>, <c>size</c>, <c>food</c>, <c>preparation</c>, <c>comment</c>,
/// <c>purpose</c>, or <c>recipe</c> for the recipe that it uses.</param>
public sealed record PartChange(string Part, string? Before, string? After);

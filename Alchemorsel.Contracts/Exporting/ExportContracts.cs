using System.ComponentModel.DataAnnotations;

namespace Alchemorsel.Contracts.Exporting;

/// <summary>
/// <c>POST /api/v1/exports</c>: what to take along. The answer is a zip archive that imports back without loss; its layout is described in
/// docs/export-format.md.
/// </summary>
public sealed record ExportRequest
{
    /// <summary>The recipes to take; null or empty takes all of the household's.</summary>
    [MaxLength(Limits.ExportSelectionMax)]
    public IReadOnlyList<Guid>? RecipeIds { get; init; }

    /// <summary>Whether archived recipes come along when all are taken; those named in <see cref="RecipeIds"/> always do.</summary>
    public bool Archived { get; init; } = true;

    /// <summary>Whether pictures come along.</summary>
    public bool Images { get; init; } = true;

    /// <summary>
    /// Whether what the household made of its recipes comes along: favourites, ratings, the cooked log, collections, earlier versions, its foods,
    /// units and corrected lines. Null for yes when all recipes are taken, and no when some are.
    /// </summary>
    public bool? Kitchen { get; init; }

    /// <summary>Forms for other apps and for people, beside our own: any of <c>json</c>, <c>cook</c> and <c>md</c>.</summary>
    [MaxLength(Limits.ExportFormatsMax)]
    public IReadOnlyList<string> Formats { get; init; } = [];
}

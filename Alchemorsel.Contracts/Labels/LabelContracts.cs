using System.ComponentModel.DataAnnotations;
using Alchemorsel.Contracts.Recipes;

namespace Alchemorsel.Contracts.Labels;

/// <summary>What recipes are sorted by: the last part of <c>/api/v1/labels/{kind}</c>.</summary>
public enum LabelKind
{
    Tags,
    Cuisines,
    Categories,
    Equipment,
}

/// <summary>A label of the household. Spellings that differ in case and accents alone are one label.</summary>
/// <param name="Recipes">Recipes that have it, archived ones and drafts included.</param>
public sealed record LabelSummary(string Name, int Recipes);

/// <summary><c>GET /api/v1/labels/{kind}/usage</c>: what a change of these labels would reach.</summary>
/// <param name="Labels">The labels that exist, in the order asked for.</param>
/// <param name="Recipes">Recipes that have at least one of them.</param>
/// <param name="Examples">A few of these recipes, by title.</param>
public sealed record LabelUsage(IReadOnlyList<LabelSummary> Labels, int Recipes, IReadOnlyList<RecipeLink> Examples);

/// <summary><c>POST /api/v1/labels/{kind}/rename</c>.</summary>
public sealed record LabelRename
{
    [Required, MaxLength(Limits.NameMax)]
    public string From { get; init; } = "";

    [Required, MaxLength(Limits.NameMax)]
    public string To { get; init; } = "";
}

/// <summary><c>POST /api/v1/labels/{kind}/merge</c>: several become one, which may be among them, exist already or be new.</summary>
public sealed record LabelMerge
{
    [Required, MinLength(1), MaxLength(Limits.PageMax)]
    public IReadOnlyList<string> Names { get; init; } = [];

    [Required, MaxLength(Limits.NameMax)]
    public string Into { get; init; } = "";
}

/// <summary>What a change of labels did.</summary>
/// <param name="Name">The label that recipes have now; null when it was taken off.</param>
/// <param name="Recipes">Recipes that were changed; each has a new version.</param>
public sealed record LabelChange(string? Name, int Recipes);

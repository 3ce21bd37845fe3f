using System.ComponentModel.DataAnnotations;

namespace Alchemorsel.Contracts.Recipes;

/// <summary>Body of <c>POST /api/v1/recipes/{id}/fork</c>.</summary>
public sealed record ForkRequest
{
    /// <summary>Title of the copy; null for "… (copy)".</summary>
    [MinLength(Limits.TitleMin), MaxLength(Limits.TitleMax)]
    public string? Title { get; init; }
}

using System.ComponentModel.DataAnnotations;
using Alchemorsel.Contracts.Recipes;

namespace Alchemorsel.Contracts.Collections;

/// <summary>The body of <c>POST /api/v1/collections</c> and of <c>PUT</c> on a collection.</summary>
public sealed record CollectionInput
{
    [Required, MaxLength(Limits.NameMax)]
    public string Name { get; init; } = "";

    [MaxLength(Limits.CollectionTextMax)]
    public string? Description { get; init; }
}

/// <summary>A collection: recipes that belong together, in an order of the household's own.</summary>
/// <param name="Recipes">How many recipes it shows; archived ones are not counted.</param>
/// <param name="Covers">Images of its first recipes that have one, at most four.</param>
/// <param name="Contains">Whether the recipe named by the query's <c>recipe</c> is in it; null when none is named.</param>
public sealed record CollectionInfo(
    Guid Id,
    string Name,
    string? Description,
    int Recipes,
    IReadOnlyList<RecipeImageInfo> Covers,
    bool? Contains,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt);

/// <summary><c>PUT /api/v1/collections/{id}/recipes/{recipe}/position</c>.</summary>
public sealed record PositionInput
{
    /// <summary>The recipe of the collection that it shall follow; null to be the first.</summary>
    public Guid? After { get; init; }
}

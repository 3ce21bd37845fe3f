using Alchemorsel.Contracts.Recipes;

namespace Alchemorsel.Contracts.Profiles;

/// <summary><c>GET /api/v1/recipes/{id}/publication</c>: whether everybody with an account can read a recipe of the household.</summary>
/// <param name="By">Whose name it is under; null when it isn't public.</param>
/// <param name="Since">Since when; null when it isn't public.</param>
/// <param name="Mine">Whether the asker made it public.</param>
public sealed record PublicationInfo(Cook? By, DateTimeOffset? Since, bool Mine);

/// <summary>A public recipe in a list.</summary>
/// <param name="Since">When it was made public.</param>
/// <param name="Image">Its cover, with a path of its own; needs the media token or a bearer token.</param>
public sealed record PublicRecipe(
    Guid Id, string Title, string? Description, int? TotalMinutes, int? Servings, RecipeImageInfo? Image, Cook By, DateTimeOffset Since);

/// <summary><c>GET /api/v1/discover/recipes/{id}</c>.</summary>
/// <param name="Recipe">Without the kitchen's notes, standing, links to other recipes, origin, dates and version.</param>
/// <param name="Mine">Whether the asker made it public.</param>
public sealed record PublicRecipeDetails(RecipeDetails Recipe, Cook By, DateTimeOffset Since, bool Mine);

/// <summary>What an entry of <c>GET /api/v1/activity</c> tells; more kinds may come.</summary>
public enum ActivityKind
{
    /// <summary>A recipe was made public.</summary>
    RecipePublished,
}

/// <param name="At">When it happened; at most 90 days ago.</param>
/// <param name="Recipe">The recipe that it is about.</param>
public sealed record ActivityEntry(Guid Id, ActivityKind Kind, DateTimeOffset At, Cook By, PublicRecipe? Recipe);

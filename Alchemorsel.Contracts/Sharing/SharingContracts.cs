using System.ComponentModel.DataAnnotations;
using Alchemorsel.Contracts.Recipes;

namespace Alchemorsel.Contracts.Sharing;

/// <summary><c>POST /api/v1/share-links</c>: names a recipe or a collection, one of the two.</summary>
public sealed record ShareLinkInput
{
    public Guid? RecipeId { get; init; }

    public Guid? CollectionId { get; init; }

    /// <summary>Days until the link ends; without an end when left out.</summary>
    [Range(1, Limits.ShareDaysMax)]
    public int? Days { get; init; }
}

/// <summary>A link that was just made: the only time that it is told.</summary>
/// <param name="Token">Goes into <c>/api/v1/share/{token}</c>.</param>
/// <param name="Path">The page that it opens, below the public address.</param>
/// <param name="Address">The whole address of that page; null where the installation has no public address configured.</param>
public sealed record NewShareLink(ShareLinkInfo Link, string Token, string Path, string? Address);

/// <param name="Name">The recipe's title, or the collection's name.</param>
/// <param name="CreatedBy">Who made it; null when their account is gone.</param>
/// <param name="LastOpenedOn">The day (UTC) on which somebody opened it last.</param>
public sealed record ShareLinkInfo(
    Guid Id, Guid? RecipeId, Guid? CollectionId, string Name, string? CreatedBy, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, DateOnly? LastOpenedOn);

/// <summary><c>GET /api/v1/share-links</c>: those that are open, newest first.</summary>
public sealed record ShareLinkList(IReadOnlyList<ShareLinkInfo> Links);

/// <summary><c>GET /api/v1/share/{token}</c>: what a link shows, one of the two.</summary>
/// <param name="Recipe">Without standing, links to other recipes, origin, dates and version; its pictures have paths below this one.</param>
public sealed record SharedContent(RecipeDetails? Recipe, SharedCollectionInfo? Collection);

public sealed record SharedCollectionInfo(string Name, string? Description);

/// <summary>A recipe of a shared collection, in its list.</summary>
public sealed record SharedRecipe(Guid Id, string Title, string? Description, int? TotalMinutes, int? Servings, RecipeImageInfo? Image);

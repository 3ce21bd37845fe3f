using System.ComponentModel.DataAnnotations;
using Alchemorsel.Contracts.Recipes;

namespace Alchemorsel.Contracts.SavedSearches;

/// <summary>The body of <c>POST /api/v1/saved-searches</c> and of <c>PUT</c> on a saved search.</summary>
public sealed record SavedSearchInput
{
    /// <summary>No other saved search of the household may have it, in whatever case or accents.</summary>
    [Required, MaxLength(Limits.NameMax)]
    public string Name { get; init; } = "";

    /// <summary>What to find. It must be something that the list of recipes would answer, and ask for one thing at least.</summary>
    [Required]
    public RecipeCriteria Query { get; init; } = new();
}

/// <summary>A search that the household keeps: a cookbook that fills itself.</summary>
/// <param name="Query">What it finds; <c>favourite</c> means the favourites of the cook who opens it.</param>
/// <param name="Href">The list with this query, ready to be asked for; <c>cursor</c> and <c>limit</c> may be added.</param>
/// <param name="CollectionName">What the collection of the query is called now; null when the query names none, or when it is gone.</param>
/// <param name="CollectionGone">
/// Whether the query names a collection that is no more. It then finds nothing, rather than more than was asked for, until the query is changed.
/// </param>
/// <param name="By">Who made it; null when the account is gone.</param>
/// <param name="Version">For <c>If-Match</c>.</param>
public sealed record SavedSearchInfo(
    Guid Id,
    string Name,
    RecipeCriteria Query,
    string Href,
    string? CollectionName,
    bool CollectionGone,
    string? By,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    string Version);

/// <summary>All that the household keeps, by name; at most <see cref="Limits.SavedSearchesMax"/>.</summary>
public sealed record SavedSearchList(IReadOnlyList<SavedSearchInfo> Searches);

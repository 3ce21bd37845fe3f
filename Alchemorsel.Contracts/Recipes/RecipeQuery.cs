using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Alchemorsel.Contracts.Recipes;

/// <summary>
/// What recipes are asked for by; all of it must hold together. Called on the wire as the parameters of the list are. A name that nobody knows
/// is refused wherever this is read: a filter that is misspelt and passed over would find more than was asked for.
/// </summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public record RecipeCriteria
{
    /// <summary>Words to find in title, description, ingredients, steps, tags; typos are tolerated.</summary>
    [MaxLength(Limits.QueryMax)]
    public string? Q { get; init; }

    /// <summary>Repeated in the query string: recipes that have all of them.</summary>
    [JsonPropertyName("tag"), MaxLength(Limits.FilterValuesMax)]
    public IReadOnlyList<string> Tags { get; init; } = [];

    [MaxLength(Limits.NameMax)]
    public string? Cuisine { get; init; }

    [MaxLength(Limits.NameMax)]
    public string? Category { get; init; }

    /// <summary>Repeated in the query string: recipes that fit all of them for sure (<c>vegan</c>, <c>vegetarian</c>, <c>glutenFree</c>, …).</summary>
    [JsonPropertyName("diet"), MaxLength(Limits.FilterValuesMax)]
    public IReadOnlyList<string> Diets { get; init; } = [];

    public Difficulty? Difficulty { get; init; }

    [Range(1, int.MaxValue)]
    public int? MaxMinutes { get; init; }

    /// <summary>The household's mean rating, at least.</summary>
    [Range(Limits.StarsMin, Limits.StarsMax)]
    public int? MinRating { get; init; }

    /// <summary>Repeated in the query string: recipes that hold all of them. A food stands for itself: "cheese" doesn't find cheddar.</summary>
    [JsonPropertyName("food"), MaxLength(Limits.FilterValuesMax)]
    public IReadOnlyList<string> Foods { get; init; } = [];

    /// <summary>Repeated in the query string: recipes that hold none of them.</summary>
    [JsonPropertyName("withoutFood"), MaxLength(Limits.FilterValuesMax)]
    public IReadOnlyList<string> WithoutFoods { get; init; } = [];

    /// <summary>
    /// Repeated in the query string (<c>gluten</c>, <c>milk</c>, …): a hard filter. Leaves out what holds one, what may hold one, and,
    /// unless <see cref="AllowUnknown"/>, every recipe with an ingredient that is not known.
    /// </summary>
    [JsonPropertyName("withoutAllergen"), MaxLength(Limits.FilterValuesMax)]
    public IReadOnlyList<string> WithoutAllergens { get; init; } = [];

    /// <summary>Lets recipes with unknown ingredients through <see cref="WithoutAllergens"/>.</summary>
    public bool AllowUnknown { get; init; }

    /// <summary>Also shows what the kitchen's severe allergies leave out otherwise.</summary>
    public bool IgnoreAllergies { get; init; }

    public RecipeStatus? Status { get; init; }

    /// <summary>True for the asking cook's favourites only.</summary>
    public bool Favourite { get; init; }

    /// <summary>Only recipes of this collection; none when there is no such collection.</summary>
    public Guid? Collection { get; init; }

    /// <summary>By default relevance in a search, else newest first.</summary>
    public RecipeSort? Sort { get; init; }
}

/// <summary>Query of <c>GET /api/v1/recipes</c> and <c>GET /api/v1/recipes/facets</c>.</summary>
public sealed record RecipeQuery : RecipeCriteria
{
    public string? Cursor { get; init; }
    public int? Limit { get; init; }
}

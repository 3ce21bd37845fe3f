using System.ComponentModel.DataAnnotations;
using Alchemorsel.Contracts.Recipes;

namespace Alchemorsel.Contracts.Social;

/// <summary>What the household makes of a recipe, as one of its cooks sees it.</summary>
/// <param name="Rating">Mean of the members' ratings, from 1 to 5; null without any.</param>
/// <param name="RatingCount">Members who have rated it.</param>
/// <param name="MyRating">The asking cook's own stars; null when not rated.</param>
/// <param name="IsFavourite">Whether it is one of the asking cook's favourites.</param>
/// <param name="CookedCount">How often the household has cooked it.</param>
/// <param name="LastCookedOn">The day it was cooked last; null when never.</param>
public sealed record RecipeStanding(
    double? Rating, int RatingCount, int? MyRating, bool IsFavourite, int CookedCount, DateOnly? LastCookedOn)
{
    /// <summary>Of a recipe that nobody has rated, kept or cooked.</summary>
    public static RecipeStanding None { get; } = new(null, 0, null, false, 0, null);

    /// <summary>Why a moderator keeps the recipe from everybody outside of its household; null when none does.</summary>
    public string? HiddenBecause { get; init; }
}

/// <summary><c>PUT /api/v1/recipes/{id}/rating</c>.</summary>
public sealed record RatingInput
{
    /// <summary>Whole stars.</summary>
    [Required, Range(Limits.StarsMin, Limits.StarsMax)]
    public int? Stars { get; init; }

    /// <summary>What there is to say beside the stars, plain text. Without it the review stays as it is; an empty one takes it away.</summary>
    [MaxLength(Limits.ReviewMax, ErrorMessage = "At most 2,000 characters.")]
    public string? Review { get; init; }
}

/// <summary>One time that a recipe was cooked: the body of <c>POST /api/v1/recipes/{id}/cooked</c> and of <c>PUT</c> on an entry.</summary>
public sealed record CookedInput
{
    /// <summary>The day; today (UTC) when missing. Tomorrow is taken too: it has begun somewhere.</summary>
    public DateOnly? CookedOn { get; init; }

    /// <summary>For how many; null when not noted.</summary>
    [Range(1, Limits.ServingsMax)]
    public int? Servings { get; init; }

    /// <summary>How it turned out this time, in whole stars; the cook's rating of the recipe is another matter.</summary>
    [Range(Limits.StarsMin, Limits.StarsMax)]
    public int? Rating { get; init; }

    [MaxLength(Limits.CookedNoteMax)]
    public string? Note { get; init; }
}

/// <summary>One entry of the cooked log.</summary>
/// <param name="Recipe">What was cooked.</param>
/// <param name="RecipeImage">The recipe's cover, or null.</param>
/// <param name="By">Name of the cook who wrote it; null when the account is gone.</param>
/// <param name="Mine">Whether the asking cook wrote it, and may change it.</param>
/// <param name="Photos">At most <see cref="Limits.CookedPhotosMax"/>.</param>
public sealed record CookedEntryInfo(
    Guid Id,
    RecipeLink Recipe,
    RecipeImageInfo? RecipeImage,
    DateOnly CookedOn,
    int? Servings,
    int? Rating,
    string? Note,
    string? By,
    bool Mine,
    IReadOnlyList<RecipeImageInfo> Photos,
    DateTimeOffset CreatedAt);

using Alchemorsel.Contracts.Recipes;

namespace Alchemorsel.Api.Sharing;

/// <summary>A recipe as somebody of another household sees it.</summary>
internal static class VisitorView
{
    /// <summary>What is named here and nothing else, so that what recipes learn to hold later isn't shown by itself.</summary>
    /// <param name="whole">The recipe as its household sees it.</param>
    /// <param name="through">Gives a picture the way that visitors take to it.</param>
    public static RecipeDetails ForVisitors(this RecipeDetails whole, Func<RecipeImageInfo, RecipeImageInfo> through) => new()
    {
        Id = whole.Id,
        Slug = whole.Slug,
        Version = "",
        Title = whole.Title,
        Description = whole.Description,
        Servings = whole.Servings,
        YieldText = whole.YieldText,
        PrepMinutes = whole.PrepMinutes,
        CookMinutes = whole.CookMinutes,
        TotalMinutes = whole.TotalMinutes,
        Cuisine = whole.Cuisine,
        Category = whole.Category,
        Difficulty = whole.Difficulty,
        Author = whole.Author,
        Language = whole.Language,
        SourceUrl = whole.SourceUrl,
        Notes = whole.Notes,
        Nutrition = whole.Nutrition,
        Allergens = whole.Allergens,
        Equipment = whole.Equipment,
        Status = RecipeStatus.Published,
        Tags = whole.Tags,
        Ingredients = [.. whole.Ingredients.Select(section => section with { Lines = [.. section.Lines.Select(line => line with { Recipe = null })] })],
        Steps = whole.Steps,
        Images = [.. whole.Images.Select(through)],
        CreatedAt = DateTimeOffset.UnixEpoch,
        UpdatedAt = DateTimeOffset.UnixEpoch,
    };
}

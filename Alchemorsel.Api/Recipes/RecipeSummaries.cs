using Alchemorsel.Api.Data;
using Alchemorsel.Api.Foods;
using Alchemorsel.Contracts.Recipes;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Recipes;

/// <summary>Recipes as lists show them, for lists that have their order from elsewhere: a collection, the home page.</summary>
internal static class RecipeSummaries
{
    // Characters of the description in a list.
    private const int DescriptionMax = 280;

    /// <summary>The household's recipes among <paramref name="ids"/>, which are bounded, in one statement of lookups by key.</summary>
    public static async Task<Dictionary<Guid, RecipeSummary>> ReadAsync(
        AlchemorselDbContext db, IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        var found = await db.Set<Recipe>().AsNoTracking().Where(recipe => ids.Contains(recipe.Id))
            .LeftJoin(
                db.Set<RecipeImage>(),
                recipe => recipe.CoverImageId,
                image => (Guid?)image.Id,
                (recipe, image) => new RecipeSummary(
                    recipe.Id,
                    recipe.Slug,
                    recipe.Title,
                    recipe.Description == null ? null : recipe.Description.Substring(0, DescriptionMax),
                    recipe.SortMinutes == Recipe.UnknownMinutes ? null : recipe.SortMinutes,
                    recipe.Servings,
                    recipe.Cuisine,
                    recipe.Category,
                    recipe.ArchivedAt != null ? RecipeStatus.Archived : recipe.IsDraft ? RecipeStatus.Draft : RecipeStatus.Published,
                    recipe.Tags,
                    image == null
                        ? null
                        : new RecipeImageInfo(
                            image.Id, $"/media/{image.Id}/{{width}}.webp", image.Widths, image.Width, image.Height, image.Placeholder, image.Alt)
                        {
                            Formats = image.Formats,
                            Preview = image.Preview,
                        },
                    recipe.UpdatedAt,
                    recipe.Search!.Rating,
                    recipe.Search!.CookedCount)
                {
                    Diets = FoodRules.Write(recipe.Search!.Diets),
                })
            .ToListAsync(cancellation);
        return found.ToDictionary(recipe => recipe.Id);
    }
}

using Alchemorsel.Api.Recipes.Nested;
using Alchemorsel.Contracts.Recipes;

namespace Alchemorsel.Api.Recipes;

internal static class RecipeInputs
{
    /// <summary>
    /// The recipe as the request that would save it: the way back from <see cref="RecipeWriting.Apply"/>. Archiving is no part of a save, so
    /// an archived recipe is the draft or the published one that it comes back as; images have their own requests.
    /// </summary>
    public static RecipeInput ToInput(this Recipe recipe) => new()
    {
        Title = recipe.Title,
        Description = recipe.Description,
        Servings = recipe.Servings,
        YieldText = recipe.YieldText,
        PrepMinutes = recipe.PrepMinutes,
        CookMinutes = recipe.CookMinutes,
        TotalMinutes = recipe.TotalMinutes,
        Cuisine = recipe.Cuisine,
        Category = recipe.Category,
        Difficulty = recipe.Difficulty,
        Author = recipe.Author,
        Language = recipe.Language,
        SourceUrl = recipe.SourceUrl,
        Notes = recipe.Notes,
        Tags = [.. recipe.Tags],
        Ingredients =
        [
            .. recipe.Ingredients.Select(group => new IngredientSectionInput(group.Name, [.. group.Lines.Select(line => line.Text)])),
        ],
        Steps = [.. recipe.Steps.Select(group => new StepSectionInput(group.Name, group.Steps))],
        Equipment = [.. recipe.Equipment],
        Allergens = recipe.Allergens,
        Nutrition = recipe.Nutrition,
        Status = recipe.IsDraft ? RecipeStatus.Draft : RecipeStatus.Published,
        Links = LineChoices.Of(recipe) is { Count: > 0 } links ? links : null,
    };
}

using Alchemorsel.Api.Data;
using Alchemorsel.Api.Households;
using Alchemorsel.Api.Media;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts;
using Alchemorsel.Cooking.Formats.Exports;

namespace Alchemorsel.Api.Exporting;

/// <summary>From a recipe of one of our archives to the recipe that it was, in the household that is at work.</summary>
internal sealed class LibraryRestoring(
    AlchemorselDbContext db, IHouseholdContext household, ImageProcessor images, RecipeImageFiles files, TimeProvider clock)
{
    /// <summary>
    /// The recipe with its pictures, ready for <see cref="RecipeWriting.SaveAsync(Recipe, AlchemorselDbContext, CancellationToken)"/>; or
    /// null and why it can't be. A picture that can't be read is a notice and loses nothing else.
    /// </summary>
    /// <param name="exported">With <see cref="ExportedRecipe.Native"/>.</param>
    /// <exception cref="MediaStorageException">The storage failed.</exception>
    public async Task<RestoredRecipe> ReadAsync(ExportedRecipe exported, CancellationToken cancellation)
    {
        if (LibraryDocument.Read(exported.Native.Span) is not { } document)
            return new RestoredRecipe(null, ["The document is damaged, or of a newer version than this kitchen knows."]);
        // Links to recipes hold ids of the household that exported; without them lines find recipes by their titles again.
        var input = document.Recipe with { Links = null, ImageUrl = null };
        if (RecipeRules.Check(input) is { Count: > 0 } errors)
            return new RestoredRecipe(null, [.. errors.Select(error => $"{error.Key}: {error.Value[0]}")]);

        var now = clock.GetStorableNow();
        var recipe = new Recipe
        {
            HouseholdId = household.HouseholdId!.Value,
            Title = input.Title,
            CreatedAt = document.CreatedAt,
            ForkedFromTitle = document.ForkedFrom?.Title is { Length: > 0 and <= Limits.TitleMax } origin ? origin : null,
        };
        recipe.Apply(input, now);
        recipe.ArchivedAt = document.Archived ? now : null;
        await recipe.LinkSubRecipesAsync(db, cancellation);
        return new RestoredRecipe(recipe, await AddImagesAsync(recipe, document, exported.Images, cancellation));
    }

    private async Task<List<string>> AddImagesAsync(
        Recipe recipe, LibraryDocument document, IReadOnlyList<ExportImage> pictures, CancellationToken cancellation)
    {
        var notices = new List<string>();
        foreach (var picture in pictures.Take(Limits.ImagesMax))
        {
            var result = await images.ProcessAsync(picture.Content.ToArray(), cancellation);
            if (result.Image is null)
            {
                notices.Add($"{picture.Name}: {result.Refusal}");
                continue;
            }
            var alt = document.Images.FirstOrDefault(image => image.File == picture.Name)?.Alt;
            await files.AddAsync(recipe, result.Image, alt?.Length <= Limits.NameMax ? alt : null, cancellation);
        }
        return notices;
    }
}

/// <param name="Recipe">Not saved yet; null when it can't be.</param>
/// <param name="Notices">Why there is none, or which pictures are missing.</param>
internal sealed record RestoredRecipe(Recipe? Recipe, IReadOnlyList<string> Notices);

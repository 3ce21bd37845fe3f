using Alchemorsel.Api.Data;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts.Ingredients;
using Alchemorsel.Cooking.Nutrition;

namespace Alchemorsel.Api.Ingredients;

/// <summary>How lines are read, with what the catalogue makes of their foods.</summary>
internal static class Readings
{
    public static async Task<RecipeReadings> OfAsync(Recipe recipe, AlchemorselDbContext db, CancellationToken cancellation)
    {
        var lines = recipe.Ingredients.SelectMany(group => group.Lines).ToList();
        var corrections = await IngredientCorrections.LoadAsync(db, lines.Select(line => line.Text), cancellation);
        var links = await recipe.LinksAsync(db, cancellation);
        return new RecipeReadings(
            Versions.Text(recipe.Version),
            [
                .. recipe.Ingredients.SelectMany((group, section) => group.Lines.Select((line, index) => new LineReading(
                    section,
                    index,
                    group.Name,
                    line.ToReading(corrections.Of(line.Text)?.Id, recipe.Language),
                    line.RecipeId is { } id ? links.GetValueOrDefault(id) : null,
                    line.LinkChosen))),
            ]);
    }

    public static IngredientReading ToReading(this StoredIngredient line, Guid? correction, string? language)
    {
        var found = FoundFood.Of(line.ToLine(), FoundFood.InCatalogue, language);
        return new IngredientReading(
            line.Text, line.Quantity, line.Unit, line.Size, line.Food, line.Preparation, line.Comment, line.Purpose, line.Optional,
            found is null ? null : new KnownFood(found.Food.Code, found.Food.Name, Math.Round(found.Confidence, 2)),
            correction);
    }

    /// <summary>What lists may know the food of a line by: its code in the catalogue, and its folded name.</summary>
    public static IEnumerable<string> FoodKeys(this StoredIngredient line, string? language)
    {
        if (FoundFood.Of(line.ToLine(), FoundFood.InCatalogue, language) is { } found)
            yield return found.Food.Code;
        yield return Folding.Fold(line.Food);
    }
}

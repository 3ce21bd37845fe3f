using Alchemorsel.Cooking.Dietary;
using Alchemorsel.Cooking.Foods;
using Alchemorsel.Cooking.Nutrition;

namespace Alchemorsel.Api.Recipes;

/// <summary>What the ingredients say of a recipe as a whole: its foods, allergens and diets, with the cook's corrections.</summary>
/// <param name="Keys">Each food once: the catalogue's code, or the folded name where the catalogue knows none.</param>
/// <param name="UnknownLines">Lines whose food is not known.</param>
internal sealed record RecipeFoods(
    IReadOnlyList<string> Keys, Allergens Contains, Allergens MayContain, int UnknownLines, Diets Diets)
{
    public static RecipeFoods Of(Recipe recipe)
    {
        var lines = recipe.Ingredients.SelectMany(group => group.Lines).Select(line => line.ToLine()).ToList();
        var diets = RecipeDiets.Of(lines, FoundFood.InCatalogue, recipe.Language);
        var keys = lines
            .Select(line => FoundFood.Of(line, FoundFood.InCatalogue, recipe.Language) is { Confidence: >= FoundFood.Likely } found
                ? found.Food.Code
                : Folding.Fold(line.Food))
            .Where(key => key.Length > 0)
            .Distinct();
        var (added, removed) = (AllergenNames.Read(recipe.Allergens?.Contains), AllergenNames.Read(recipe.Allergens?.FreeFrom));
        var contains = (diets.Contains & ~removed) | added;
        return new RecipeFoods(
            [.. keys],
            contains,
            diets.MayContain & ~removed & ~contains,
            diets.NotUnderstood.Count(),
            Enum.GetValues<Diets>().Where(diet => diet != Diets.None && diets.Fits(diet).Verdict == DietVerdict.Yes)
                .Aggregate(Diets.None, (sum, diet) => sum | diet));
    }
}

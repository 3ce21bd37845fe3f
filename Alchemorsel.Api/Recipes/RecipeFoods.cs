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
    public static RecipeFoods Of(Recipe recipe, FoodLookup foods)
    {
        var diets = Read(recipe, foods);
        var keys = diets.Read.Lines.Select(line => line.Line)
            .Select(line => FoundFood.Of(line, foods, recipe.Language) is { Confidence: >= FoundFood.Likely } found
                ? found.Food.Code
                : Folding.Fold(line.Food))
            .Where(key => key.Length > 0)
            .Distinct();
        return new RecipeFoods([.. keys], diets.Contains, diets.MayContain, diets.Read.NotUnderstood.Count(), diets.Diets);
    }

    /// <summary>Line by line, with the cook's corrections.</summary>
    public static CorrectedDiets Read(Recipe recipe, FoodLookup foods)
    {
        var lines = recipe.Ingredients.SelectMany(group => group.Lines).Select(line => line.ToLine()).ToList();
        return new CorrectedDiets(
            RecipeDiets.Of(lines, foods, recipe.Language),
            AllergenNames.Read(recipe.Allergens?.Contains),
            AllergenNames.Read(recipe.Allergens?.FreeFrom));
    }
}

using System.Text.Json;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts.Panels;
using Alchemorsel.Cooking.Dietary;
using Alchemorsel.Cooking.Foods;

namespace Alchemorsel.Api.Panels;

/// <summary>From a recipe to what is known of its allergens and diets.</summary>
internal static class AllergenPanels
{
    public static AllergenPanel Of(Recipe recipe, RecipeContents contents)
    {
        var diets = contents.Diets();
        return new AllergenPanel(
            recipe.Id,
            recipe.Slug,
            recipe.Title,
            Versions.Text(recipe.Version),
            [.. Enum.GetValues<Allergens>().Where(allergen => allergen != Allergens.None).Select(allergen => Finding(allergen, diets))],
            [.. Enum.GetValues<Diets>().Where(diet => diet != Diets.None).Select(diet => Finding(diet, diets))],
            [.. diets.Read.NotUnderstood.Select(line => line.Line.Original)],
            recipe.Allergens);
    }

    private static AllergenFinding Finding(Allergens allergen, CorrectedDiets diets)
    {
        var (state, corrected, because) = diets.StateOf(allergen);
        return new AllergenFinding(
            AllergenNames.Write(allergen)[0],
            (AllergenPresence)state,
            corrected,
            [.. because.Select(line => new LineReason(line.Line.Original, (line.Contains & allergen) != 0))]);
    }

    private static DietFinding Finding(Diets diet, CorrectedDiets diets)
    {
        var (verdict, corrected, because) = diets.Fits(diet);
        return new DietFinding(
            JsonNamingPolicy.CamelCase.ConvertName(diet.ToString()), (DietFit)verdict, corrected, [.. because.Select(line => line.Line.Original)]);
    }
}

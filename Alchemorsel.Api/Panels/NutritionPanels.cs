using Alchemorsel.Api.Http;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts.Panels;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Cooking.Nutrition;

namespace Alchemorsel.Api.Panels;

/// <summary>From a recipe to its nutrition panel.</summary>
internal static class NutritionPanels
{
    public static NutritionPanel Of(Recipe recipe, RecipeContents contents)
    {
        var sum = contents.Nutrition();
        var stored = recipe.Ingredients.SelectMany(group => group.Lines).ToList();
        return new NutritionPanel(
            recipe.Id,
            recipe.Slug,
            recipe.Title,
            Versions.Text(recipe.Version),
            recipe.Servings,
            Math.Round(sum.Grams, 1),
            new NutritionCoverage(sum.CoveredLines, sum.CountedLines, sum.MassShare),
            [.. LabelNutrient.All.Select(nutrient => Amount(nutrient, sum, recipe.Nutrition))],
            recipe.Nutrition,
            [.. sum.Lines.Select((line, index) => ToLine(line, contents.UsedBy(stored[index])))]);
    }

    private static NutrientAmount Amount(LabelNutrient nutrient, RecipeNutrition sum, Nutrition? stated)
    {
        // A sum of nothing is not zero: it is not known.
        var counted = sum.Grams > 0;
        var perServing = counted && sum.PerServing is { } serving ? nutrient.Of(serving) : null;
        var said = stated is null ? null : Stated(nutrient.Code, stated);
        return new NutrientAmount(
            nutrient.Code,
            nutrient.Unit,
            Kept(perServing),
            Kept(sum.Per100Grams is { } hundred ? nutrient.Of(hundred) : null),
            Kept(counted ? nutrient.Of(sum.Totals) : null),
            Kept(said),
            nutrient.Reference,
            nutrient.PercentOf(said ?? perServing));
    }

    private static double? Stated(string nutrient, Nutrition stated) => (double?)(nutrient switch
    {
        "energy" => stated.Calories,
        "fat" => stated.Fat,
        "saturates" => stated.SaturatedFat,
        "carbohydrate" => stated.Carbohydrate,
        "sugars" => stated.Sugar,
        "fibre" => stated.Fiber,
        "protein" => stated.Protein,
        "salt" => stated.Sodium * (decimal)LabelNutrient.SaltOfSodium / 1_000,
        "cholesterol" => stated.Cholesterol,
        _ => null,
    });

    // More digits would be a precision that no ingredient has.
    private static double? Kept(double? amount) => amount is { } some ? Math.Round(some, 4) : null;

    private static NutritionLine ToLine(LineNutrition line, Recipe? used) => new(
        line.Line.Original,
        (LineCoverage)line.Coverage,
        used is null && line.Food is { } food ? new FoodLabel(food.Code, food.Name) : null,
        Math.Round(line.Confidence, 2),
        line.Mass is { } mass ? Math.Round(mass.Grams, 1) : null,
        (LineMassSource?)line.Mass?.Source,
        line.Coverage == Coverage.Counted ? Kept(line.Nutrients.Energy) : null,
        used is null ? null : new RecipeLink(used.Id, used.Slug, used.Title),
        used is not null && line.Mass is { } part && line.Food is { } whole && RecipeAsFood.WholeGrams(whole) is > 0 and { } all
            ? Math.Round(part.Grams / all, 4) : null);
}

using Alchemorsel.Cooking.Dietary;
using Alchemorsel.Cooking.Foods;
using Alchemorsel.Cooking.Ingredients;
using Alchemorsel.Cooking.Units;

namespace Alchemorsel.Cooking.Nutrition;

/// <summary>
/// A recipe as an ingredient of another one. A line that names no amount uses all of it. "2 servings" are two of its servings; "3" are three
/// of what its yield counts ("makes 8 naan"), or else three times the recipe. A mass or a volume is of what the yield says it makes, or
/// else a mass is of its ingredients as bought.
/// </summary>
public static class RecipeAsFood
{
    private static readonly string[] Servings = ["serving", "portion"];
    private static readonly string[] Whole = ["batch"];

    /// <summary>The recipe as a food.</summary>
    /// <param name="code">Code of the food.</param>
    /// <param name="title">The recipe's title.</param>
    /// <param name="sum">What it gives.</param>
    /// <param name="servings">How many it makes; null when unknown.</param>
    /// <param name="yield">What it makes in its own words ("500 ml", "24 cookies"); null when unknown.</param>
    public static Food Of(string code, string title, RecipeNutrition sum, double? servings, string? yield)
    {
        ArgumentNullException.ThrowIfNull(sum);
        var made = yield is null ? null : IngredientParser.Parse(yield);
        var amount = made?.Quantity is { } quantity ? (quantity.Min.ToDouble() + quantity.Max.ToDouble()) / 2 : 0;
        var size = made?.Unit is { Size: > 0 } unit ? amount * (double)unit.Size : 0;
        var grams = made?.Unit?.Dimension == Dimension.Mass && size > 0 ? size : sum.Grams;
        var measures = new List<HouseholdMeasure>();
        if (grams > 0)
        {
            var pieces = made?.Unit is { Size: > 0 } || amount <= 0 || IsServings(made) ? 1 : amount;
            measures.Add(new HouseholdMeasure(null, null, grams / pieces));
            if (made?.Unit is { Size: 0 } counted && pieces != 1)
                measures.Add(new HouseholdMeasure(counted.Code, null, grams / pieces));
            measures.AddRange(Whole.Select(whole => new HouseholdMeasure(whole, null, grams)));
            if (servings is > 0 and { } number)
                measures.AddRange(Servings.Select(serving => new HouseholdMeasure(serving, null, grams / number)));
        }

        return new Food
        {
            Code = code,
            Name = title,
            Plural = title,
            Aisle = Aisle.Other,
            Per100Grams = grams > 0 ? sum.Totals * (100 / grams) : new Nutrients(),
            GramsPerMillilitre = made?.Unit?.Dimension == Dimension.Volume && size > 0 ? grams / size : null,
            Measures = measures,
        };
    }

    /// <summary>Mass of all of it in g, for lines that name no amount.</summary>
    public static double? WholeGrams(Food food) =>
        food?.Measures.FirstOrDefault(measure => measure.UnitCode == Whole[0])?.Grams;

    /// <summary>
    /// What a line that uses a recipe means for allergies and diets: all that the recipe says, and what else the line's words say but for
    /// what the recipe's cook knows not to be in it.
    /// </summary>
    /// <param name="line">The line.</param>
    /// <param name="recipe">The recipe that it uses.</param>
    public static LineDiets Diets(IngredientLine line, CorrectedDiets recipe)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        var words = LineDiets.Of(line, null);
        var contains = (words.Contains & ~recipe.Removed) | recipe.Contains;
        var may = ((words.MayContain & ~recipe.Removed) | recipe.MayContain) & ~contains;
        Diets breaks = LineDiets.Broken(contains), mayBreak = LineDiets.Broken(may);
        foreach (var diet in Enum.GetValues<Diets>().Where(diet => diet != Foods.Diets.None))
        {
            var verdict = recipe.Fits(diet).Verdict;
            breaks |= verdict == DietVerdict.No ? diet : 0;
            mayBreak |= verdict == DietVerdict.Unknown || ((words.Breaks | words.MayBreak) & diet) != 0 ? diet : 0;
        }

        // A sauce of that name may be without what its name says; only the recipe itself is sure.
        return new LineDiets
        {
            Line = line,
            IsUnderstood = recipe.Read.Lines.Count > 0 && !recipe.Read.IsCut && !recipe.Read.NotUnderstood.Any(),
            Contains = contains,
            MayContain = may,
            Breaks = breaks,
            MayBreak = mayBreak & ~breaks,
        };
    }

    private static bool IsServings(IngredientLine? made) =>
        made?.Unit is { } unit && Servings.Contains(unit.Code, StringComparer.Ordinal);
}

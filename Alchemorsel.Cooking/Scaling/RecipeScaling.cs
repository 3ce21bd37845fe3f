using Alchemorsel.Cooking.Ingredients;
using Alchemorsel.Cooking.Quantities;
using Alchemorsel.Cooking.Units;

namespace Alchemorsel.Cooking.Scaling;

/// <summary>An ingredient as shown to a cook after scaling and conversion.</summary>
/// <param name="Amount">Quantity with unit for people ("1½ cups", "2–3", "350 g"); empty when there is none.</param>
/// <param name="Rest">All after the amount ("plain flour, sifted").</param>
/// <param name="Note">How it was rounded ("exactly 2⅔"), or null.</param>
public sealed record DisplayedIngredient(string Amount, string Rest, string? Note);

/// <summary>Scaling and conversion for display.</summary>
public static class RecipeScaling
{
    /// <summary>Scales and, when <paramref name="system"/> is given, converts masses and volumes. Factor 1 and no system gives the line as written.</summary>
    public static DisplayedIngredient Display(IngredientLine line, Rational factor, UnitSystem? system) => throw new NotImplementedException();

    /// <summary>Converts temperatures (°F, °C, gas mark) in a step's text; leaves all else alone.</summary>
    public static string ConvertStep(string text, UnitSystem? system) => throw new NotImplementedException();
}

using Alchemorsel.Cooking.Foods;
using Alchemorsel.Cooking.Ingredients;
using Alchemorsel.Cooking.Units;

namespace Alchemorsel.Cooking.Nutrition;

/// <summary>What a piece of a food weighs, and what vague amounts stand for.</summary>
internal static class PieceWeights
{
    // One of these is a whole piece where the food knows no weight of its own for it.
    private static readonly string[] Whole = ["piece", "head", "bulb", "root", "fillet", "ear", "cob", "round", "roll", "loaf", "ball"];

    /// <summary>
    /// Millilitres of amounts that no one measures. Pinch, dash and smidgen are 1/16, 1/8 and 1/32 teaspoon, as sets of measuring spoons
    /// have them; a drop is 1/20 ml (the metric drop). The others are assumptions of this program, meant to be of the right order.
    /// </summary>
    public static double? Convention(Unit unit) => unit.Code switch
    {
        "smidgen" => 0.154,
        "pinch" => 0.308,
        "dash" or "shake" or "twist" or "grind" or "grating" => 0.616,
        "drop" => 0.05,
        "dusting" or "sprinkle" => 2.5,
        "splash" or "squeeze" or "squirt" or "drizzle" => 5,
        "pat" => 5,
        "knob" or "glug" or "dollop" or "spoonful" => 15,
        "shot" or "jigger" => 44.4,
        "handful" => 60,
        _ => null,
    };

    /// <summary>Grams of one of what the amount counts; null when the food has no such measure.</summary>
    public static double? Of(IngredientLine line, Amount amount, Food food)
    {
        var code = amount.Unit?.Code;
        return Find(line, food, code) ?? (code is not null && Whole.Contains(code, StringComparer.Ordinal) ? Find(line, food, null) : null);
    }

    /// <summary>Whether the line names what a measure is noted for.</summary>
    public static bool Says(IngredientLine line, string note) => line.Original.Contains(note, StringComparison.OrdinalIgnoreCase);

    /// <summary>The measure whose note the line says, else the one without a note, else medium, else the first.</summary>
    private static double? Find(IngredientLine line, Food food, string? code)
    {
        HouseholdMeasure? best = null;
        var rank = 0;
        foreach (var measure in food.Measures)
        {
            if (measure.UnitCode != code)
                continue;
            var worth = measure.Note is not { } note ? 3 : Says(line, note) ? 4 : note.Equals("medium", StringComparison.Ordinal) ? 2 : 1;
            if (worth > rank)
                (best, rank) = (measure, worth);
        }

        return best?.Grams;
    }
}

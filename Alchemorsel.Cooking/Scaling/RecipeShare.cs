using Alchemorsel.Cooking.Ingredients;
using Alchemorsel.Cooking.Quantities;
using Alchemorsel.Cooking.Units;

namespace Alchemorsel.Cooking.Scaling;

/// <summary>
/// How much of a recipe a line takes that uses it: 3/8 of "makes 8 naan" for "3 naan". A line without an amount takes all of it; a plain
/// number counts what the yield counts, or else times the recipe.
/// </summary>
public static class RecipeShare
{
    /// <summary>The share; null when the line's amount has nothing to be compared with.</summary>
    /// <param name="line">The line; of a range the greater end counts, so that what is made suffices.</param>
    /// <param name="servings">How many the recipe makes; null when unknown.</param>
    /// <param name="yield">What it makes in its own words ("500 ml", "24 cookies"); null when unknown.</param>
    /// <param name="grams">What its ingredients weigh; null when unknown.</param>
    public static Rational? Of(IngredientLine line, int? servings, string? yield, double? grams = null)
    {
        ArgumentNullException.ThrowIfNull(line);
        if (line is { Quantity: null, Unit: null })
            return Rational.One;
        var asked = line.Quantity?.Max ?? Rational.One;
        var made = yield is null ? null : IngredientParser.Parse(yield);
        var makes = made?.Quantity?.Max is { } amount && amount > Rational.Zero ? amount : (Rational?)null;
        return line.Unit switch
        {
            null => makes is { } pieces && made!.Unit is not { Size: > 0 } && !IsServings(made.Unit) ? asked / pieces : asked,
            { Code: "batch" } => asked,
            _ when makes is not null && made!.Unit?.Code == line.Unit.Code => asked / makes.Value,
            _ when IsServings(line.Unit) => servings is > 0 ? asked / new Rational(servings.Value) : null,
            _ when makes is not null && made!.Unit is { } unit && UnitConversion.Factor(line.Unit, unit) is { } same => asked * same / makes.Value,
            _ when grams is > 0 and < 1e9 && Unit.FromCode("g") is { } gram && UnitConversion.Factor(line.Unit, gram) is { } mass
                => asked * mass / Rational.FromDouble(Math.Round(grams.Value, 1)),
            _ => null,
        };
    }

    /// <summary>In words: "⅜ of the recipe", "the whole recipe", "2½ times the recipe".</summary>
    /// <param name="share">Above 0.</param>
    public static string ToWords(Rational share)
    {
        if (share == Rational.One)
            return "the whole recipe";
        // A share of 137/400 is no fraction that anyone measures by.
        var number = share.Denominator <= 8 ? Quantity.Exactly(share).ToDisplay() : Quantity.Exactly(Rational.FromDouble(Math.Round(share.ToDouble(), 2))).ToDecimals();
        return share < Rational.One ? $"{number} of the recipe" : $"{number} times the recipe";
    }

    private static bool IsServings(Unit? unit) => unit?.Code is "serving" or "portion";
}

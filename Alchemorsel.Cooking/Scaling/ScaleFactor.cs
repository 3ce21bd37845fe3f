using Alchemorsel.Cooking.Ingredients;
using Alchemorsel.Cooking.Quantities;
using Alchemorsel.Cooking.Units;

namespace Alchemorsel.Cooking.Scaling;

/// <summary>
/// By how much a recipe is scaled: factors from <see cref="Min"/> to <see cref="Max"/>. Null means that there is no such factor.
/// </summary>
public static class ScaleFactor
{
    /// <summary>A thousandth.</summary>
    public static Rational Min { get; } = new(1, 1_000);

    /// <summary>A thousandfold.</summary>
    public static Rational Max { get; } = new(1_000);

    /// <summary>From what a recipe serves to what is wanted.</summary>
    /// <param name="serves">Servings of the recipe, above 0.</param>
    /// <param name="wanted">Servings, above 0.</param>
    public static Rational? OfServings(Rational serves, Rational wanted) => serves == Rational.Zero ? null : Within(wanted / serves);

    /// <summary>Reads <c>2</c>, <c>1/2</c>, <c>½</c>, <c>1.5</c>, also with a multiplication sign ("2x", "×½").</summary>
    /// <param name="text">As typed.</param>
    public static Rational? Read(string? text) =>
        Quantity.TryParse(text?.Trim().Trim('x', 'X', '×'), out var quantity) && !quantity.IsRange ? Within(quantity.Min) : null;

    /// <summary>"I have 300 g of flour": the factor at which the recipe takes just that much.</summary>
    /// <param name="line">The ingredient; of a range the greater end is taken, so that what is there suffices.</param>
    /// <param name="have">How much there is.</param>
    /// <param name="unit">Of what; null for a count.</param>
    /// <param name="density">Of the food in grams per millilitre, where one amount is a mass and the other a volume; null when
    /// unknown.</param>
    public static Rational? OfIngredient(IngredientLine line, Rational have, Unit? unit, Rational? density = null)
    {
        if (line.Quantity is not { } asked || asked.Max == Rational.Zero)
            return null;
        // The line may give its amount in a unit of the same kind besides.
        foreach (var measure in Alternatives.Of(line, new Measure(asked, line.Unit)))
        {
            if (measure.Unit is null && unit is null)
                return Within(have / measure.Quantity.Max);
            if (measure.Unit is not null && unit is not null && UnitConversion.Factor(unit, measure.Unit) is { } same)
                return Within(have * same / measure.Quantity.Max);
        }

        return line.Unit is not null && unit is not null && UnitConversion.Factor(unit, line.Unit, density) is { } factor
            ? Within(have * factor / asked.Max)
            : null;
    }

    private static Rational? Within(Rational factor) => factor >= Min && factor <= Max ? factor : null;
}

using Alchemorsel.Cooking.Foods;
using Alchemorsel.Cooking.Ingredients;
using Alchemorsel.Cooking.Nutrition;
using Alchemorsel.Cooking.Quantities;
using Alchemorsel.Cooking.Units;

namespace Alchemorsel.Cooking.Costs;

/// <summary>What an amount of a food costs: 1.29 EUR for 500 g, 3 USD for 12 pieces.</summary>
/// <param name="Money">For all of the amount.</param>
/// <param name="Quantity">How much is bought for it; above 0.</param>
/// <param name="Unit">Of what; null for pieces.</param>
public sealed record FoodPrice(Money Money, decimal Quantity, Unit? Unit)
{
    /// <summary>
    /// What a line's amount costs; null when it can't be compared with what the price is for. Amounts of one kind compare exactly; else
    /// both are weighed.
    /// </summary>
    /// <param name="line">The line; of a range the middle.</param>
    /// <param name="food">The food that is priced.</param>
    public Money? Of(IngredientLine line, Food food)
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(food);
        var bought = Quantity > 0 ? Rational.FromDecimal(Quantity) : Rational.Zero;
        if (bought == Rational.Zero)
            return null;
        if (line is { Quantity: { } asked, Amounts.Count: <= 1 } && Factor(line.Unit) is { } factor)
            return Money.Times((asked.Min + asked.Max) * factor / (bought * new Rational(2)));
        var amount = Quantities.Quantity.Exactly(bought);
        var whole = new IngredientLine { Original = food.Name, Food = food.Name, Quantity = amount, Unit = Unit, Amounts = [new Amount(amount, Unit)] };
        return LineMass.Of(line, food) is { } part && LineMass.Of(whole, food) is { Grams: > 0 } all
            ? Money.Times(Rational.FromDouble(part.Grams / all.Grams)) : null;
    }

    private Rational? Factor(Unit? unit) => (unit, Unit) switch
    {
        (null, null) => Rational.One,
        ({ } one, { } other) => UnitConversion.Factor(one, other),
        _ => null,
    };
}

using Alchemorsel.Cooking.Ingredients;
using Alchemorsel.Cooking.Quantities;
using Alchemorsel.Cooking.Units;

namespace Alchemorsel.Cooking.Scaling;

/// <param name="Quantity">How much.</param>
/// <param name="Unit">Of what; null for a count.</param>
internal sealed record Measure(Quantity Quantity, Unit? Unit);

/// <summary>The ways in which a line gives its amount.</summary>
internal static class Alternatives
{
    /// <summary>
    /// The amount itself, then the same in other units ("700g/1lb 9oz": 700 g and 25 oz in pounds). Sizes of packages are none.
    /// </summary>
    public static List<Measure> Of(IngredientLine line, Measure main)
    {
        List<Measure> all = [main];
        // "400g/14oz tin": what is written is the tin's size, and the amount is one tin.
        if (line.Amounts.Count < 2 || line.Amounts[0].Unit?.Code != main.Unit?.Code
            || line.Amounts.Any(amount => amount.Role == AmountRole.Each))
            return all;
        foreach (var amount in line.Amounts.Skip(1))
        {
            if (amount is not { Quantity: { } quantity, Unit: { Size: > 0 } unit })
                continue;
            if (amount.Role == AmountRole.Same)
                all.Add(new Measure(quantity, unit));
            else if (all.Count > 1 && all[^1].Unit is { } into && UnitConversion.TryConvert(quantity, unit, into, null, out var more))
                all[^1] = new Measure(all[^1].Quantity + more, into);
        }

        return all;
    }
}

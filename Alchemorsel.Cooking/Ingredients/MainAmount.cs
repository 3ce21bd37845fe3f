using Alchemorsel.Cooking.Quantities;
using Alchemorsel.Cooking.Units;

namespace Alchemorsel.Cooking.Ingredients;

/// <summary>What a line asks for in all, of the amounts that it writes down.</summary>
internal static class MainAmount
{
    /// <summary>
    /// "2 x 400g tins" and "2 (400 g) tins" are 2 tins of size "400 g"; "400g/14oz tin" is one; "1 lb 2 oz" is 1⅛ lb; else the first amount
    /// counts.
    /// </summary>
    public static (Quantity? Quantity, Unit? Unit, string? Size) Of(string line, List<PlacedAmount> amounts)
    {
        if (amounts.Count == 0)
            return (null, null, null);
        var first = amounts[0];
        var each = amounts.FindAll(amount => amount.Amount.Role == AmountRole.Each);
        if (each.Count > 0)
        {
            var unit = first.Amount.Unit ?? each.Find(amount => amount.Package is not null)?.Package;
            return (first.Amount.Quantity, unit, Written(line, each[0], each[^1]));
        }


        if (first.Amount.Unit is { Size: > 0 } && amounts.FindIndex(amount => amount.Package is not null) is >= 0 and var last
            && amounts.Take(last + 1).All(amount => amount.Amount.Role != AmountRole.Added || amount.Amount.Unit is { Size: > 0 }))
        {
            return (Quantity.Exactly(Rational.One), amounts[last].Package, Written(line, first, amounts[last]));
        }

        var quantity = first.Amount.Quantity;
        foreach (var next in amounts.Skip(1).TakeWhile(amount => amount.Amount.Role == AmountRole.Added))
        {
            if (next.Amount is { Quantity: { } more, Unit: { } unit } && quantity is { } sum && first.Amount.Unit is { } into
                && UnitConversion.TryConvert(more, unit, into, null, out var converted))
            {
                quantity = Quantity.Between(sum.Min + converted.Min, sum.Max + converted.Max);
            }
        }

        return (quantity, first.Amount.Unit, first.Qualifier);
    }

    private static string Written(string line, PlacedAmount first, PlacedAmount last) => line[first.Start..last.End];
}

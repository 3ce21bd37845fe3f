using Alchemorsel.Contracts.Ingredients;
using Alchemorsel.Cooking.Quantities;
using Alchemorsel.Cooking.Units;

namespace Alchemorsel.Web.Components.Ingredients;

internal static class ReadingWords
{
    /// <summary>"1½ cups", "3 large", "salt" has none.</summary>
    public static string Amount(IngredientReading reading, UnitNaming naming)
    {
        var quantity = Quantity.TryParse(reading.Quantity, out var amount) ? amount : (Quantity?)null;
        var unit = Unit.FromCode(reading.Unit) is { } known ? naming.NameOf(known, null, quantity ?? Quantity.Exactly(Rational.One)) : null;
        return string.Join(' ', new[] { quantity?.ToDisplay(), reading.Size, unit }.Where(part => !string.IsNullOrEmpty(part)));
    }
}

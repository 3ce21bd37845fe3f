using Alchemorsel.Api.Recipes;
using Alchemorsel.Cooking.Ingredients;

namespace Alchemorsel.Api.Panels;

internal static class MeasuredLines
{
    /// <summary>
    /// The line with every amount that its text names ("2 x 400g tins"); stored is only the first. Where the stored reading differs from
    /// the text's, somebody has corrected it, and the correction alone counts.
    /// </summary>
    public static IngredientLine Measured(this StoredIngredient stored, string? language)
    {
        var line = stored.ToLine();
        var read = IngredientParser.Parse(stored.Text, language);
        if (read.Quantity?.ToString() == stored.Quantity && read.Unit?.Code == stored.Unit)
            return line with { Amounts = read.Amounts };
        return line with { Amounts = line is { Quantity: null, Unit: null } ? [] : [new Amount(line.Quantity, line.Unit)] };
    }
}

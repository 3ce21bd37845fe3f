using Alchemorsel.Cooking.Ingredients;
using Alchemorsel.Cooking.Quantities;

namespace Alchemorsel.Cooking.Units;

/// <summary>A measure that only one household knows: "mug" of 300 ml.</summary>
/// <param name="Names">What it is called on lines; each also with a plural s.</param>
/// <param name="Quantity">How much one is; above 0.</param>
/// <param name="Unit">Of what.</param>
public sealed record OwnUnit(IReadOnlyList<string> Names, Rational Quantity, Unit Unit);

/// <summary>Reads lines with a household's own units, as amounts of the units that everybody knows. They go before those of the same name.</summary>
public sealed class OwnUnits
{
    // Read in place of the household's word: every language's tables know it, and it is never taken for a food.
    private const string StandIn = "cup";

    private readonly List<(string Name, OwnUnit Unit)> names;

    /// <param name="units">Of two with one name the first counts.</param>
    public OwnUnits(IEnumerable<OwnUnit> units)
    {
        ArgumentNullException.ThrowIfNull(units);
        // The longest first: a "small mug" is not a mug.
        names = [.. units.SelectMany(unit => unit.Names.Select(name => (name, unit))).Where(entry => entry.name.Length > 0)
            .OrderByDescending(entry => entry.name.Length)];
    }

    /// <summary>The line with its amount in a known unit; null where it has none of these units.</summary>
    /// <param name="text">As written.</param>
    /// <param name="language">BCP 47; null when unknown.</param>
    public IngredientLine? Read(string text, string? language)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var (name, unit) in names)
        {
            if (Find(text, name) is not { } place)
                continue;
            var line = IngredientParser.Parse($"{text[..place.Start].TrimEnd()} {StandIn} {text[place.End..].TrimStart()}", language);
            if (line.Unit?.Code != StandIn)
                continue;
            // "A mug" names no number and is one.
            var quantity = (line.Quantity ?? Quantity.Exactly(Rational.One)) * unit.Quantity;
            return line with { Original = text, Quantity = quantity, Unit = unit.Unit, Amounts = [new Amount(quantity, unit.Unit)], Parts = [] };
        }

        return null;
    }

    /// <summary>The name after an amount: a number, or a word or two ("a", "half a").</summary>
    private static (int Start, int End)? Find(string text, string name)
    {
        var start = text.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        if (start <= 0 || char.IsLetter(text[start - 1]))
            return null;
        var amount = text[..start].Trim();
        if (amount.Length == 0 || (!IsNumber(amount[^1]) && amount.Split(' ').Length > 2))
            return null;
        var end = start + name.Length;
        if (end < text.Length && (text[end] is 's' or 'S'))
            end++;
        return end < text.Length && char.IsLetter(text[end]) ? null : (start, end);
    }

    private static bool IsNumber(char character) => char.IsNumber(character);
}

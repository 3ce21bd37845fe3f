using Alchemorsel.Cooking.Ingredients;
using Alchemorsel.Cooking.Quantities;

namespace Alchemorsel.Cooking.Formats.Cooklang;

/// <summary>Turns an ingredient line into a mention that reads back as a line of the same meaning.</summary>
internal static class CooklangMention
{
    private const string Optional = "(optional)";

    /// <summary>
    /// The mention that says most in markup and loses nothing: with the food as its name, else with all after the amount as its name, else
    /// with the whole line.
    /// </summary>
    /// <param name="line">Folded, not empty.</param>
    /// <param name="language">BCP 47, or null.</param>
    public static CooklangIngredient Make(string line, string? language)
    {
        var parsed = IngredientParser.Parse(line, language);
        var start = parsed.Food.Length == 0 ? -1 : line.IndexOf(parsed.Food, StringComparison.Ordinal);
        if (start < 0 || line.IndexOf(parsed.Food, start + 1, StringComparison.Ordinal) >= 0)
            return new CooklangIngredient(line, null);
        var amount = Amount(line[..start].TrimEnd(), parsed);
        var tail = line[(start + parsed.Food.Length)..];
        var optional = tail.EndsWith(" " + Optional, StringComparison.Ordinal);
        if (optional)
            tail = tail[..^(Optional.Length + 1)];
        if (IsPreparation(tail, out var preparation))
        {
            var whole = new CooklangIngredient(parsed.Food, amount) { Preparation = preparation, Optional = optional };
            if (SaysTheSame(whole, parsed, language))
                return whole;
        }

        var rest = new CooklangIngredient(line[start..], amount);
        return SaysTheSame(rest, parsed, language) ? rest : new CooklangIngredient(line, null);
    }

    /// <summary>Nothing, ", chopped" or " (chopped)".</summary>
    private static bool IsPreparation(string tail, out string? preparation)
    {
        preparation = null;
        if (tail.Length == 0)
            return true;
        if (tail.StartsWith(", ", StringComparison.Ordinal))
            preparation = tail[2..];
        else if (tail.Length > 3 && tail.StartsWith(" (", StringComparison.Ordinal) && tail.IndexOfAny(['(', ')'], 2) == tail.Length - 1)
            preparation = tail[2..^1];
        return preparation is { Length: > 0 };
    }

    private static CooklangAmount? Amount(string text, IngredientLine parsed)
    {
        var end = 0;
        while (end < text.Length && (char.IsNumber(text[end]) || text[end] is ' ' or '/' or '⁄' or '.' or ',' or '-' or '–'))
            end++;
        var number = text[..end].TrimEnd();
        var units = text[end..].Trim();
        if (number.Length == 0)
            return units.Length == 0 ? null : new CooklangAmount(units, null, null, false);
        var quantity = parsed.Quantity is { } value ? Number(value, number.AsSpan().IndexOfAny('.', ',') >= 0) : number;
        return new CooklangAmount(quantity, parsed.Quantity, units.Length == 0 ? null : units, false);
    }

    /// <summary>In the digits that every reader of Cooklang understands.</summary>
    private static string Number(Quantity value, bool decimals) =>
        value.IsRange ? $"{Number(value.Min, decimals)}-{Number(value.Max, decimals)}" : Number(value.Min, decimals);

    private static string Number(Rational value, bool decimals)
    {
        if (value.IsWhole)
            return value.ToString();
        if (decimals && 1_000 % value.Denominator == 0)
            return value.ToDouble().ToString("0.###", System.Globalization.CultureInfo.InvariantCulture);
        var whole = value.Numerator / value.Denominator;
        var part = new Rational(value.Numerator % value.Denominator, value.Denominator);
        return whole == 0 ? part.ToString() : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{whole} {part}");
    }

    private static bool SaysTheSame(CooklangIngredient mention, IngredientLine wanted, string? language)
    {
        var line = CooklangReader.Line(mention);
        if (line == wanted.Original)
            return true;
        var read = IngredientParser.Parse(line, language);
        return (read.Quantity, read.Unit, read.Size, read.Food, read.Optional)
                == (wanted.Quantity, wanted.Unit, wanted.Size, wanted.Food, wanted.Optional)
            && read.Amounts.SequenceEqual(wanted.Amounts) && Besides(read) == Besides(wanted);
    }

    /// <summary>What the line says besides; whether as a preparation or in brackets makes no difference to a cook.</summary>
    private static string Besides(IngredientLine line) =>
        string.Join('|', new[] { line.Preparation, line.Comment, line.Purpose }.Where(text => text is not null));
}

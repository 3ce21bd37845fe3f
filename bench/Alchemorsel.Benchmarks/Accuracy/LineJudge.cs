using Alchemorsel.Cooking.Ingredients;
using Alchemorsel.Cooking.Quantities;
using Alchemorsel.Cooking.Units;

namespace Alchemorsel.Benchmarks.Accuracy;

/// <param name="QuantityUnit">The amounts and units are right.</param>
/// <param name="Name">The food is right.</param>
public sealed record LineVerdict(bool QuantityUnit, bool Name);

/// <summary>Compares a parsed ingredient line with its labels.</summary>
public static class LineJudge
{
    private static readonly string[] Articles = ["a", "an", "the"];

    /// <param name="line">What was read.</param>
    /// <param name="name">The food as labelled.</param>
    /// <param name="quantity">Amounts as labelled: <c>5#1$4</c> is five and a quarter, blanks separate alternatives.</param>
    /// <param name="unit">Units as labelled, one for each amount.</param>
    public static LineVerdict Judge(IngredientLine line, string name, string quantity, string unit) =>
        new(SameAmounts(line, quantity, unit), Food(line.Food).SequenceEqual(Food(name)));

    private static bool SameAmounts(IngredientLine line, string quantity, string unit)
    {
        var amounts = quantity.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Amount).ToList();
        var units = Units(unit);
        var readAmounts = line.Amounts.Select(amount => amount.Quantity.ToString()).ToList();
        var readUnits = line.Amounts.Select(amount => amount.Unit?.Code).OfType<string>().ToList();
        if (line.Amounts.Count == 0 && line.Unit is not null)
            readUnits.Add(line.Unit.Code);
        return readAmounts.SequenceEqual(amounts) && readUnits.SequenceEqual(units);
    }

    private static string Amount(string label)
    {
        var range = label.Split('-');
        var values = range.Select(Number).ToList();
        if (values.Any(value => value is null) || values.Count is 0 or > 2)
            return label;
        return (values.Count == 1 ? Quantity.Exactly(values[0]!.Value) : Quantity.Between(values[0]!.Value, values[1]!.Value)).ToString();
    }

    private static Rational? Number(string label)
    {
        var hash = label.IndexOf('#', StringComparison.Ordinal);
        if (hash < 0)
            return Rational.TryParse(label, out var plain) ? plain : null;
        if (!Rational.TryParse(label[(hash + 1)..].Replace('$', '/'), out var part))
            return null;
        return hash == 0 ? part : Rational.TryParse(label.AsSpan(0, hash), out var whole) ? whole + part : null;
    }

    /// <summary>Codes of the units; words that are no unit of the catalogue stay, folded.</summary>
    private static List<string> Units(string label)
    {
        var words = label.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var codes = new List<string>();
        for (var i = 0; i < words.Length; i++)
        {
            if (i + 1 < words.Length && words[i].TrimEnd('.') is "fl" or "fluid" && UnitCatalogue.FromWord(words[i + 1])?.Code == "oz")
            {
                codes.Add("fl-oz");
                i++;
                continue;
            }

            codes.Add(UnitCatalogue.FromWord(words[i])?.Code ?? Singular(words[i].ToLowerInvariant()));
        }

        return codes;
    }

    private static List<string> Food(string text) =>
        [.. TextScore.Words(text).Where(word => !Articles.Contains(word)).Select(Singular)];

    private static string Singular(string word) => word switch
    {
        { Length: > 4 } when word.EndsWith("ies", StringComparison.Ordinal) => word[..^3] + "y",
        { Length: > 4 } when word.EndsWith("ves", StringComparison.Ordinal) => word[..^3] + "f",
        { Length: > 4 } when word.EndsWith("oes", StringComparison.Ordinal) => word[..^2],
        { Length: > 4 } when word.EndsWith("ches", StringComparison.Ordinal) || word.EndsWith("shes", StringComparison.Ordinal) => word[..^2],
        { Length: > 3 } when word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) => word[..^1],
        _ => word,
    };
}

using Alchemorsel.Benchmarks.Training;
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

    private static readonly Dictionary<string, string> Numbers = new (string Words, string Value)[]
    {
        ("half", "1/2"), ("quarter", "1/4"), ("a one", "1"), ("two couple", "2"), ("three", "3"), ("four", "4"), ("five", "5"), ("six", "6"),
        ("seven", "7"), ("eight", "8"), ("nine", "9"), ("ten", "10"), ("eleven", "11"), ("twelve dozen", "12"), ("fourteen", "14"),
        ("fifteen", "15"), ("sixteen", "16"),
        ("eighteen", "18"), ("twenty", "20"), ("thirtytwo", "32"),
    }
        .SelectMany(row => row.Words.Split(' ').Select(word => (word, row.Value))).ToDictionary(entry => entry.word, entry => entry.Value);

    /// <param name="line">What was read.</param>
    /// <param name="label">What a person found.</param>
    public static LineVerdict Judge(IngredientLine line, LabelledLine label) =>
        new(SameAmounts(line, label), Food(line.Food).SequenceEqual(Food(label.Name)));

    private static bool SameAmounts(IngredientLine line, LabelledLine label)
    {
        var amounts = line.Amounts.Select(amount => amount.Quantity?.ToString() ?? amount.QuantityText?.ToLowerInvariant()).OfType<string>();
        return amounts.SequenceEqual(Quantities(label.Quantity))
            && line.Amounts.SelectMany(amount => Units(amount.UnitText ?? "")).SequenceEqual(Units(label.Unit));
    }

    /// <summary>The labelled amounts: number words as numbers, "2 dozen" as 24, the "x" of "2x" left out.</summary>
    private static List<string> Quantities(string label)
    {
        var amounts = new List<string>();
        foreach (var word in LabelWords.Split(label))
        {
            if (word is "x")
                continue;
            if (word == "dozen" && amounts.Count > 0 && Quantity.TryParse(amounts[^1], out var count))
                amounts[^1] = (count * new Rational(12)).ToString();
            else
                amounts.Add(Numbers.GetValueOrDefault(word, word));
        }

        return amounts;
    }

    /// <summary>Codes of the units; words that are no unit of the catalogue stay, folded.</summary>
    private static List<string> Units(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var codes = new List<string>();
        for (var i = 0; i < words.Length; i++)
        {
            if (i + 1 < words.Length && words[i].TrimEnd('.').ToLowerInvariant() is "fl" or "fluid"
                && UnitCatalogue.FromWord(words[i + 1])?.Code == "oz")
            {
                codes.Add("fl-oz");
                i++;
                continue;
            }

            codes.Add(UnitCatalogue.FromWord(words[i])?.Code ?? Singular(LabelWords.Fold(words[i])));
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
        { Length: > 4 } when word.EndsWith("ches", StringComparison.Ordinal) || word.EndsWith("shes", StringComparison.Ordinal) =>
            word[..^2],
        { Length: > 3 } when word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) => word[..^1],
        _ => word,
    };
}

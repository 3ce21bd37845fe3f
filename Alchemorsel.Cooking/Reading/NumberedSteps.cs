using System.Globalization;

namespace Alchemorsel.Cooking.Reading;

/// <summary>Steps that a page writes as one text with their numbers ("1. Heat the oil. 2. Add the onions.").</summary>
internal static class NumberedSteps
{
    /// <summary>The steps without their numbers where the text counts from 1 to at least 2; else the text as it is.</summary>
    public static IEnumerable<string> Split(string text)
    {
        if (text.Length == 0 || text[0] != '1')
            return [text];
        var steps = new List<string>();
        var start = 0;
        var number = 1;
        for (var at = 0; at < text.Length; at++)
        {
            if ((at > 0 && !char.IsWhiteSpace(text[at - 1])) || !Counts(text, at, number, out var after))
                continue;
            if (number > 1)
                steps.Add(text[start..at].Trim());
            (start, at, number) = (after, after - 1, number + 1);
        }

        steps.Add(text[start..].Trim());
        return number > 2 ? steps.Where(step => step.Length > 0) : [text];
    }

    /// <summary>Whether the text has this number at a place, followed by a sign ("2.", "2)", "2、"), and no number after it ("2.5").</summary>
    private static bool Counts(string text, int at, int number, out int after)
    {
        var digits = number.ToString(CultureInfo.InvariantCulture);
        after = at + digits.Length + 1;
        return string.CompareOrdinal(text, at, digits, 0, digits.Length) == 0
            && after <= text.Length && text[after - 1] is '.' or ')' or '、' or '．' or ':'
            && (after == text.Length || !char.IsAsciiDigit(text[after]));
    }
}

using System.Globalization;
using System.Text;
using Alchemorsel.Api.Recipes;

namespace Alchemorsel.Api.Ingredients;

/// <summary>
/// What an ingredient line says without how much of it: the folded line with <c>#</c> for each number, fraction or range. "2 splargs of
/// flour" and "3½ Splargs of flour" are the same line to a cook who corrected one of them.
/// </summary>
public static class LineKey
{
    private const char Number = '#';

    public static string Of(string line)
    {
        var folded = Folding.Fold(line);
        var key = new StringBuilder(folded.Length);
        var index = 0;
        while (index < folded.Length)
        {
            if (!IsNumber(folded[index]))
            {
                key.Append(folded[index++]);
                continue;
            }
            // "500g" is "500 g".
            if (key.Length > 0 && char.IsLetter(key[^1]))
                key.Append(' ');
            key.Append(Number);
            index = EndOfNumber(folded, index);
            while (index < folded.Length && folded[index] == ' ')
                index++;
            if (index < folded.Length && char.IsLetter(folded[index]))
                key.Append(' ');
        }
        return key.ToString();
    }

    /// <summary>Whether a text names a number: then what it says holds for one line only.</summary>
    public static bool HasNumber(string? text) => text is not null && text.Any(IsNumber);

    // "1 1/2", "2-3", "1.5", "1 – 2": numbers with nothing but these between them are one amount.
    private static int EndOfNumber(string text, int start)
    {
        var end = start;
        for (var index = start; index < text.Length; index++)
        {
            if (IsNumber(text[index]))
                end = index + 1;
            else if (text[index] is not (' ' or '.' or ',' or '/' or '⁄' or '-' or '–' or '—'))
                break;
        }
        return end;
    }

    private static bool IsNumber(char character)
        => char.GetUnicodeCategory(character) is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.OtherNumber;
}

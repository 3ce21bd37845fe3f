using System.Globalization;
using System.Text;

namespace Alchemorsel.Api.Recipes;

/// <summary>
/// One spelling for all that people spell differently: lower case, no diacritics, single spaces. What is stored to be compared, sorted or
/// searched and what is asked for go through the same function, so that no database setting can make them differ.
/// </summary>
public static class Folding
{
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var character in text.Trim().Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (char.IsWhiteSpace(character))
            {
                if (folded.Length > 0 && folded[^1] != ' ')
                    folded.Append(' ');
            }
            else if (!char.IsControl(character) && character is not (>= '\u0300' and <= '\u036F'))
            {
                // Only the marks of European scripts are dropped; elsewhere (Hindi, Japanese) a mark is part of the letter.
                folded.Append(Spelled(character));
            }
        }
        return folded.ToString().Normalize(NormalizationForm.FormC);
    }

    public static string? FoldOrNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : Fold(text);

    /// <summary>The words of a folded text: runs of letters, marks and digits.</summary>
    public static IEnumerable<string> Words(string folded)
    {
        var start = -1;
        for (var index = 0; index <= folded.Length; index++)
        {
            var inWord = index < folded.Length && IsWordCharacter(folded[index]);
            if (inWord && start < 0)
                start = index;
            else if (!inWord && start >= 0)
            {
                yield return folded[start..index];
                start = -1;
            }
        }
    }

    private static bool IsWordCharacter(char character)
        => char.IsLetterOrDigit(character) || char.IsSurrogate(character)
            || char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    // Letters that have no decomposition into a base letter and a mark.
    private static string Spelled(char character) => character switch
    {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' or 'ð' => "d",
        'þ' => "th",
        'ı' => "i",
        'ħ' => "h",
        '’' or '‘' => "'",
        _ => character.ToString(),
    };
}

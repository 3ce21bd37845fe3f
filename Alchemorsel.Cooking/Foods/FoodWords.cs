using System.Globalization;
using System.Text;

namespace Alchemorsel.Cooking.Foods;

/// <summary>The words of a food's name, folded so that spelling, case, accents and plurals do not matter.</summary>
public static class FoodWords
{
    /// <summary>Characters of a name that are looked at.</summary>
    public const int LengthMax = 200;

    /// <summary>Words in order, in lower case, without accents; signs part words ("d'olive"), but not the s of a genitive ("goat's").</summary>
    /// <param name="name">Any text.</param>
    /// <param name="lengthMax">Characters that are looked at.</param>
    public static List<string> Of(string name, int lengthMax = LengthMax)
    {
        ArgumentNullException.ThrowIfNull(name);
        var words = new List<string>();
        var word = new StringBuilder();
        var text = name.Length > lengthMax ? name[..lengthMax] : name;
        text = Ascii.IsValid(text) ? text : Folded(text);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if ((c is '\'' or '’' && IsGenitive(text, i))
                || (c > '\u007f' && CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark))
                continue;
            if (char.IsLetterOrDigit(c) || c == '%')
                word.Append(char.ToLowerInvariant(c));
            else
                Close();
        }

        Close();
        return words;

        void Close()
        {
            if (word.Length > 0)
                words.Add(word.ToString());
            word.Clear();
        }
    }

    private static string Folded(string text)
    {
        // Half a surrogate pair can't be normalised, and no name of a food needs a whole one.
        if (text.AsSpan().IndexOfAnyInRange('\ud800', '\udfff') >= 0)
            text = string.Concat(text.Where(c => !char.IsSurrogate(c)));
        return text.Replace('ø', 'o').Replace('ł', 'l').Replace("œ", "oe", StringComparison.Ordinal)
            .Replace("ß", "ss", StringComparison.Ordinal).Replace("æ", "ae", StringComparison.Ordinal).Normalize(NormalizationForm.FormD);
    }

    private static bool IsGenitive(string text, int apostrophe) =>
        apostrophe + 1 < text.Length && text[apostrophe + 1] is 's' or 'S'
        && (apostrophe + 2 == text.Length || !char.IsLetter(text[apostrophe + 2]));

    /// <summary>A word without its English plural ending: "tomatoes" and "tomato", "leaves" and "leaf" fold to the same.</summary>
    public static string Stem(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return word switch
        {
            "leaves" => "leaf",
            "halves" => "half",
            "loaves" => "loaf",
            // After a vowel it is no English plural ("glutenfreies").
            { Length: > 4 } when word.EndsWith("ies", StringComparison.Ordinal) && word[^4] is not ('a' or 'e' or 'i' or 'o' or 'u') => word[..^3] + "y",
            { Length: > 4 } when word.EndsWith("oes", StringComparison.Ordinal) || word.EndsWith("ches", StringComparison.Ordinal)
                || word.EndsWith("shes", StringComparison.Ordinal) || word.EndsWith("xes", StringComparison.Ordinal)
                || word.EndsWith("sses", StringComparison.Ordinal) => word[..^2],
            { Length: > 3 } when word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal)
                && !word.EndsWith("us", StringComparison.Ordinal) => word[..^1],
            _ => word,
        };
    }
}

using System.Globalization;
using System.Text;

namespace Alchemorsel.Benchmarks.Accuracy;

/// <summary>Compares texts by their words.</summary>
public static class TextScore
{
    /// <summary>The words of a text, in order: letters and digits, without case.</summary>
    public static List<string> Words(string? text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var c in (text ?? "").Normalize(NormalizationForm.FormKC))
        {
            if (char.IsLetterOrDigit(c)
                || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)
            {
                word.Append(char.ToLowerInvariant(c));
                continue;
            }

            if (word.Length > 0)
                words.Add(word.ToString());
            word.Clear();
        }

        if (word.Length > 0)
            words.Add(word.ToString());
        return words;
    }

    /// <summary>True when the texts differ in case and punctuation at most.</summary>
    public static bool SameWords(string? one, string? other) => Words(one).SequenceEqual(Words(other));

    /// <summary>Harmonic mean of precision and recall over the words, counting repeats; 1 where both are empty.</summary>
    public static double F1(IEnumerable<string> read, IEnumerable<string> expected)
    {
        var left = read.SelectMany(Words).ToList();
        var right = expected.SelectMany(Words).ToList();
        if (left.Count == 0 || right.Count == 0)
            return left.Count == right.Count ? 1 : 0;
        var counts = right.CountBy(word => word).ToDictionary();
        var shared = 0;
        foreach (var word in left)
        {
            if (counts.TryGetValue(word, out var count) && count > 0)
            {
                counts[word] = count - 1;
                shared++;
            }
        }

        return 2.0 * shared / (left.Count + right.Count);
    }
}

using Alchemorsel.Cooking.Foods;
using Alchemorsel.Cooking.Ingredients;

namespace Alchemorsel.Cooking.Dietary;

/// <summary>A list of words and phrases that is looked for in lines: what hits, and what only looks alike.</summary>
internal sealed class WordList
{
    private const int PhraseMax = 5;

    private readonly Dictionary<string, bool> exact = new(StringComparer.Ordinal);
    private readonly List<(string Text, bool Prefix, bool Hit)> parts = [];

    /// <param name="list">Words with commas between them; those after " - " only look alike; "*" at one end stands for any letters.</param>
    public WordList(string list)
    {
        var halves = list.ReplaceLineEndings(" ").Split(" - ", 2);
        for (var half = 0; half < halves.Length; half++)
        {
            foreach (var word in halves[half].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                if (word.Contains('*', StringComparison.Ordinal))
                    parts.Add((string.Concat(FoodWords.Of(word.Trim('*'))), word[^1] == '*', half == 0));
                else
                    exact[string.Join(' ', Words(word))] = half == 0;
            }
        }
    }

    /// <summary>The first words in the list, or null.</summary>
    public string? Find(IReadOnlyList<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var (hit, length) = At(words, i);
            if (hit == true)
                return string.Join(' ', words.Skip(i).Take(length));
            i += length - 1;
        }

        return null;
    }

    /// <summary>The longest phrase from a word on, else the longest part of the word; null when there is none.</summary>
    private (bool? Hit, int Length) At(IReadOnlyList<string> words, int i)
    {
        for (var length = Math.Min(PhraseMax, words.Count - i); length > 0; length--)
        {
            var phrase = length == 1 ? words[i] : string.Join(' ', words.Skip(i).Take(length));
            if (exact.TryGetValue(phrase, out var hit))
                return (hit, length);
        }

        bool? best = null;
        var longest = 0;
        foreach (var (text, prefix, hit) in parts)
        {
            if (text.Length > longest
                && (prefix ? words[i].StartsWith(text, StringComparison.Ordinal) : words[i].EndsWith(text, StringComparison.Ordinal)))
                (best, longest) = (hit, text.Length);
        }

        return (best, 1);
    }

    /// <summary>Words of a text, folded as the list's own are.</summary>
    public static List<string> Words(string text) => [.. FoodWords.Of(text, IngredientParser.LengthMax).Select(FoodWords.Stem)];
}

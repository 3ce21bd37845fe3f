using Alchemorsel.Cooking.Foods;
using Alchemorsel.Cooking.Ingredients;

namespace Alchemorsel.Cooking.Dietary;

/// <summary>A list of words and phrases that is looked for in lines: what hits, and what only looks alike.</summary>
internal sealed class WordList
{
    private readonly Dictionary<string, bool> exact = new(StringComparer.Ordinal);

    /// <summary>The number of words of the longest phrase that begins with a word.</summary>
    private readonly Dictionary<string, int> longest = new(StringComparer.Ordinal);
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
                    Add(Words(word), half == 0);
            }
        }
    }

    private void Add(List<string> phrase, bool hit)
    {
        exact[string.Join(' ', phrase)] = hit;
        longest[phrase[0]] = Math.Max(longest.GetValueOrDefault(phrase[0]), phrase.Count);
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
        for (var length = Math.Min(longest.GetValueOrDefault(words[i]), words.Count - i); length > 0; length--)
        {
            var phrase = length == 1 ? words[i] : string.Join(' ', words.Skip(i).Take(length));
            if (exact.TryGetValue(phrase, out var hit))
                return (hit, length);
        }

        bool? best = null;
        var most = 0;
        foreach (var (text, prefix, hit) in parts)
        {
            if (text.Length > most
                && (prefix ? words[i].StartsWith(text, StringComparison.Ordinal) : words[i].EndsWith(text, StringComparison.Ordinal)))
                (best, most) = (hit, text.Length);
        }

        return (best, 1);
    }

    /// <summary>Words of a text, folded as the list's own are.</summary>
    public static List<string> Words(string text) => [.. FoodWords.Of(text, IngredientParser.LengthMax).Select(FoodWords.Stem)];
}

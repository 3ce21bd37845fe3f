using System.Text;

namespace Alchemorsel.Cooking.Dietary;

/// <summary>A list of words and phrases that is looked for in lines: what hits, and what only looks alike.</summary>
internal sealed class FoodWords
{
    private const int PhraseMax = 5;

    private readonly Dictionary<string, bool> exact = new(StringComparer.Ordinal);
    private readonly List<(string Text, bool Prefix, bool Hit)> parts = [];

    /// <param name="list">Words with commas between them; those after " - " only look alike; "*" at one end stands for any letters.</param>
    public FoodWords(string list)
    {
        var halves = list.ReplaceLineEndings(" ").Split(" - ", 2);
        for (var half = 0; half < halves.Length; half++)
        {
            foreach (var word in halves[half].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                if (word.Contains('*', StringComparison.Ordinal))
                    parts.Add((Fold(word.Trim('*')), word[^1] == '*', half == 0));
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

    /// <summary>Words of a text: folded, and without the endings of English and French plurals.</summary>
    public static List<string> Words(string text)
    {
        var words = new List<string>();
        foreach (var word in Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            words.Add(Singular(word));
        return words;
    }

    /// <summary>One form for all numbers of a word; it need not be a word itself ("anchovie").</summary>
    private static string Singular(string word)
    {
        if (word.Length > 4 && word.EndsWith("es", StringComparison.Ordinal)
            && (word[^3] is 'o' or 'x' or 'z' || word[^4..^2] is "ch" or "sh" or "ss"))
            return word[..^2];
        if (word.Length > 3 && word[^1] == 's' && word[^2] != 's')
            return word[..^1];
        return word.Length > 3 && word[^1] == 'y' ? word[..^1] + "ie" : word;
    }

    /// <summary>Lower case without accents; all that is no letter or digit becomes a space.</summary>
    private static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            var lower = char.ToLowerInvariant(c);
            _ = lower switch
            {
                'à' or 'á' or 'â' or 'ã' or 'ä' or 'å' => folded.Append('a'),
                'è' or 'é' or 'ê' or 'ë' => folded.Append('e'),
                'ì' or 'í' or 'î' or 'ï' => folded.Append('i'),
                'ò' or 'ó' or 'ô' or 'õ' or 'ö' => folded.Append('o'),
                'ù' or 'ú' or 'û' or 'ü' => folded.Append('u'),
                'ç' => folded.Append('c'),
                'ñ' => folded.Append('n'),
                'ß' => folded.Append("ss"),
                'œ' => folded.Append("oe"),
                'æ' => folded.Append("ae"),
                // Accents that stand apart from their letter.
                >= '\u0300' and <= '\u036f' => folded,
                _ => folded.Append(char.IsLetterOrDigit(lower) ? lower : ' '),
            };
        }

        return folded.ToString();
    }
}

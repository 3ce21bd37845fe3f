using Alchemorsel.Cooking.Quantities;

namespace Alchemorsel.Benchmarks.Training;

/// <summary>The words of a label, folded so that they equal the line's.</summary>
public static class LabelWords
{
    private static readonly char[] Separators = [' ', '/', '–', '—', ':'];

    /// <summary>Words and numbers: <c>5#1$4</c> becomes <c>21/4</c>, as <see cref="Quantity"/> prints it.</summary>
    public static List<string> Split(string label)
    {
        var words = new List<string>();
        foreach (var word in label.Split(Separators, StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.Contains('#', StringComparison.Ordinal) || char.IsAsciiDigit(word[0]) || word[0] == '.')
            {
                var times = word.EndsWith('x') ? word[..^1] : word;
                if (Number(times) is { } number)
                {
                    words.Add(number);
                    if (times.Length < word.Length)
                        words.Add("x");
                    continue;
                }
            }

            if (Fold(word) is { Length: > 0 } folded)
                words.Add(folded);
        }

        return words;
    }

    /// <summary>The value of a labelled amount in <see cref="Quantity"/>'s form, or null when it is none.</summary>
    public static string? Number(string label)
    {
        var values = label.Split('-').Select(Value).ToList();
        if (values.Any(value => value is null) || values.Count is 0 or > 2)
            return null;
        return (values.Count == 1 ? Quantity.Exactly(values[0]!.Value) : Quantity.Between(values[0]!.Value, values[1]!.Value)).ToString();
    }

    private static Rational? Value(string label)
    {
        var hash = label.IndexOf('#', StringComparison.Ordinal);
        if (hash < 0)
            return Rational.TryParse(label.StartsWith('.') ? "0" + label : label, out var plain) ? plain : null;
        if (!Rational.TryParse(label[(hash + 1)..].Replace('$', '/'), out var part))
            return null;
        return hash == 0 ? part : Rational.TryParse(label.AsSpan(0, hash), out var whole) ? whole + part : null;
    }

    /// <summary>Letters and digits alone, in lower case.</summary>
    public static string Fold(ReadOnlySpan<char> word)
    {
        Span<char> letters = word.Length <= 64 ? stackalloc char[word.Length] : new char[word.Length];
        var length = 0;
        foreach (var c in word)
        {
            if (char.IsLetterOrDigit(c))
                letters[length++] = char.ToLowerInvariant(c);
        }

        return letters[..length].ToString();
    }

    /// <summary>Whether a label's word is the line's, its plural aside ("leaf" and "leaves").</summary>
    public static bool Same(string label, string word)
    {
        if (label == word)
            return true;
        if (label.Length < 2 || !char.IsLetter(label[0]) || Math.Abs(word.Length - label.Length) > 3)
            return false;
        var shared = label.AsSpan().CommonPrefixLength(word);
        return (word.EndsWith('s') || word.EndsWith('n')) && shared >= label.Length - 2 && shared >= 2 && word.Length >= label.Length;
    }
}

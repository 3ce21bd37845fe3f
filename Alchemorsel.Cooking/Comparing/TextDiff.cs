using System.Globalization;

namespace Alchemorsel.Cooking.Comparing;

/// <summary>What became of a run of text.</summary>
public enum RunKind
{
    /// <summary>It is in both.</summary>
    Same,

    /// <summary>It is only in the text before.</summary>
    Removed,

    /// <summary>It is only in the text after.</summary>
    Added,
}

/// <param name="Kind">In which of the texts it is.</param>
/// <param name="Text">As written, never empty.</param>
public sealed record TextRun(RunKind Kind, string Text);

/// <summary>
/// Compares texts word by word. The runs that are not <see cref="RunKind.Added"/> make up the text before, and those not
/// <see cref="RunKind.Removed"/> the text after, to the character.
/// </summary>
public static class TextDiff
{
    // Words that may differ before the whole is called different; such a text reads better as two anyway. Bounds time and memory.
    private const int DifferencesMax = 600;

    /// <summary>The runs from beginning to end; a removed one stands before the one added in its place.</summary>
    public static IReadOnlyList<TextRun> Words(string before, string after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        if (before == after)
            return before.Length == 0 ? [] : [new TextRun(RunKind.Same, before)];
        var (one, other) = (Cut(before), Cut(after));
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var pairs = CommonSequence.Of(Numbered(one, numbers), Numbered(other, numbers), DifferencesMax);
        return Joined(one, other, WithoutIslands(one, pairs));
    }

    private static List<TextRun> Joined(List<string> before, List<string> after, List<(int Before, int After)> pairs)
    {
        var runs = new List<TextRun>();
        var (x, y, next) = (0, 0, 0);
        while (x < before.Count || y < after.Count)
        {
            var (toX, toY) = next < pairs.Count ? pairs[next] : (before.Count, after.Count);
            Add(RunKind.Removed, before, x, toX);
            Add(RunKind.Added, after, y, toY);
            (x, y) = (toX, toY);
            var same = x;
            for (; next < pairs.Count && pairs[next] == (x, y); next++)
                (x, y) = (x + 1, y + 1);
            Add(RunKind.Same, before, same, x);
        }
        return runs;

        void Add(RunKind kind, List<string> words, int from, int to)
        {
            if (from < to)
                runs.Add(new TextRun(kind, string.Concat(words[from..to])));
        }
    }

    // A space that happens to be equal between two changed words is no common ground: "red wine" -> "white port" reads as one change.
    private static List<(int Before, int After)> WithoutIslands(List<string> before, List<(int Before, int After)> pairs)
    {
        var kept = new List<(int Before, int After)>(pairs.Count);
        for (var start = 0; start < pairs.Count;)
        {
            var end = start + 1;
            while (end < pairs.Count && pairs[end].Before == pairs[end - 1].Before + 1 && pairs[end].After == pairs[end - 1].After + 1)
                end++;
            var inside = start > 0 && end < pairs.Count;
            if (!inside || pairs[start..end].Exists(pair => char.IsLetterOrDigit(before[pair.Before][0])))
                kept.AddRange(pairs[start..end]);
            start = end;
        }
        return kept;
    }

    private static int[] Numbered(List<string> words, Dictionary<string, int> numbers)
    {
        var result = new int[words.Count];
        for (var index = 0; index < result.Length; index++)
        {
            if (!numbers.TryGetValue(words[index], out result[index]))
                numbers.Add(words[index], result[index] = numbers.Count);
        }
        return result;
    }

    // Words with their marks and apostrophes, spaces, and everything else (punctuation, ideographs) one by one.
    private static List<string> Cut(string text)
    {
        var words = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = start + StringInfo.GetNextTextElementLength(text, start);
            var kind = KindOf(text[start]);
            while (end < text.Length && kind != Kind.Single && KindOf(text[end]) is var next && (next == kind || (kind == Kind.Word && next == Kind.Mark)))
                end++;
            words.Add(text[start..end]);
            start = end;
        }
        return words;
    }

    private static Kind KindOf(char character) => character switch
    {
        ' ' or '\t' => Kind.Space,
        '\'' or '’' => Kind.Mark,
        // Kana and ideographs are written without spaces.
        >= '\u3040' and <= '\u9FFF' => Kind.Single,
        _ when char.IsLetterOrDigit(character) => Kind.Word,
        _ when char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark => Kind.Mark,
        _ => Kind.Single,
    };

    private enum Kind
    {
        Single,
        Word,
        Mark,
        Space,
    }
}

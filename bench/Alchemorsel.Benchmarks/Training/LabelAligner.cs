using Alchemorsel.Cooking.Ingredients.Tagging;

namespace Alchemorsel.Benchmarks.Training;

/// <summary>
/// Finds the tokens that a labelled line's columns speak of. The labels are lists of words, in order, without plural: each is matched to
/// the free tokens with the fewest breaks between them, the earliest of equals.
/// </summary>
public static class LabelAligner
{
    private const int Missing = 1_000;

    /// <summary>The tag of each token, or null when a word of a label is nowhere in the line.</summary>
    public static IngredientTag[]? Align(LabelledLine line, ReadOnlySpan<LineToken> tokens)
    {
        var words = new string[tokens.Length];
        for (var i = 0; i < tokens.Length; i++)
        {
            var word = line.Input.AsSpan(tokens[i].Start, tokens[i].Length);
            words[i] = tokens[i].IsNumber ? tokens[i].Value.ToString() : LabelWords.Fold(word);
        }

        var tags = new IngredientTag[tokens.Length];
        var complete = true;
        foreach (var (tag, labels) in new[]
        {
            (IngredientTag.Food, LabelWords.Split(line.Name)), (IngredientTag.Quantity, LabelWords.Split(line.Quantity)),
            (IngredientTag.Unit, LabelWords.Split(line.Unit)), (IngredientTag.Size, LabelWords.Split(line.Size)),
            (IngredientTag.Preparation, LabelWords.Split(line.Preparation)), (IngredientTag.Comment, LabelWords.Split(line.Comment)),
            (IngredientTag.Purpose, LabelWords.Split(line.Purpose)),
        })
        {
            complete &= Match(labels, words, tags, tag);
        }

        return complete ? tags : null;
    }

    private static bool Match(List<string> labels, string[] words, IngredientTag[] tags, IngredientTag tag)
    {
        if (labels.Count == 0)
            return true;
        // cost[l, t]: labels up to l matched, the last of them at token t.
        var cost = new int[labels.Count, words.Length];
        var from = new int[labels.Count, words.Length];
        for (var l = 0; l < labels.Count; l++)
        {
            for (var t = 0; t < words.Length; t++)
            {
                cost[l, t] = Missing;
                if (tags[t] != IngredientTag.Other || !LabelWords.Same(labels[l], words[t]))
                    continue;
                if (l == 0)
                    cost[l, t] = 0;
                for (var before = 0; l > 0 && before < t; before++)
                {
                    var breaks = cost[l - 1, before] + (t - before == 1 ? 0 : 2 + Math.Min(3, t - before));
                    if (breaks < cost[l, t])
                        (cost[l, t], from[l, t]) = (breaks, before);
                }
            }
        }

        var last = Enumerable.Range(0, words.Length).MinBy(t => cost[labels.Count - 1, t], -1);
        if (last < 0 || cost[labels.Count - 1, last] >= Missing)
            return false;
        for (var l = labels.Count - 1; l >= 0; last = from[l, last], l--)
            tags[last] = tag;
        return true;
    }

    private static int MinBy(this IEnumerable<int> items, Func<int, int> cost, int none)
    {
        var best = none;
        foreach (var item in items)
        {
            if (best == none || cost(item) < cost(best))
                best = item;
        }

        return best;
    }
}

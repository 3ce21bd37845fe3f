using System.Runtime.Intrinsics;

namespace Alchemorsel.Cooking.Ingredients.Tagging;

/// <summary>Finds the most likely tags of a line's words: the best path through the model's scores (Viterbi 1967).</summary>
public sealed class IngredientTagger(TaggerModel model)
{
    /// <summary>Writes the tag of each token; time grows with their number.</summary>
    public void Tag(ReadOnlySpan<char> line, ReadOnlySpan<LineToken> tokens, Span<IngredientTag> tags)
    {
        if (tokens.Length == 0)
            return;
        Span<TagFeatures.Facts> facts = stackalloc TagFeatures.Facts[tokens.Length];
        TagFeatures.Describe(line, tokens, facts);
        Span<byte> store = stackalloc byte[tokens.Length * Context.BytesPerToken];
        var context = Context.Read(tokens, facts, store);
        Span<uint> keys = stackalloc uint[TagFeatures.PerToken];
        Span<Vector256<int>> from = stackalloc Vector256<int>[tokens.Length];
        var transitions = model.Transitions;
        var best = Vector256.Create(transitions[^TaggerModel.Tags..]);
        for (var i = 0; i < tokens.Length; i++)
        {
            if (i > 0)
                best = Step(best, transitions, out from[i]);
            var count = TagFeatures.Extract(line, tokens, facts, context, i, keys);
            var score = model.Score(keys[..count]);
            best += Vector256.Create(Vector128.WidenLower(score), Vector128.WidenUpper(score));
        }

        var tag = 0;
        for (var other = 1; other < TaggerModel.Tags; other++)
        {
            if (best[other] > best[tag])
                tag = other;
        }

        for (var i = tokens.Length - 1; i >= 0; i--)
        {
            tags[i] = (IngredientTag)tag;
            tag = from[i][tag];
        }
    }

    private static Vector256<int> Step(Vector256<int> before, ReadOnlySpan<int> transitions, out Vector256<int> from)
    {
        var best = Vector256.Create(int.MinValue);
        from = Vector256<int>.Zero;
        for (var tag = 0; tag < TaggerModel.Tags; tag++)
        {
            var candidate = Vector256.Create(before[tag]) + Vector256.Create(transitions.Slice(tag * TaggerModel.Tags, TaggerModel.Tags));
            var better = Vector256.GreaterThan(candidate, best);
            best = Vector256.ConditionalSelect(better, candidate, best);
            from = Vector256.ConditionalSelect(better, Vector256.Create(tag), from);
        }

        return best;
    }
}

using System.Numerics;
using Alchemorsel.Cooking.Units;

namespace Alchemorsel.Cooking.Ingredients.Tagging;

/// <summary>
/// What the tagger sees of a word: itself, its neighbours, its form and its place, each as a 32-bit key. The keys are what a model
/// was trained on: a change here needs a new model.
/// </summary>
public static class TagFeatures
{
    /// <summary>Features of one word, at most.</summary>
    public const int PerToken = 64;

    /// <summary>What is known of a word on its own, computed once a line.</summary>
    /// <param name="Word">Key of the lower-case word; all numbers share a few.</param>
    /// <param name="Stem">Key of the word without its plural ending.</param>
    /// <param name="Kind">Number, unit, ordinary word …: a small number.</param>
    public readonly record struct Facts(uint Word, uint Stem, uint Kind);

    private const int WordMax = 32;
    private const uint Outside = 0x9E3779B9;

    /// <summary>Computes the facts of each token.</summary>
    public static void Describe(ReadOnlySpan<char> line, ReadOnlySpan<LineToken> tokens, Span<Facts> facts)
    {
        for (var i = 0; i < tokens.Length; i++)
            facts[i] = Describe(line.Slice(tokens[i].Start, tokens[i].Length), tokens[i]);
    }

    private static Facts Describe(ReadOnlySpan<char> word, LineToken token)
    {
        if (token.IsNumber)
        {
            var number = (token.Marks & TokenMarks.Range) != 0 ? 1u : !token.Value.Min.IsWhole ? 4u : token.Value.Min.Numerator < 100 ? 2u : 3u;
            return new Facts(Mix(7, number), Mix(7, number), number);
        }

        Span<char> lower = stackalloc char[WordMax];
        if (word.Length > lower.Length)
            word = word[..lower.Length];
        var length = 0;
        foreach (var c in word)
            lower[length++] = c < 128 ? (char)(c | (char.IsAsciiLetterUpper(c) ? 0x20 : 0)) : char.ToLowerInvariant(c);
        lower = lower[..length];
        var unit = UnitCatalogue.FromWord(word);
        var kind = unit is null ? lower.Contains('-') ? 6u : char.IsAsciiDigit(lower[0]) ? 7u : 5u : 8u + (uint)unit.Dimension;
        return new Facts(Key(lower), Key(Stem(lower)), kind);
    }

    private static ReadOnlySpan<char> Stem(ReadOnlySpan<char> word) => word switch
    {
        [.., 'i', 'e', 's'] when word.Length > 4 => word[..^3],
        [.., 'o', 'e', 's'] or [.., 'c', 'h', 'e', 's'] or [.., 's', 'h', 'e', 's'] when word.Length > 4 => word[..^2],
        [.., not 's', 's'] when word.Length > 3 => word[..^1],
        [.., 'y'] when word.Length > 3 => word[..^1],
        _ => word,
    };

    /// <summary>Writes the features of token <paramref name="i"/> and gives their number.</summary>
    public static int Extract(
        ReadOnlySpan<char> line, ReadOnlySpan<LineToken> tokens, ReadOnlySpan<Facts> facts, Context context, int i, Span<uint> keys)
    {
        var here = facts[i];
        var before = i > 0 ? facts[i - 1] : new Facts(Outside, Outside, 30);
        var before2 = i > 1 ? facts[i - 2] : new Facts(Outside, Outside, 30);
        var after = i + 1 < facts.Length ? facts[i + 1] : new Facts(Outside, Outside, 31);
        var after2 = i + 2 < facts.Length ? facts[i + 2] : new Facts(Outside, Outside, 31);
        var marks = (uint)(tokens[i].Marks & ~(TokenMarks.Number | TokenMarks.Range));
        var next = i + 1 < tokens.Length ? (uint)(tokens[i + 1].Marks & ~(TokenMarks.Number | TokenMarks.Range)) : 1024u;
        var n = 0;
        keys[n++] = Mix(1, here.Word);
        keys[n++] = Mix(2, here.Stem);
        keys[n++] = Mix(3, before.Word);
        keys[n++] = Mix(4, after.Word);
        keys[n++] = Mix(5, before2.Word);
        keys[n++] = Mix(6, after2.Word);
        keys[n++] = Mix(7, before.Word, here.Word);
        keys[n++] = Mix(8, here.Word, after.Word);
        keys[n++] = Mix(9, before.Word, after.Word);
        keys[n++] = Mix(10, before2.Word, before.Word, here.Word);
        keys[n++] = Mix(11, here.Word, after.Word, after2.Word);
        keys[n++] = Mix(12, before.Word, here.Word, after.Word);
        keys[n++] = Mix(13, here.Kind, marks);
        keys[n++] = Mix(14, here.Kind, marks, next);
        keys[n++] = Mix(15, before.Kind, here.Kind, after.Kind);
        keys[n++] = Mix(16, Mix(before2.Kind, before.Kind), here.Kind, Mix(after.Kind, after2.Kind));
        keys[n++] = Mix(17, here.Word, marks);
        keys[n++] = Mix(18, here.Word, next);
        keys[n++] = Mix(19, before.Stem, here.Stem);
        keys[n++] = Mix(20, here.Stem, after.Stem);
        // Where it stands.
        var place = (uint)Math.Min(i, 4) * 8 + (uint)Math.Min(tokens.Length - 1 - i, 4);
        keys[n++] = Mix(21, place, here.Kind);
        var segment = context.Segments[i];
        var segmentPlace = (uint)Math.Min(i - segment, 6);
        var first = facts[segment].Word;
        var which = context.Number[i];
        keys[n++] = Mix(22, here.Word, which);
        keys[n++] = Mix(23, first, segmentPlace);
        keys[n++] = Mix(24, first, here.Word);
        keys[n++] = Mix(25, segmentPlace, which, here.Kind);
        var marker = context.Marker[i];
        keys[n++] = Mix(26, marker);
        keys[n++] = Mix(27, marker, here.Word);
        keys[n++] = Mix(28, marker, which);
        keys[n++] = Mix(29, context.Amounts[i], here.Kind, marks & (uint)(TokenMarks.Inside | TokenMarks.AfterComma));
        keys[n++] = Mix(30, context.Words[i], here.Kind, which);
        keys[n++] = Mix(31, context.Words[i], here.Word);
        // What is still to come: the line's end, a comma, a bracket.
        keys[n++] = Mix(32, context.Ahead[i], here.Word);
        keys[n++] = Mix(33, context.Ahead[i], here.Kind, which);
        keys[n++] = Mix(34, facts[context.Last[i]].Stem, here.Word);
        if (!tokens[i].IsNumber)
            n = Form(line.Slice(tokens[i].Start, tokens[i].Length), before, after, keys, n);
        return n;
    }

    private static int Form(ReadOnlySpan<char> word, Facts before, Facts after, Span<uint> keys, int n)
    {
        var capital = char.IsUpper(word[0]) ? word.Length > 1 && char.IsUpper(word[1]) ? 2u : 1u : 0u;
        keys[n++] = Mix(40, capital);
        var ending2 = Ending(word, 2);
        var ending3 = Ending(word, 3);
        keys[n++] = Mix(41, ending2);
        keys[n++] = Mix(42, ending3);
        keys[n++] = Mix(43, Ending(word, 4));
        keys[n++] = Mix(44, Key(word[..Math.Min(4, word.Length)]));
        keys[n++] = Mix(45, ending3, before.Word);
        keys[n++] = Mix(46, ending3, after.Kind);
        keys[n++] = Mix(47, ending2, before.Kind);
        if (word.IndexOf('-') is > 0 and var hyphen)
        {
            keys[n++] = Mix(48, Key(word[..hyphen]));
            keys[n++] = Mix(49, Key(word[(hyphen + 1)..]));
        }

        return n;
    }

    private static uint Ending(ReadOnlySpan<char> word, int length) => Key(word[^Math.Min(length, word.Length)..]);

    /// <summary>FNV-1a of the characters in lower case (Fowler, Noll, Vo; offset 2166136261, prime 16777619).</summary>
    public static uint Key(ReadOnlySpan<char> word)
    {
        var key = 2166136261u;
        foreach (var c in word)
        {
            var lower = c < 128 ? (uint)(c | (char.IsAsciiLetterUpper(c) ? 0x20 : 0)) : char.ToLowerInvariant(c);
            key = (key ^ lower) * 16777619u;
        }

        return key;
    }

    private static uint Mix(uint template, uint a, uint b = 0, uint c = 0)
    {
        // Multiply and rotate, as MurmurHash3 (Appleby, public domain) mixes blocks.
        var key = template * 0xCC9E2D51u;
        key = (BitOperations.RotateLeft(key ^ (a * 0x1B873593u), 13) * 5) + 0xE6546B64u;
        key = (BitOperations.RotateLeft(key ^ (b * 0x85EBCA6Bu), 15) * 5) + 0xE6546B64u;
        key = (BitOperations.RotateLeft(key ^ (c * 0xC2B2AE35u), 17) * 5) + 0xE6546B64u;
        key = (key ^ (key >> 16)) * 0x85EBCA6Bu;
        return key ^ (key >> 13);
    }
}

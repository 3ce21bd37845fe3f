namespace Alchemorsel.Benchmarks.Fuzz;

/// <summary>Makes hostile inputs from good ones: changes bytes at random, the same way for the same seed and index.</summary>
/// <param name="seed">Names the run; another seed gives other inputs.</param>
/// <param name="samples">Good inputs.</param>
public sealed class Mutator(int seed, IReadOnlyList<byte[]> samples)
{
    private const int ChangesMax = 6;
    private const int PieceMax = 200;

    /// <summary>Bytes that an input may grow to.</summary>
    private const int LengthMax = 1_000_000;

    private static readonly byte[][] Tokens = Bytes(
        "{", "}", "[", "]", "(", ")", "<", ">", "\"", "'", "`", "\\", "\\u0000", "\\ud800", ",", ":", ";", "|", "&", "&amp;", "&#x", "&nbsp;", "null",
        "true", "---\n", "&a *a", "- ", "# ", "> ", "* ", "**", "__", "![", "](", "<div>", "</div>", "<p", "<li>", "<!--", "-->", "<script", "</script>",
        "itemprop", "itemscope", "typeof", "\n", "\n\n", "\r\n", "\t", " ", "\u00a0", "\u200b", "\ufeff", "\u0301", "ﬁ", "ß", "İ", "𝟙", "１", "½", "⅔", "1/2",
        "1 1/2", "1-2", "1,5", "1.5", "/", "⁄", "0", "00", "-1", "1e999", "9999999999999999999", "°F", "gas mark 4", "min", "PT1H", "P9999999D", "@a{1%g}",
        "~{5%min}", "#a{}", "{%}", "../", "PK\u0003\u0004", "PK\u0005\u0006", "@type", "Recipe", "@graph", "recipeIngredient", "a").Concat(
        [[0xff, 0xff, 0xff, 0xff], [0], [0x1f, 0x8b, 8, 0], [0xed, 0xa0, 0x80], [0xc3], [0xf0, 0x9f]]).ToArray();

    /// <summary>The input of an index from 0.</summary>
    public byte[] At(int index)
    {
        var random = new Random(HashOf(seed, index));
        var bytes = new List<byte>(samples[random.Next(samples.Count)]);
        for (var changes = random.Next(1, ChangesMax); changes > 0 && bytes.Count < LengthMax; changes--)
            Change(bytes, random);
        return [.. bytes];
    }

    private void Change(List<byte> bytes, Random random)
    {
        var at = random.Next(bytes.Count + 1);
        var length = random.Next(Math.Min(PieceMax, bytes.Count - at + 1));
        switch (random.Next(8))
        {
            case 0 when at < bytes.Count:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1:
                bytes.RemoveRange(at, length);
                break;
            case 2:
                bytes.InsertRange(at, bytes.GetRange(at, length));
                break;
            case 3 or 4:
                bytes.InsertRange(at, Tokens[random.Next(Tokens.Length)]);
                break;
            case 5 when random.Next(4) == 0:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 6:
                var other = samples[random.Next(samples.Count)];
                var from = random.Next(other.Length);
                bytes.InsertRange(at, other.AsSpan(from, Math.Min(other.Length - from, random.Next(PieceMax))).ToArray());
                break;
            default:
                // Mostly a few; now and then as many as deep nesting and long runs need.
                var times = random.Next(200) == 0 ? random.Next(20_000) : random.Next(40);
                var token = Tokens[random.Next(Tokens.Length)];
                bytes.InsertRange(at, Enumerable.Repeat(token, Math.Min(times, LengthMax / token.Length)).SelectMany(part => part).ToArray());
                break;
        }
    }

    private static byte[][] Bytes(params string[] tokens) => Array.ConvertAll(tokens, System.Text.Encoding.UTF8.GetBytes);

    /// <summary>The same in every process, unlike <see cref="HashCode"/>. Finaliser of SplitMix64 (Steele, Lea, Flood 2014).</summary>
    private static int HashOf(int seed, int index)
    {
        var mixed = ((ulong)(uint)seed << 32 | (uint)index) + 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return (int)(mixed ^ (mixed >> 31));
    }
}

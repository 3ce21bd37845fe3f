using System.Buffers.Binary;
using System.IO.Compression;
using System.Numerics;
using System.Runtime.Intrinsics;

namespace Alchemorsel.Cooking.Ingredients.Tagging;

/// <summary>
/// Weights of a linear-chain conditional random field (Lafferty, McCallum, Pereira 2001): for each known feature one of each
/// <see cref="IngredientTag"/>, and one for each tag after each. Integers, for speed and size; only their sums are compared.
/// </summary>
public sealed class TaggerModel
{
    /// <summary>Number of tags.</summary>
    public const int Tags = 8;

    private const uint Magic = 0x31474154; // "TAG1"
    private readonly uint[] keys;
    private readonly long[] weights;
    private readonly int shift;

    /// <summary>
    /// Weights by tag for the tag before, the last row for the line's start; <see cref="Tags"/> + 1 rows of <see cref="Tags"/>.
    /// </summary>
    public ReadOnlySpan<int> Transitions => transitions;

    /// <summary>Length of <see cref="Transitions"/>.</summary>
    public const int TransitionCount = (Tags + 1) * Tags;

    private readonly int[] transitions;
    private readonly uint[] vocabulary;

    /// <param name="features">Distinct keys, each with its <see cref="Tags"/> weights.</param>
    /// <param name="transitions"><see cref="TransitionCount"/> weights.</param>
    /// <param name="vocabulary">Distinct keys of the words that it was trained on.</param>
    /// <exception cref="ArgumentException">The transitions are not of that size.</exception>
    public TaggerModel(IReadOnlyCollection<KeyValuePair<uint, sbyte[]>> features, int[] transitions, uint[] vocabulary)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(transitions);
        if (transitions.Length != TransitionCount)
            throw new ArgumentException($"{TransitionCount} transitions are needed.", nameof(transitions));
        this.transitions = transitions;
        this.vocabulary = [.. vocabulary.Order()];
        // A table at most half full: a miss ends after a look or two.
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, features.Count * 2));
        keys = new uint[size];
        weights = new long[size];
        shift = 32 - BitOperations.Log2((uint)size);
        foreach (var (key, values) in features)
            Insert(key, values);
    }

    private void Insert(uint key, ReadOnlySpan<sbyte> values)
    {
        var at = (int)((key * 0x9E3779B1u) >> shift);
        while (keys[at] != 0)
            at = (at + 1) & (keys.Length - 1);
        keys[at] = key;
        Span<byte> bytes = stackalloc byte[Tags];
        for (var i = 0; i < Tags; i++)
            bytes[i] = (byte)values[i];
        weights[at] = BinaryPrimitives.ReadInt64LittleEndian(bytes);
    }

    /// <summary>Keys (<see cref="TagFeatures.Key"/>) of the words that it was trained on, in ascending order.</summary>
    public IReadOnlyList<uint> Vocabulary => vocabulary;

    /// <summary>Whether the model was trained on a word, whatever its case.</summary>
    public bool Knows(ReadOnlySpan<char> word) => Array.BinarySearch(vocabulary, TagFeatures.Key(word)) >= 0;

    /// <summary>The sum of the weights of <paramref name="features"/>, by tag.</summary>
    public Vector128<short> Score(ReadOnlySpan<uint> features)
    {
        var sum = Vector128<short>.Zero;
        var mask = keys.Length - 1;
        foreach (var feature in features)
        {
            var at = (int)((feature * 0x9E3779B1u) >> shift);
            while (keys[at] is not 0 and var key)
            {
                if (key == feature)
                {
                    sum += Vector128.WidenLower(Vector128.CreateScalar(weights[at]).AsSByte());
                    break;
                }

                at = (at + 1) & mask;
            }
        }

        return sum;
    }

    /// <summary>Writes the model: sorted keys as differences, then the weights of each tag, compressed (Brotli).</summary>
    public void Write(Stream stream)
    {
        using var brotli = new BrotliStream(stream, CompressionLevel.SmallestSize, leaveOpen: true);
        using var writer = new BinaryWriter(brotli);
        var order = Enumerable.Range(0, keys.Length).Where(at => keys[at] != 0).OrderBy(at => keys[at]).ToArray();
        writer.Write(Magic);
        writer.Write(order.Length);
        writer.Write(vocabulary.Length);
        foreach (var weight in transitions)
            writer.Write(weight);
        WriteAscending(writer, order.Select(at => keys[at]));
        WriteAscending(writer, vocabulary);

        for (var tag = 0; tag < Tags; tag++)
        {
            foreach (var at in order)
                writer.Write((sbyte)(weights[at] >> (8 * tag)));
        }
    }

    private static void WriteAscending(BinaryWriter writer, IEnumerable<uint> values)
    {
        var before = 0u;
        foreach (var value in values)
        {
            writer.Write7BitEncodedInt((int)(value - before));
            before = value;
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is something else.</exception>
    public static TaggerModel Read(Stream stream)
    {
        using var brotli = new BrotliStream(stream, CompressionMode.Decompress, leaveOpen: true);
        using var buffered = new BufferedStream(brotli, 1 << 16);
        using var reader = new BinaryReader(buffered);
        if (reader.ReadUInt32() != Magic)
            throw new InvalidDataException("Not a tagger model.");
        var features = new KeyValuePair<uint, sbyte[]>[reader.ReadInt32()];
        var vocabulary = new uint[reader.ReadInt32()];
        var transitions = new int[TransitionCount];
        for (var i = 0; i < transitions.Length; i++)
            transitions[i] = reader.ReadInt32();
        var key = 0u;
        for (var i = 0; i < features.Length; i++)
            features[i] = new(key += (uint)reader.Read7BitEncodedInt(), new sbyte[Tags]);
        var word = 0u;
        for (var i = 0; i < vocabulary.Length; i++)
            vocabulary[i] = word += (uint)reader.Read7BitEncodedInt();
        for (var tag = 0; tag < Tags; tag++)
        {
            foreach (var feature in features)
                feature.Value[tag] = reader.ReadSByte();
        }

        return new TaggerModel(features, transitions, vocabulary);
    }
}

namespace Alchemorsel.Cooking.Ingredients.Tagging;

/// <summary>What the rest of the line says about each token; spans of one value a token.</summary>
public ref struct Context
{
    /// <summary>Bytes that <see cref="Read"/> needs for each token.</summary>
    public const int BytesPerToken = 7;

    private static readonly string[] Markers =
        ["for", "to", "as", "or", "plus", "about", "each", "from", "with", "of", "at", "in", "into", "such", "and", "on", "if",
            "preferably", "cut", "without", "not", "use", "see", "per", "like", "but"];

    private static readonly uint[] MarkerKeys = [.. Markers.Select(marker => TagFeatures.Key(marker))];

    /// <summary>First token of the part (between commas and brackets) it stands in.</summary>
    public Span<byte> Segments { get; private set; }

    /// <summary>How many parts came before, with 8 added inside brackets.</summary>
    public Span<byte> Number { get; private set; }

    /// <summary>The last word like "for", "with", "or" before it in its part, from 1; 0 for none.</summary>
    public Span<byte> Marker { get; private set; }

    /// <summary>Numbers that came before, at most 3.</summary>
    public Span<byte> Amounts { get; private set; }

    /// <summary>Ordinary words (no number, no unit) that came before in its part, at most 4.</summary>
    public Span<byte> Words { get; private set; }

    /// <summary>
    /// What ends its part: 0 the line, 1 a comma, 2 a bracket, 3 another sign; with 4 added when the end is the next thing.
    /// </summary>
    public Span<byte> Ahead { get; private set; }

    /// <summary>Last token of its part.</summary>
    public Span<byte> Last { get; private set; }

    /// <summary>Reads a line's context into <paramref name="store"/>, of <see cref="BytesPerToken"/> bytes a token.</summary>
    public static Context Read(ReadOnlySpan<LineToken> tokens, ReadOnlySpan<TagFeatures.Facts> facts, Span<byte> store)
    {
        var length = tokens.Length;
        var context = new Context
        {
            Segments = store[..length],
            Number = store.Slice(length, length),
            Marker = store.Slice(2 * length, length),
            Amounts = store.Slice(3 * length, length),
            Words = store.Slice(4 * length, length),
            Ahead = store.Slice(5 * length, length),
            Last = store.Slice(6 * length, length),
        };
        context.Forward(tokens, facts);
        context.Backward(tokens);
        return context;
    }

    private const TokenMarks Breaks = TokenMarks.AfterComma | TokenMarks.Opens | TokenMarks.Closed;

    private readonly void Forward(ReadOnlySpan<LineToken> tokens, ReadOnlySpan<TagFeatures.Facts> facts)
    {
        int segment = 0, parts = 0, marker = 0, amounts = 0, words = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            var marks = tokens[i].Marks;
            if (i > 0 && (marks & Breaks) != 0)
                (segment, parts, marker, words) = (i, Math.Min(parts + 1, 3), 0, 0);
            Segments[i] = (byte)segment;
            Number[i] = (byte)(parts + ((marks & TokenMarks.Inside) != 0 ? 8 : 0));
            Marker[i] = (byte)marker;
            Amounts[i] = (byte)amounts;
            Words[i] = (byte)words;
            if (tokens[i].IsNumber)
                amounts = Math.Min(amounts + 1, 3);
            else if (facts[i].Kind < 8)
                words = Math.Min(words + 1, 4);
            if (MarkerKeys.AsSpan().IndexOf(facts[i].Word) is >= 0 and var found)
                marker = found + 1;
        }
    }

    private readonly void Backward(ReadOnlySpan<LineToken> tokens)
    {
        byte ahead = 4;
        var last = tokens.Length - 1;
        for (var i = tokens.Length - 1; i >= 0; i--)
        {
            Ahead[i] = ahead;
            Last[i] = (byte)last;
            var marks = tokens[i].Marks;
            ahead &= 3;
            if ((marks & Breaks) != 0)
            {
                ahead = (byte)(4 + ((marks & TokenMarks.AfterComma) != 0 ? 1 : (marks & Breaks) != 0 ? 2 : 0));
                last = i - 1;
            }
        }

        if (tokens.Length > 0)
            Last[0] = Math.Max(Last[0], (byte)0);
    }
}

using Alchemorsel.Cooking.Ingredients.Tagging;

namespace Alchemorsel.Cooking.Ingredients;

/// <summary>
/// Reads ingredient lines: English ones by a tagger learned from labelled lines, others by rules. Never throws: what is not understood
/// stays in <see cref="IngredientLine.Food"/>. Time grows with the line's length alone, of which at most <see cref="LengthMax"/> characters
/// are looked at.
/// </summary>
public static class IngredientParser
{
    /// <summary>Characters that are looked at; a longer line is food as a whole.</summary>
    public const int LengthMax = 1_000;

    private static readonly Lazy<TaggerModel> English = new(() =>
    {
        using var stream = typeof(IngredientParser).Assembly.GetManifestResourceStream("Alchemorsel.Cooking.Ingredients.Tagging.en.model")!;
        return TaggerModel.Read(stream);
    });

    /// <summary>Reads a line.</summary>
    /// <param name="line">As written.</param>
    /// <param name="language">BCP 47, as a hint; null when unknown.</param>
    public static IngredientLine Parse(string line, string? language = null)
    {
        ArgumentNullException.ThrowIfNull(line);
        return Parse(line, language, English.Value);
    }

    /// <summary>As <see cref="Parse(string, string?)"/>, with another model for English: for judging one.</summary>
    public static IngredientLine Parse(string line, string? language, TaggerModel english)
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(english);
        var text = Narrow(line);
        if (text.Length > LengthMax)
            return new IngredientLine { Original = line, Food = line.Trim() };

        Span<LineToken> store = stackalloc LineToken[Math.Min(text.Length, LineTokenizer.TokensMax)];
        var tokens = store[..LineTokenizer.Cut(text, store)];
        if (tokens.Length == 0)
            return new IngredientLine { Original = line, Food = line.Trim() };
        Span<IngredientTag> tags = stackalloc IngredientTag[tokens.Length];
        var learned = IsEnglish(text, tokens, language, english);
        if (learned)
            new IngredientTagger(english).Tag(text, tokens, tags);
        else
            RuleTagger.Tag(text, tokens, tags, language);
        var read = new LineBuilder(text, tokens, tags).Build();
        // "2 gousses d'ail"
        if (!learned && read.Food is ['d' or 'D', '\'' or '’', _, _, ..])
            read = read with { Food = read.Food[2..] };
        return ReferenceEquals(text, line) ? read : read with { Original = line };
    }

    /// <summary>Full-width forms as the ordinary ones, each in its place.</summary>
    private static string Narrow(string line) => line.AsSpan().IndexOfAnyInRange('\uff01', '\uff5e') < 0 ? line
        : string.Create(line.Length, line, static (narrow, wide) =>
        {
            for (var i = 0; i < wide.Length; i++)
                narrow[i] = wide[i] is >= '\uff01' and <= '\uff5e' ? (char)(wide[i] - 0xFEE0) : wide[i];
        });

    /// <summary>Without a hint a line is English when the model has seen at least half of its words.</summary>
    private static bool IsEnglish(string line, ReadOnlySpan<LineToken> tokens, string? language, TaggerModel english)
    {
        if (language is not null)
            return language.StartsWith("en", StringComparison.OrdinalIgnoreCase);
        int words = 0, known = 0;
        foreach (var token in tokens)
        {
            var word = line.AsSpan(token.Start, token.Length);
            // Short words are units and such; letters past the Latin ones are never English.
            if (token.IsNumber || (token.Length < 3 && word[0] <= '\u024f'))
                continue;
            words++;
            known += english.Knows(word) ? 1 : 0;
        }

        return known * 2 >= words;
    }
}

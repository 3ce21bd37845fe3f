using System.Collections.Frozen;
using Alchemorsel.Cooking.Units;

namespace Alchemorsel.Cooking.Ingredients.Tagging;

/// <summary>
/// Tags lines of languages that no model was trained on: amounts at the line's start or end, what stands in brackets as a comment, what
/// follows a comma as preparation, the rest as food.
/// </summary>
internal static class RuleTagger
{
    private static readonly FrozenSet<string> Sizes = Set(
        "large medium small big jumbo große großer großes großen grosse grosser kleine kleiner kleines kleinen mittelgroße mittelgroßer mittlere mittlerer "
        + "grand grande grands grandes petit petite petits petites moyen moyenne moyens moyennes pequeño pequeña pequeños pequeñas mediano mediana medianos "
        + "medianas piccolo piccola piccoli piccole medio medi medie grandi grosso grossa pequeno pequena médio média groot grote klein middelgrote stor "
        + "stora store liten litet små lille mellanstor mellanstora mellemstor middels duży duża duże mały mała małe średni średnia średnie");

    private static readonly FrozenSet<string> Links = Set("of de du des del della dello dei degli di da von vom van av af d");

    private static readonly FrozenSet<string> Abouts =
        Set("ca ca. etwa ungefähr rund environ circa env env. unos unas aprox cirka omkring około ok um umb cerca ongeveer plus ou oder o of eller lub");

    private static readonly FrozenSet<string> Tastes = new[]
    {
        "q.b", "qb", "quanto basta", "nach geschmack", "nach belieben", "nach bedarf", "au goût", "selon goût", "à volonté", "al gusto",
        "c/n", "a gusto",
        "naar smaak", "efter smak", "efter behov", "etter smak", "efter smag", "a gosto", "q.s", "do smaku", "適量", "少々", "to taste",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Purposes = Set("for zum zur für pour para per voor till til do för to");

    public static void Tag(ReadOnlySpan<char> line, ReadOnlySpan<LineToken> tokens, Span<IngredientTag> tags, string? language)
    {
        tags.Clear();
        var words = new Words(line, tokens, language);
        var at = 0;
        while (at < tokens.Length && Abouts.Has(words[at]) && at + 1 < tokens.Length && words.IsAmount(at + 1))
            tags[at++] = IngredientTag.Comment;
        var food = Amounts(words, at, tokens.Length, tags);
        if (food == at && Ending(words) is > 0 and var tail)
        {
            Amounts(words, tail, tokens.Length, tags);
            Rest(words, at, tail, tags);
            return;
        }

        if (food == at && words.IsUnitAt(at, out var end) && end < tokens.Length
            && (end > at + 1 || Links.Has(words[end]) || words.StartsElided(end)))
            (food, _) = (end, Fill(tags, at, end, IngredientTag.Unit));
        Rest(words, food, tokens.Length, tags);
    }

    /// <summary>Tags the amounts from <paramref name="at"/> on; gives where they end.</summary>
    private static int Amounts(Words words, int at, int end, Span<IngredientTag> tags)
    {
        var start = at;
        var amounts = 0;
        while (at < end)
        {
            var joined = at == start || (words.Marks(at) & (TokenMarks.AfterSlash | TokenMarks.Opens | TokenMarks.Inside)) != 0
                || tags[at - 1] == IngredientTag.Quantity
                || (amounts == 0 && tags[at - 1] == IngredientTag.Unit) || words.Continues(at);
            if (words.IsNumber(at) && joined)
            {
                tags[at++] = IngredientTag.Quantity;
                amounts++;
            }
            else if (amounts == 0 && at == start && at + 1 < end && Numerals.Read(words[at]) is not null)
            {
                tags[at++] = IngredientTag.Quantity;
                amounts++;
            }
            else if (at > start && tags[at - 1] == IngredientTag.Quantity && words[at] is "x" or "X" or "×")
            {
                tags[at++] = IngredientTag.Quantity;
            }
            else if (words.IsUnitAt(at, out var after)
                && (at == start ? after < end && words.IsNumber(after) : tags[at - 1] is IngredientTag.Quantity or IngredientTag.Unit)
                && (at == start || tags[at - 1] == IngredientTag.Quantity || words.IsCount(at)))
            {
                // "大さじ2": the unit comes first.
                at = Fill(tags, at, after, IngredientTag.Unit);
            }
            else
            {
                break;
            }
        }

        return amounts == 0 ? start : at;
    }

    /// <summary>Where the amount starts that ends the line ("Mehl: 200 g", "しょうゆ 大さじ2"), or 0.</summary>
    private static int Ending(Words words)
    {
        for (var at = 1; at < words.Count; at++)
        {
            if ((words.Marks(at) & TokenMarks.Inside) != 0)
                continue;
            var after = at;
            if (words.IsUnitAt(at, out var unit) && unit < words.Count && words.IsNumber(unit))
                after = unit;
            if (!words.IsNumber(after))
                continue;
            after++;
            if (words.IsUnitAt(after, out unit))
                after = unit;
            if (after == words.Count)
                return at;
        }

        return 0;
    }

    private static void Rest(Words words, int at, int end, Span<IngredientTag> tags)
    {
        if (at < end && Links.Has(words[at]) && at + 1 < end && at > 0)
            at++;
        if (at + 1 < end && Sizes.Has(words[at]))
            tags[at++] = IngredientTag.Size;
        var start = at;
        var kind = IngredientTag.Food;
        var taste = ToTaste(words, start, end);
        for (; at < end; at++)
        {
            if (at >= taste)
            {
                tags[at] = IngredientTag.Comment;
                continue;
            }

            var marks = words.Marks(at);
            if ((marks & TokenMarks.AfterComma) != 0 && (marks & TokenMarks.Inside) == 0 && at > start)
                kind = IngredientTag.Preparation;
            if (at > start && (marks & TokenMarks.Inside) == 0 && Purposes.Has(words[at]))
                kind = IngredientTag.Purpose;
            tags[at] = (marks & TokenMarks.Inside) != 0 ? InBrackets(words, at) : kind;
        }
    }

    /// <summary>"(400 g)" is an amount, all else in brackets a comment.</summary>
    private static IngredientTag InBrackets(Words words, int at) =>
        words.IsNumber(at) && words.IsUnitAt(at + 1, out _) ? IngredientTag.Quantity
        : at > 0 && words.IsNumber(at - 1) && (words.Marks(at - 1) & TokenMarks.Inside) != 0 && words.IsUnitAt(at, out _)
            ? IngredientTag.Unit
        : IngredientTag.Comment;

    /// <summary>Where "to taste" stands at the end, or <paramref name="end"/>.</summary>
    private static int ToTaste(Words words, int start, int end)
    {
        for (var at = start + 1; at < end; at++)
        {
            if (words.From(at) is { Length: < 32 } rest && Tastes.Has(rest.Trim(" .,()")))
                return at;
        }

        return end;
    }

    private static int Fill(Span<IngredientTag> tags, int from, int to, IngredientTag tag)
    {
        tags[from..to].Fill(tag);
        return to;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static bool Has(this FrozenSet<string> set, ReadOnlySpan<char> word) =>
        set.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    /// <summary>The words of a line, by number.</summary>
    private readonly ref struct Words(ReadOnlySpan<char> line, ReadOnlySpan<LineToken> tokens, string? language)
    {
        private readonly ReadOnlySpan<char> line = line;
        private readonly ReadOnlySpan<LineToken> tokens = tokens;

        public int Count => tokens.Length;

        public ReadOnlySpan<char> this[int i] => line.Slice(tokens[i].Start, tokens[i].Length);

        public ReadOnlySpan<char> From(int i) => line[tokens[i].Start..];

        public TokenMarks Marks(int i) => tokens[i].Marks;

        public bool IsNumber(int i) => i < tokens.Length && tokens[i].IsNumber;

        public bool IsAmount(int i) => IsNumber(i) || Numerals.Read(this[i]) is not null;

        /// <summary>"d'ail": the article is written together with the food.</summary>
        public bool StartsElided(int i) => this[i].Length > 2 && this[i][0] is 'd' or 'D' && this[i][1] is '\'' or '’';

        /// <summary>"1lb 2oz": a number right after a unit of a greater size.</summary>
        public bool Continues(int i) =>
            i > 0 && IsUnitAt(i - 1, out _) && IsUnitAt(i + 1, out _) && (Marks(i) & TokenMarks.AfterComma) == 0;

        public bool IsCount(int i) => UnitCatalogue.FromWord(this[i]) is { Dimension: Dimension.Count };

        /// <summary>Whether a unit of one or more words starts here, and the token after it.</summary>
        public bool IsUnitAt(int i, out int end)
        {
            end = i;
            if (i >= tokens.Length || tokens[i].IsNumber)
                return false;
            var at = tokens[i].Start;
            if (!UnitCatalogue.TryReadAt(line, ref at, out _, language))
                return false;
            while (end < tokens.Length && tokens[end].Start < at)
                end++;
            return tokens[end - 1].End <= at + 1;
        }
    }
}

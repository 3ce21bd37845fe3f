using System.Text;
using Alchemorsel.Cooking.Ingredients.Tagging;

namespace Alchemorsel.Cooking.Ingredients;

/// <summary>Puts an ingredient line together from its tagged words.</summary>
internal ref struct LineBuilder(string line, ReadOnlySpan<LineToken> tokens, ReadOnlySpan<IngredientTag> tags)
{
    // Words that say nothing when they stand alone beside an amount ("2 cloves of", "about").
    private static readonly string[] Empty = ["of", "a", "an", "the", "about", "or", "and", "de", "von", "di", "each", "plus"];

    private readonly ReadOnlySpan<LineToken> tokens = tokens;
    private readonly ReadOnlySpan<IngredientTag> tags = tags;

    public readonly IngredientLine Build()
    {
        var amounts = new AmountReader(line, tokens, tags).Read();
        var (quantity, unit, size) = MainAmount.Of(line, amounts);
        var food = Text(IngredientTag.Food);
        var preparation = Text(IngredientTag.Preparation);
        var comment = Text(IngredientTag.Comment);
        var purpose = Text(IngredientTag.Purpose);
        // "Juice of 1 lemon"
        if (preparation is not null && preparation.EndsWith(" of", StringComparison.Ordinal))
            preparation = preparation[..^3];
        if (food is null)
        {
            var measured = amounts.Find(amount => amount.Amount.UnitText is not null);
            (food, preparation, comment) = WithoutFood(measured, preparation, comment, purpose);
        }

        var optional = TakeOptional(ref comment) | TakeOptional(ref preparation) | TakeOptional(ref purpose);
        return new IngredientLine
        {
            Original = line,
            Quantity = quantity,
            Unit = unit,
            Amounts = amounts.ConvertAll(amount => amount.Amount),
            Size = Join(Text(IngredientTag.Size), size),
            Food = food,
            Preparation = preparation,
            Comment = comment,
            Purpose = purpose,
            Optional = optional,
            Parts = Parts(),
        };
    }

    private static string? Join(string? one, string? other) => one is null ? other : other is null ? one : $"{other} {one}";

    /// <summary>
    /// A line without a word that was taken for food: what else it says is the food ("finely chopped", "2 Knoblauchzehen").
    /// </summary>
    private readonly (string Food, string? Preparation, string? Comment) WithoutFood(
        PlacedAmount? measured, string? preparation, string? comment, string? purpose) =>
        measured?.Amount.UnitText is { } unit ? (unit, preparation, comment)
        : preparation is not null ? (preparation, null, comment)
        : comment is not null ? (comment, null, null)
        : (purpose ?? string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), null, null);

    /// <summary>All words with a tag, in the order written; null when there are none worth saying.</summary>
    private readonly string? Text(IngredientTag tag)
    {
        StringBuilder? joined = null;
        string? text = null;
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tags[i] != tag)
                continue;
            var start = i;
            while (i + 1 < tokens.Length && tags[i + 1] == tag)
                i++;
            var run = Run(start, i);
            if (tag == IngredientTag.Comment && start == i && Empty.Contains(run, StringComparer.OrdinalIgnoreCase))
                continue;
            if (text is null)
            {
                text = run;
                continue;
            }

            joined ??= new StringBuilder(text);
            joined.Append(tag is IngredientTag.Food && (tokens[start].Marks & TokenMarks.AfterComma) == 0 ? " " : ", ").Append(run);
        }

        return joined?.ToString() ?? text;
    }

    /// <summary>The words from one token to another as written; brackets are left out where only one of a pair is inside.</summary>
    private readonly string Run(int first, int last)
    {
        var text = line.AsSpan(tokens[first].Start, tokens[last].End - tokens[first].Start);
        var clean = true;
        var depth = 0;
        foreach (var c in text)
        {
            depth += c is '(' or '[' ? 1 : c is ')' or ']' ? -1 : 0;
            clean &= depth >= 0 && c is not ('\t' or '\n' or '\r' or '\u00a0');
        }

        if (clean && depth == 1 && tokens[last].End < line.Length && line[tokens[last].End] is ')' or ']')
            return line[tokens[first].Start..(tokens[last].End + 1)];
        if (clean && depth == 0 && !text.Contains("  ", StringComparison.Ordinal))
            return text.ToString();
        var words = new StringBuilder(text.Length);
        for (var i = first; i <= last; i++)
        {
            if (i > first && (tokens[i].Marks & TokenMarks.Joined) == 0)
                words.Append((tokens[i].Marks & TokenMarks.AfterComma) != 0 ? ", " : " ");
            words.Append(line.AsSpan(tokens[i].Start, tokens[i].Length));
        }

        return words.ToString();
    }

    private static bool TakeOptional(ref string? text)
    {
        const string Optional = "optional";
        if (text is null || !text.Contains(Optional, StringComparison.OrdinalIgnoreCase))
            return false;
        // Said alone or at the end it has been said; within a sentence it stays.
        if (text.EndsWith(Optional, StringComparison.OrdinalIgnoreCase))
            text = text[..^Optional.Length].TrimEnd(' ', ',', ';', '(', '-', '–');
        if (text.Length == 0 || text.Equals("but", StringComparison.OrdinalIgnoreCase))
            text = null;
        return true;
    }

    private readonly LinePart[] Parts()
    {
        var count = 0;
        for (var i = 0; i < tags.Length; i++)
            count += tags[i] != IngredientTag.Other && (i == 0 || tags[i] != tags[i - 1]) ? 1 : 0;
        var parts = new LinePart[count];
        count = 0;
        for (var i = 0; i < tags.Length; i++)
        {
            if (tags[i] == IngredientTag.Other)
                continue;
            var start = i;
            while (i + 1 < tags.Length && tags[i + 1] == tags[start])
                i++;
            parts[count++] = new LinePart(tags[start], tokens[start].Start, tokens[i].End - tokens[start].Start);
        }

        return parts;
    }
}

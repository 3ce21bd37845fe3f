using System.Text;
using Alchemorsel.Cooking.Quantities;
using Alchemorsel.Cooking.Units;

namespace Alchemorsel.Cooking.Ingredients;

/// <summary>
/// Reads ingredient lines by rules. Never throws: what is not understood stays in <see cref="IngredientLine.Food"/>. Time grows
/// with the line's length alone, of which at most <see cref="LengthMax"/> characters are looked at.
/// </summary>
public static class IngredientParser
{
    /// <summary>Characters that are looked at; the rest of a longer line stays part of the food.</summary>
    public const int LengthMax = 1_000;

    private static readonly string[] Sizes = ["extra-large", "extra large", "large", "medium-sized", "medium", "small", "big", "jumbo", "mini"];
    private static readonly string[] Articles = ["of ", "de ", "d'", "d’", "von ", "di ", "of the "];

    /// <param name="line">As written.</param>
    /// <param name="language">BCP 47, as a hint; null when unknown.</param>
    public static IngredientLine Parse(string line, string? language = null)
    {
        var text = Fold(line);
        if (text.Length is 0 or > LengthMax)
            return new IngredientLine { Original = line, Food = text };

        var at = 0;
        var others = new List<Amount>();
        var (quantity, unit, size) = ReadAmount(text, ref at, others);
        var (rest, comments) = TakeBrackets(text[at..]);
        size ??= TakeSize(ref rest);
        if (quantity is null && TakeTrailingAmount(ref rest, out var trailing, out var trailingUnit))
            (quantity, unit) = (trailing, trailingUnit);
        var optional = TakeOptional(ref rest, comments);
        var purpose = TakePurpose(ref rest);
        var (food, preparation) = SplitPreparation(rest);
        return new IngredientLine
        {
            Original = line,
            Quantity = quantity,
            Unit = unit,
            Amounts = quantity is null ? [] : [new Amount(quantity.Value, unit), .. others],
            Size = size,
            Food = food.Length > 0 ? food : text,
            Preparation = preparation,
            Comment = comments.Count == 0 ? null : string.Join("; ", comments),
            Purpose = purpose,
            Optional = optional,
        };
    }

    private static (Quantity? Quantity, Unit? Unit, string? Size) ReadAmount(string text, ref int at, List<Amount> others)
    {
        if (!QuantityReader.TryRead(text, ref at, out var quantity))
            return (null, ReadUnit(text, ref at, needsSpace: true), null);
        // "2 x 400 g tins": two of a size.
        var next = QuantityReader.Skip(text, at);
        if (next < text.Length - 1 && text[next] is 'x' or 'X' or '×')
        {
            var inner = QuantityReader.Skip(text, next + 1);
            var start = inner;
            if (QuantityReader.TryRead(text, ref inner, out _) && ReadUnit(text, ref inner) is not null)
            {
                var size = text[start..inner].Trim();
                at = inner;
                return (quantity, ReadUnit(text, ref at), size);
            }
        }

        // "1 (14-ounce) can": the bracket is the package's size.
        if (next < text.Length && text[next] == '(' && text.IndexOf(')', next) is > 0 and var close)
        {
            var after = close + 1;
            if (ReadUnit(text, ref after) is { Dimension: Dimension.Count } package)
            {
                at = after;
                return (quantity, package, text[(next + 1)..close].Trim());
            }
        }

        var unit = ReadUnit(text, ref at);
        if (unit is null && ReadPackageSize(text, ref at) is { } packaged)
            return (quantity, packaged.Unit, packaged.Size);
        ReadAlternatives(text, ref at, unit, others);
        return (quantity, unit, null);
    }

    /// <summary>"14-ounce can", "400g tin" after a count.</summary>
    private static (string Size, Unit Unit)? ReadPackageSize(string text, ref int at)
    {
        var start = QuantityReader.Skip(text, at);
        var position = start;
        if (position == at || !QuantityReader.TryRead(text, ref position, out _))
            return null;
        if (position < text.Length && text[position] == '-')
            position++;
        if (ReadUnit(text, ref position) is null)
            return null;
        var size = text[start..position].Trim();
        if (ReadUnit(text, ref position) is not { Dimension: Dimension.Count } package)
            return null;
        at = position;
        return (size, package);
    }

    /// <summary>"10g/½oz", "700g/1lb 9oz": the same amount in other systems.</summary>
    private static void ReadAlternatives(string text, ref int at, Unit? unit, List<Amount> others)
    {
        if (unit is null)
            return;
        while (others.Count < 8)
        {
            var position = QuantityReader.Skip(text, at);
            // A second part of one amount ("1lb 9oz") is in a smaller unit of the same kind.
            var slash = position < text.Length && text[position] is '/';
            if (slash)
                position = QuantityReader.Skip(text, position + 1);
            var before = others.Count > 0 ? others[^1].Unit! : unit;
            if (!QuantityReader.TryRead(text, ref position, out var quantity) || ReadUnit(text, ref position) is not { } other
                || (!slash && !(other.Dimension == before.Dimension && other.Size > 0 && other.Size < before.Size)))
                return;
            others.Add(new Amount(quantity, other));
            at = position;
        }
    }

    private static Unit? ReadUnit(string text, ref int at, bool needsSpace = false)
    {
        var start = QuantityReader.Skip(text, at);
        if (start < text.Length && text[start] == '-')
            start++;
        var end = start;
        while (end < text.Length && (char.IsLetter(text[end]) || text[end] is '.'))
            end++;
        // "fl oz" and "fluid ounces" are two words.
        foreach (var two in new[] { "fl oz", "fl. oz.", "fl. oz", "fluid ounces", "fluid ounce", "c. à s.", "c. à c.", "cuillères à soupe", "cuillère à soupe", "cuillères à café", "cuillère à café" })
        {
            if (string.Compare(text, start, two, 0, two.Length, StringComparison.OrdinalIgnoreCase) == 0
                && (start + two.Length == text.Length || !char.IsLetter(text[start + two.Length])))
            {
                at = start + two.Length;
                return Unit.FromCode(two.StartsWith('f') ? "fl-oz" : two.Contains('s', StringComparison.Ordinal) && !two.EndsWith("café", StringComparison.Ordinal) ? "tbsp" : "tsp");
            }
        }

        if (end == start)
            return null;
        var unit = UnitCatalogue.FromWord(text.AsSpan(start, end - start));
        // Without an amount before it a unit is one only with more to come ("pinch of salt"), and never a single letter.
        if (unit is null || (needsSpace && (unit.Dimension != Dimension.Count || end >= text.Length || !HasArticle(text, end))))
            return null;
        at = end;
        return unit;
    }

    private static bool HasArticle(string text, int at)
    {
        var next = QuantityReader.Skip(text, at);
        return Articles.Any(article => string.Compare(text, next, article, 0, article.Length, StringComparison.OrdinalIgnoreCase) == 0);
    }

    private static (string Text, List<string> Comments) TakeBrackets(string text)
    {
        if (!text.Contains('(', StringComparison.Ordinal))
            return (TrimArticle(text), []);
        var comments = new List<string>();
        var rest = new StringBuilder(text.Length);
        var comment = new StringBuilder();
        var depth = 0;
        foreach (var c in text)
        {
            if (c == '(' && depth++ == 0)
                continue;
            if (c == ')' && depth > 0)
            {
                if (--depth == 0)
                {
                    if (comment.ToString().Trim() is { Length: > 0 } said)
                        comments.Add(said);
                    comment.Clear();
                    rest.Append(' ');
                    continue;
                }
            }

            (depth > 0 ? comment : rest).Append(c);
        }

        rest.Append(comment);
        return (TrimArticle(Fold(rest.ToString()).Replace(" ,", ",", StringComparison.Ordinal)), comments);
    }

    private static string TrimArticle(string text)
    {
        text = text.Trim().TrimStart(',', '.', ';', ':', '-', '–', '+').TrimStart();
        foreach (var article in Articles)
        {
            if (text.StartsWith(article, StringComparison.OrdinalIgnoreCase))
                return text[article.Length..].TrimStart();
        }

        return text;
    }

    private static string? TakeSize(ref string rest)
    {
        foreach (var size in Sizes)
        {
            if (rest.StartsWith(size, StringComparison.OrdinalIgnoreCase) && rest.Length > size.Length + 1 && rest[size.Length] == ' ')
            {
                rest = rest[(size.Length + 1)..].TrimStart();
                return size;
            }
        }

        return null;
    }

    /// <summary>"Philadelphia 125 g", "Mehl: 200 g": the amount stands last.</summary>
    private static bool TakeTrailingAmount(ref string rest, out Quantity quantity, out Unit? unit)
    {
        unit = null;
        quantity = default;
        for (var start = rest.Length - 1; start > 0; start--)
        {
            if (rest[start - 1] is not (' ' or ':') || !(char.IsAsciiDigit(rest[start]) || char.GetUnicodeCategory(rest[start]) == System.Globalization.UnicodeCategory.OtherNumber))
                continue;
            var at = start;
            if (!QuantityReader.TryRead(rest, ref at, out quantity))
                continue;
            unit = ReadUnit(rest, ref at);
            if (at < rest.Length && rest[at] == '.')
                at++;
            if (QuantityReader.Skip(rest, at) < rest.Length || (unit is null && at < rest.Length))
                continue;
            rest = rest[..start].TrimEnd(' ', ':', ',', '-', '–');
            return rest.Length > 0;
        }

        return false;
    }

    private static bool TakeOptional(ref string rest, List<string> comments)
    {
        var optional = comments.RemoveAll(comment => comment.Equals("optional", StringComparison.OrdinalIgnoreCase)) > 0;
        optional |= comments.Any(comment => comment.Contains("optional", StringComparison.OrdinalIgnoreCase));
        const string Tail = "optional";
        if (rest.EndsWith(Tail, StringComparison.OrdinalIgnoreCase) && rest.Length > Tail.Length)
        {
            rest = rest[..^Tail.Length].TrimEnd(' ', ',', '-', '–', ';');
            return true;
        }

        return optional;
    }

    private static string? TakePurpose(ref string rest)
    {
        foreach (var marker in new[] { ", for ", ", to serve", ", to garnish", " for the ", " for dusting", " for greasing", " for frying", " for garnish", " for serving", " to serve", " to garnish" })
        {
            var at = rest.IndexOf(marker, StringComparison.OrdinalIgnoreCase);
            if (at <= 0)
                continue;
            var purpose = rest[at..].TrimStart(' ', ',');
            rest = rest[..at].TrimEnd(' ', ',');
            return purpose;
        }

        return null;
    }

    private static (string Food, string? Preparation) SplitPreparation(string rest)
    {
        var comma = rest.IndexOf(',', StringComparison.Ordinal);
        // "1,5" is a number, and a comma before nothing says nothing.
        if (comma <= 0 || comma == rest.Length - 1 || (comma + 1 < rest.Length && char.IsDigit(rest[comma + 1])))
            return (rest.Trim(' ', ',', '.', ';'), null);
        var preparation = rest[(comma + 1)..].Trim(' ', ',', '.', ';');
        return (rest[..comma].Trim(), preparation.Length == 0 ? null : preparation);
    }

    private static string Fold(string text)
    {
        var folded = new StringBuilder(Math.Min(text.Length, LengthMax + 1));
        var space = false;
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c) || c is '\u200b' or '\u00ad' or '\ufeff')
            {
                space = folded.Length > 0;
                continue;
            }

            if (space)
                folded.Append(' ');
            space = false;
            folded.Append(c);
        }

        return folded.ToString();
    }
}

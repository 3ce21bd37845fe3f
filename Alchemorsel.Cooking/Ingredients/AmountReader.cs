using Alchemorsel.Cooking.Ingredients.Tagging;
using Alchemorsel.Cooking.Quantities;
using Alchemorsel.Cooking.Units;

namespace Alchemorsel.Cooking.Ingredients;

/// <summary>An amount and where it stands.</summary>
/// <param name="Amount">What was read.</param>
/// <param name="Package">The unit of count beside a measured one ("ounce can").</param>
/// <param name="Qualifier">What qualifies the unit ("heaped"); null when nothing does.</param>
/// <param name="Start">First character.</param>
/// <param name="End">One past the last character of its measure, the package left out.</param>
internal sealed record PlacedAmount(Amount Amount, Unit? Package, string? Qualifier, int Start, int End);

/// <summary>
/// Reads the amounts from the words tagged as quantities and units: a number with the unit words around it is one amount.
/// </summary>
internal readonly ref struct AmountReader(string line, ReadOnlySpan<LineToken> tokens, ReadOnlySpan<IngredientTag> tags)
{
    private static readonly Rational Dozen = new(12);

    private readonly ReadOnlySpan<LineToken> tokens = tokens;
    private readonly ReadOnlySpan<IngredientTag> tags = tags;

    public List<PlacedAmount> Read()
    {
        var amounts = new List<PlacedAmount>(2);
        var i = 0;
        while (Next(ref i))
        {
            // Unit words before the number qualify it ("scant ¼ cup", "大さじ2"); they belong to the next number only when nothing but units
            // lies between.
            var first = i;
            var number = first;
            while (number < tokens.Length && tags[number] == IngredientTag.Unit)
                number++;
            var hasNumber = number < tokens.Length && tags[number] == IngredientTag.Quantity && (number == first || amounts.Count == 0);
            var end = hasNumber ? number : first;
            var (quantity, word) = hasNumber ? Number(ref end) : (null, null);
            var last = end;
            while (Next(ref last) && tags[last] == IngredientTag.Unit)
                end = ++last;
            if (end == first)
                end++;
            i = end;
            if (quantity is null && word is null && !HasUnit(first, end))
                continue;
            amounts.Add(Place(first, end, quantity, word, amounts));
        }

        return amounts;
    }

    /// <summary>Moves to the next word of an amount.</summary>
    private bool Next(ref int i)
    {
        while (i < tokens.Length && tags[i] is not (IngredientTag.Quantity or IngredientTag.Unit))
            i++;
        return i < tokens.Length;
    }

    private bool HasUnit(int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (tags[i] == IngredientTag.Unit)
                return true;
        }

        return false;
    }

    private ReadOnlySpan<char> Word(int i) => line.AsSpan(tokens[i].Start, tokens[i].Length);

    /// <summary>Reads "2", "One", "half a dozen", "few" from <paramref name="i"/> on and moves past.</summary>
    private (Quantity? Quantity, string? Word) Number(ref int i)
    {
        Quantity? quantity = null;
        string? word = null;
        for (; i < tokens.Length && (tags[i] == IngredientTag.Quantity || IsLink(i)); i++)
        {
            if (tokens[i].IsNumber)
            {
                // A second number is another amount ("2 15-ounce cans").
                if (quantity is not null || word is not null)
                    break;
                quantity = tokens[i].Value;
            }
            else if (quantity is not null && Word(i) is "a" or "of" or "and")
            {
                continue;
            }
            else if (Numerals.Read(Word(i)) is { } numeral)
            {
                // "two dozen", "one and a half"; any other second number is another amount.
                if (quantity is not null && numeral >= Rational.One && numeral < Dozen)
                    break;
                quantity = quantity is not { } earlier ? Quantity.Exactly(numeral)
                    : numeral < Rational.One ? Quantity.Between(earlier.Min + numeral, earlier.Max + numeral) : earlier * numeral;
            }
            else if (Word(i) is "x" or "X" or "×")
            {
                i++;
                break;
            }
            else
            {
                word ??= Word(i).ToString();
            }
        }

        return (quantity, quantity is null ? word : null);
    }

    /// <summary>The "a" of "half a dozen".</summary>
    private bool IsLink(int i) =>
        i > 0 && i + 1 < tokens.Length && tags[i - 1] == IngredientTag.Quantity && tags[i + 1] == IngredientTag.Quantity
        && !tokens[i - 1].IsNumber && Word(i) is "a" or "of" or "and";

    private PlacedAmount Place(int first, int end, Quantity? quantity, string? word, List<PlacedAmount> before)
    {
        Unit? unit = null, package = null;
        string? text = null, qualifier = null;
        var measured = first;
        for (var i = first; i < end; i++)
        {
            if (tags[i] == IngredientTag.Quantity)
                measured = i + 1;
            if (tags[i] != IngredientTag.Unit)
                continue;
            text = text is null ? Word(i).ToString() : $"{text} {Word(i)}";
            var found = LongName(i, end, out var last) ?? UnitCatalogue.FromWord(Word(i)) ?? AfterHyphen(i);
            for (; i < last; i++)
                text = $"{text} {Word(i + 1)}";

            if (found is null)
                qualifier = qualifier is null ? Word(i).ToString() : $"{qualifier} {Word(i)}";
            else if (unit is null)
                (unit, measured) = (found, i + 1);
            else if (unit.Size > 0 && found.Dimension == Dimension.Count)
                package = found;
            else if (unit.Dimension == Dimension.Count && found.Size > 0)
                (package, unit, measured) = (unit, found, i + 1);
        }

        var role = before.Count == 0 ? AmountRole.Main : Role(first, end, unit, before);
        var amount = new Amount(quantity, unit) { UnitText = text, QuantityText = word, Role = role };
        return new PlacedAmount(amount, package, qualifier, tokens[first].Start, tokens[Math.Max(first, measured - 1)].End);
    }

    /// <summary>"inch-thick", "inch-long": a measure with what it measures.</summary>
    private Unit? AfterHyphen(int i)
    {
        var hyphen = Word(i).IndexOf('-');
        return hyphen > 0 && UnitCatalogue.FromWord(Word(i)[..hyphen]) is { Size: > 0 } unit ? unit : null;
    }

    /// <summary>A unit of several words ("fl oz", "cuillères à soupe") from a token on, and its last one.</summary>
    private Unit? LongName(int i, int end, out int last)
    {
        last = i;
        if (i + 1 >= end || tags[i + 1] != IngredientTag.Unit)
            return null;
        var at = tokens[i].Start;
        if (!UnitCatalogue.TryReadAt(line, ref at, out var unit))
            return null;
        while (last + 1 < end && tags[last + 1] == IngredientTag.Unit && tokens[last + 1].Start < at)
            last++;
        return last > i && tokens[last].End >= at - 1 ? unit : null;
    }

    private AmountRole Role(int first, int end, Unit? unit, List<PlacedAmount> before)
    {
        // "2 cans (15 oz each)"
        if (end < tokens.Length && unit is { Size: > 0 } && before[0].Amount.Unit is null or { Size: 0 }
            && Word(end).Equals("each", StringComparison.OrdinalIgnoreCase))
            return AmountRole.Each;
        var last = before[^1];
        var between = false;
        for (var i = 0; i < first; i++)
            between |= tags[i] == IngredientTag.Food;
        var apart = (tokens[first].Marks & (TokenMarks.AfterSlash | TokenMarks.Opens | TokenMarks.AfterDash | TokenMarks.AfterComma)) != 0;
        if (last.Amount.Unit is null && before.Count == 1 && !between && (tokens[first].Marks & TokenMarks.AfterSlash) == 0)
            return AmountRole.Each;
        if (before.Exists(amount => amount.Amount.Role == AmountRole.Each) && !between)
            return AmountRole.Each;
        if (unit is { Size: > 0 } && last.Amount.Unit is { } other && other.Dimension == unit.Dimension && !apart && !between
            && (unit.Size < other.Size || IsPlus(first)))
        {
            return AmountRole.Added;
        }

        return AmountRole.Same;
    }

    private bool IsPlus(int first) => first > 0 && tags[first - 1] != IngredientTag.Quantity && Word(first - 1) is "plus" or "and";
}

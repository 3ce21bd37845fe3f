using System.Buffers;
using System.Globalization;
using System.Text;

namespace Alchemorsel.Cooking.Formats.Cooklang;

/// <summary>
/// Reads the mentions in one step. Each search for the end of a mention stops where another could begin, so time grows with the
/// step's length alone.
/// </summary>
internal sealed class CooklangStepReader(string step)
{
    private readonly List<CooklangItem> items = [];
    private readonly StringBuilder text = new();
    private int at;

    /// <summary>Null when the step is blank.</summary>
    public static CooklangStep? Read(string step)
    {
        var items = new CooklangStepReader(step.TrimEnd()).ReadItems();
        return items.Count == 0 ? null : new CooklangStep(items);
    }

    private List<CooklangItem> ReadItems()
    {
        while (at < step.Length)
        {
            if (CooklangEscapes.At(step, at))
            {
                text.Append(step[at + 1]);
                at += 2;
            }
            else if (step[at] is '@' or '#' or '~' && Mention() is { } item)
            {
                Flush();
                items.Add(item);
            }
            else
            {
                // Lines of one step are one text.
                text.Append(step[at] == '\n' ? ' ' : step[at]);
                at++;
            }
        }

        Flush();
        return items;
    }

    private void Flush()
    {
        if (text.Length > 0)
            items.Add(new CooklangText(text.ToString()));
        text.Clear();
    }

    /// <summary>Reads a mention and moves past it; null, unmoved, where the sign is only a sign.</summary>
    private CooklangItem? Mention()
    {
        var sign = step[at];
        var start = at + 1;
        var (optional, unlisted) = (false, false);
        if (sign == '@')
            (optional, unlisted) = Modifiers(ref start);
        var brace = OpeningBrace(start);
        var close = brace < 0 ? -1 : ClosingBrace(brace + 1);
        if (close < 0)
        {
            var end = WordEnd(start);
            if (end == start)
                return null;
            at = end;
            return Make(sign, step[start..end], null, null, optional, unlisted, false);
        }

        var name = CooklangEscapes.Remove(step[start..brace]).Trim();
        var amount = CooklangAmountReader.Read(step[(brace + 1)..close]);
        // "@ example{}" names nothing, and "~{}" neither names nor measures.
        if ((start < brace && char.IsWhiteSpace(step[start])) || (name.Length == 0 && (sign != '~' || amount is null)))
            return null;
        at = close + 1;
        return Make(sign, name, amount, sign == '@' ? Preparation() : null, optional, unlisted, IsPath(start));
    }

    private static CooklangItem Make(
        char sign, string name, CooklangAmount? amount, string? preparation, bool optional, bool unlisted, bool isPath)
    {
        if (sign == '#')
            return new CooklangCookware(name, amount);
        if (sign == '~')
            return new CooklangTimer(name.Length == 0 ? null : name, amount);
        var path = isPath ? name : null;
        var last = path?.TrimEnd('/', '\\').Split('/', '\\')[^1] ?? "";
        return new CooklangIngredient(last.Length > 0 && path is not null ? last : name, amount)
        {
            Preparation = preparation,
            RecipePath = path,
            Optional = optional,
            Unlisted = unlisted,
        };
    }

    private bool IsPath(int start) => step.AsSpan(start) is ['.', '/' or '\\', ..] or ['.', '.', '/', ..];

    private (bool Optional, bool Unlisted) Modifiers(ref int start)
    {
        var (optional, unlisted) = (false, false);
        var end = start;
        while (end < step.Length && end - start < 4 && step[end] is '?' or '&' or '-' or '+')
        {
            optional |= step[end] == '?';
            unlisted |= step[end] is '&' or '-';
            end++;
        }

        if (end == step.Length || char.IsWhiteSpace(step[end]) || step[end] == '{')
            return (false, false);
        start = end;
        return (optional, unlisted);
    }

    private int OpeningBrace(int from)
    {
        for (var i = from; i < step.Length; i++)
        {
            if (CooklangEscapes.At(step, i))
                i++;
            else if (step[i] == '{')
                return i;
            else if (step[i] is '@' or '#' or '~' or '\n')
                return -1;
        }

        return -1;
    }

    private int ClosingBrace(int from)
    {
        for (var i = from; i < step.Length; i++)
        {
            if (CooklangEscapes.At(step, i))
                i++;
            else if (step[i] == '}')
                return i;
            else if (step[i] is '{' or '\n')
                return -1;
        }

        return -1;
    }

    /// <summary>A word ends at white space and at punctuation.</summary>
    private int WordEnd(int from)
    {
        var end = from;
        while (end < step.Length && Rune.DecodeFromUtf16(step.AsSpan(end), out var rune, out var length) == OperationStatus.Done)
        {
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune) || rune.Value == '~'
                || Rune.GetUnicodeCategory(rune) is >= UnicodeCategory.ConnectorPunctuation and <= UnicodeCategory.OtherPunctuation)
                break;
            end += length;
        }

        return end;
    }

    private string? Preparation()
    {
        if (at >= step.Length || step[at] != '(')
            return null;
        for (var i = at + 1; i < step.Length && step[i] is not ('\n' or '('); i++)
        {
            if (CooklangEscapes.At(step, i))
            {
                i++;
                continue;
            }

            if (step[i] != ')')
                continue;
            var preparation = CooklangEscapes.Remove(step[(at + 1)..i]).Trim();
            at = i + 1;
            return preparation.Length == 0 ? null : preparation;
        }

        return null;
    }
}

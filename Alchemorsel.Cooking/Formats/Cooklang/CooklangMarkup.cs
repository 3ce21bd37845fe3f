using System.Text;

namespace Alchemorsel.Cooking.Formats.Cooklang;

/// <summary>Writes texts and mentions so that they are read as what they are.</summary>
internal static class CooklangMarkup
{
    /// <summary>A text of a step; what would begin a mention, a comment or a preparation is escaped.</summary>
    /// <param name="afterMention">Whether a mention stands right before it.</param>
    public static void AppendText(StringBuilder output, ReadOnlySpan<char> text, bool afterMention)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var atStart = i == 0 && output.Length == 0;
            if (text[i] is '@' or '#' or '~' or '\\' || IsComment(text, i) || (atStart && text[i] is '>' or '=')
                || (i == 0 && afterMention && text[i] == '('))
                output.Append('\\');
            output.Append(text[i]);
        }
    }

    /// <summary>A text inside of a mention, a heading or a note, where more signs have a meaning.</summary>
    public static void AppendInner(StringBuilder output, ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '@' or '#' or '~' or '\\' or '{' or '}' or '(' or ')' or '%' or '=' or '>' || IsComment(text, i)
                || (i == 0 && text[i] is '?' or '&' or '-' or '+' or '.'))
                output.Append('\\');
            output.Append(text[i]);
        }
    }

    public static void AppendMention(StringBuilder output, CooklangIngredient ingredient)
    {
        output.Append('@');
        if (ingredient.Optional)
            output.Append('?');
        AppendInner(output, ingredient.Name);
        output.Append('{');
        if (ingredient.Amount is { } amount)
        {
            if (amount.Value is null)
                AppendInner(output, amount.Text);
            else
                output.Append(amount.Text);
            if (amount.Units is { } units)
            {
                output.Append('%');
                AppendInner(output, units);
            }
        }

        output.Append('}');
        if (ingredient.Preparation is { } preparation)
        {
            output.Append('(');
            AppendInner(output, preparation);
            output.Append(')');
        }
    }

    private static bool IsComment(ReadOnlySpan<char> text, int at) => text[at] switch
    {
        '[' => at + 1 == text.Length || text[at + 1] == '-',
        '-' => at == 0 || at + 1 == text.Length || text[at - 1] is '-' or '[' || text[at + 1] == '-',
        _ => false,
    };
}

using System.Text;
using Alchemorsel.Cooking.Reading;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Alchemorsel.Cooking.Formats.Markdown;

/// <summary>Plain text of parsed Markdown, and Markdown of plain text.</summary>
internal static class MarkdownText
{
    private const string Always = "\\`*_[]<>#|~";

    /// <summary>The words of inlines, with a line feed for each line end within; a picture's words are not among them.</summary>
    public static string Plain(ContainerInline? inlines)
    {
        var text = new StringBuilder();
        var next = new Stack<Inline>();
        Push(inlines);
        while (next.TryPop(out var inline))
        {
            switch (inline)
            {
                case LiteralInline literal:
                    text.Append(literal.Content.AsSpan());
                    break;
                case CodeInline code:
                    text.Append(code.Content);
                    break;
                case HtmlEntityInline entity:
                    text.Append(entity.Transcoded.AsSpan());
                    break;
                case AutolinkInline link:
                    text.Append(link.Url);
                    break;
                case LineBreakInline:
                case HtmlInline { Tag: "<br>" or "<br/>" or "<br />" }:
                    text.Append('\n');
                    break;
                case ContainerInline container and not LinkInline { IsImage: true }:
                    Push(container);
                    break;
            }
        }

        return text.ToString();

        void Push(ContainerInline? container)
        {
            for (var child = container?.LastChild; child is not null; child = child.PreviousSibling)
                next.Push(child);
        }
    }

    /// <summary>One line that Markdown readers show as it is, wherever a block begins; white space is folded.</summary>
    public static string Escape(string text)
    {
        text = PlainText.Fold(text);
        var escaped = new StringBuilder(text.Length + 8);
        var digits = 0;
        while (digits < text.Length && char.IsAsciiDigit(text[digits]))
            digits++;
        for (var i = 0; i < text.Length; i++)
        {
            var begins = (i == 0 && text[i] is '-' or '+' or '=' or ':') || (i > 0 && i == digits && text[i] is '.' or ')');
            var isEntity = text[i] == '&' && i + 1 < text.Length && (text[i + 1] == '#' || char.IsAsciiLetter(text[i + 1]));
            if (begins || isEntity || Always.Contains(text[i], StringComparison.Ordinal))
                escaped.Append('\\');
            escaped.Append(text[i]);
        }

        return escaped.ToString();
    }

    /// <summary>Each line of a block that holds its text as it stands (code, HTML).</summary>
    public static string Plain(LeafBlock block) => block.Lines.ToString();
}

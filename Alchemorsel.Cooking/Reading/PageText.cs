using AngleSharp.Dom;

namespace Alchemorsel.Cooking.Reading;

/// <summary>What a line of a page is.</summary>
internal enum PageLineKind
{
    Text,
    Item,
    Heading,
}

/// <summary>One visible line of a page.</summary>
internal sealed record PageLine(PageLineKind Kind, string Text);

/// <summary>The lines that a reader of the page would see, without menus, forms and scripts.</summary>
internal static class PageText
{
    private const int LinesMax = 20_000;
    private const int DepthMax = 300;
    private static readonly string[] Hidden = ["script", "style", "noscript", "template", "nav", "footer", "form", "aside", "svg", "iframe", "button", "select"];
    private static readonly string[] Blocks =
    [
        "p", "div", "li", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "main", "header", "table",
        "tbody", "tr", "blockquote", "figure", "figcaption", "br", "body", "label",
    ];

    /// <summary>The lines in order, and the page's title: its first heading, else what its head says.</summary>
    public static (string? Title, List<PageLine> Lines) Read(IDocument document)
    {
        var title = document.QuerySelectorAll("h1").Select(heading => PlainText.Line(heading.TextContent)).FirstOrDefault(text => text is not null)
            ?? PlainText.Line(document.Title);
        var lines = new List<PageLine>();
        if (document.Body is not { } body)
            return (title, lines);
        var text = new System.Text.StringBuilder();
        Walk(body, PageLineKind.Text, 0);
        Flush(PageLineKind.Text);
        return (title, lines);

        void Walk(INode node, PageLineKind kind, int depth)
        {
            foreach (var child in node.ChildNodes)
            {
                if (lines.Count >= LinesMax || depth > DepthMax)
                    return;
                if (child is IText words)
                {
                    text.Append(words.Data);
                    continue;
                }

                if (child is not IElement element || Hidden.Contains(element.LocalName) || element.HasAttribute("hidden"))
                    continue;
                if (element.LocalName is "td" or "th")
                    text.Append(' ');
                var block = Blocks.Contains(element.LocalName);
                if (block)
                    Flush(kind);
                var inner = element.LocalName switch
                {
                    "li" or "tr" or "dd" or "label" => PageLineKind.Item,
                    ['h', >= '1' and <= '6'] => PageLineKind.Heading,
                    _ => kind,
                };
                Walk(element, inner, depth + 1);
                if (block)
                    Flush(inner);
            }
        }

        void Flush(PageLineKind kind)
        {
            if (text.Length > 0 && PlainText.Fold(text.ToString()) is { Length: > 0 } line)
                lines.Add(new PageLine(kind, line));
            text.Clear();
        }
    }
}

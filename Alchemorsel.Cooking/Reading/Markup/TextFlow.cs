using System.Collections.Frozen;
using System.Net;
using System.Text;

namespace Alchemorsel.Cooking.Reading.Markup;

/// <summary>The lines that a reader of a page would see, without menus, forms and scripts.</summary>
internal sealed class TextFlow(HtmlTree tree)
{
    private const int LinesMax = 20_000;
    private const int LineMax = 20_000;

    private static readonly FrozenSet<string> Hidden = new[]
    {
        "script", "style", "noscript", "template", "nav", "footer", "form", "aside", "svg", "iframe", "button", "select", "textarea", "head", "title",
    }.ToFrozenSet();

    private readonly StringBuilder _text = new();
    private PageLineKind _kind;
    private int _textNode = -1;

    public List<PageLine> Lines { get; } = [];

    /// <summary>Adds the lines of the whole page.</summary>
    public void WalkPage() => Walk(PageLineKind.Text, 0, tree.Count);

    /// <summary>Adds the lines of one node; what stands around it (a menu, a form) does not hide it.</summary>
    public void WalkNode(int node) =>
        Walk(KindOf(tree.Name(node), PageLineKind.Text), tree.IsText(node) ? node : node + 1, tree.End(node));

    private void Walk(PageLineKind kind, int from, int to)
    {
        var ends = new Stack<(int End, PageLineKind Outer, bool Block)>();
        _kind = kind;
        for (var node = from; node < to && Lines.Count < LinesMax;)
        {
            while (ends.TryPeek(out var top) && top.End <= node)
                Leave(ends.Pop());
            if (tree.IsText(node))
            {
                Append(node);
                node++;
                continue;
            }

            var name = tree.Name(node);
            if (Hidden.Contains(name) || IsHidden(node))
            {
                node = tree.End(node);
                continue;
            }

            if (name is "td" or "th")
                _text.Append(' ');
            var block = PlainText.IsBlock(name);
            if (block)
                Flush();
            ends.Push((tree.End(node), _kind, block));
            _kind = KindOf(name, _kind);
            node++;
        }

        while (ends.TryPop(out var last))
            Leave(last);
        Flush();
    }

    private static PageLineKind KindOf(string name, PageLineKind around) => name switch
    {
        "li" or "tr" or "dd" or "label" => PageLineKind.Item,
        ['h', >= '1' and <= '6'] => PageLineKind.Heading,
        _ => around,
    };

    private bool IsHidden(int node)
    {
        var attributes = tree.RawText(node);
        return attributes.Contains("hidden", StringComparison.OrdinalIgnoreCase) && tree.Has(node, "hidden");
    }

    private void Append(int node)
    {
        if (_text.Length >= LineMax)
            return;
        if (_textNode < 0)
            _textNode = node;
        var raw = tree.RawText(node);
        raw = raw[..Math.Min(raw.Length, LineMax)];
        if (raw.Contains('&'))
            _text.Append(WebUtility.HtmlDecode(raw.ToString()));
        else
            _text.Append(raw);
    }

    private void Leave((int End, PageLineKind Outer, bool Block) element)
    {
        if (element.Block)
            Flush();
        _kind = element.Outer;
    }

    private void Flush()
    {
        if (_text.Length > 0 && PlainText.Fold(_text.ToString()) is { Length: > 0 } line)
            Lines.Add(new PageLine(_kind, line, _textNode));
        _text.Clear();
        _textNode = -1;
    }
}

/// <summary>What a line of a page is.</summary>
internal enum PageLineKind
{
    Text,
    Item,
    Heading,
}

/// <summary>One visible line of a page.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its words, white space folded.</param>
/// <param name="Node">The text that it begins with in the page's tree.</param>
internal sealed record PageLine(PageLineKind Kind, string Text, int Node);

using System.Collections.Frozen;
using System.Runtime.InteropServices;

namespace Alchemorsel.Cooking.Reading.Markup;

/// <summary>Parses a page into an <see cref="HtmlTree"/> in one pass. Never throws; time grows with the page's length.</summary>
internal sealed class HtmlTreeBuilder
{
    /// <summary>Elements nested deeper are taken as standing at this depth.</summary>
    public const int DepthMax = 400;

    private static readonly FrozenSet<string> Void =
        new[] { "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr" }.ToFrozenSet();

    /// <summary>What stands in them is no markup.</summary>
    private static readonly FrozenSet<string> Raw =
        new[] { "script", "style", "textarea", "title", "iframe", "noembed", "noframes", "xmp" }.ToFrozenSet();

    /// <summary>An opening tag that ends a paragraph.</summary>
    private static readonly FrozenSet<string> EndsParagraph = new[]
    {
        "address", "article", "aside", "blockquote", "details", "div", "dl", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2",
        "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "ul", "dt", "dd",
    }.ToFrozenSet();

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Known = Void.Concat(Raw).Concat(EndsParagraph)
        .Concat([
            "a", "abbr", "b", "body", "button", "center", "em", "font", "head", "html", "i", "label", "noscript", "option", "picture", "s", "select",
            "small", "span", "strong", "sub", "sup", "svg", "path", "tbody", "td", "template", "tfoot", "th", "thead", "time", "tr", "u", "video",
        ])
        .Distinct().ToFrozenDictionary(name => name, StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly string _html;
    private readonly List<HtmlNode> _nodes;
    private readonly List<int> _open = [];
    private readonly Dictionary<string, int> _openNames = [];
    private readonly Dictionary<string, string> _others = new(StringComparer.OrdinalIgnoreCase);

    private HtmlTreeBuilder(string html)
    {
        _html = html;
        _nodes = new List<HtmlNode>(Math.Min(html.Length / 40, HtmlTree.NodesMax) + 16);
    }

    public static HtmlTree Parse(string html)
    {
        var builder = new HtmlTreeBuilder(html);
        builder.Run();
        return new HtmlTree(html, builder._nodes);
    }

    private void Run()
    {
        var at = 0;
        while (at < _html.Length && _nodes.Count < HtmlTree.NodesMax)
        {
            var tag = _html.IndexOf('<', at);
            if (tag < 0)
                tag = _html.Length;
            if (tag > at)
                AddText(at, tag);
            at = tag >= _html.Length ? tag : Tag(tag);
        }

        while (_open.Count > 0)
            Pop();
    }

    /// <summary>Reads what begins with the angle bracket and returns where it ended.</summary>
    private int Tag(int at)
    {
        var next = at + 1 < _html.Length ? _html[at + 1] : '\0';
        if (char.IsAsciiLetter(next))
            return Opening(at + 1);
        if (next == '/' && at + 2 < _html.Length && char.IsAsciiLetter(_html[at + 2]))
            return Closing(at + 2);
        if (next is not ('!' or '?' or '/'))
        {
            AddText(at, at + 1);
            return at + 1;
        }

        var comment = string.CompareOrdinal(_html, at, "<!--", 0, 4) == 0;
        var end = comment ? _html.IndexOf("-->", at + 2, StringComparison.Ordinal) : _html.IndexOf('>', at);
        return end < 0 ? _html.Length : end + (comment ? 3 : 1);
    }

    private int Opening(int start)
    {
        var name = NameAt(start, out var after);
        var end = TagEnd(after);
        CloseImplied(name);
        var node = _nodes.Count;
        _nodes.Add(new HtmlNode(name, _open.Count > 0 ? _open[^1] : -1, node + 1, after, end));
        var at = Math.Min(end + 1, _html.Length);
        if (Void.Contains(name) || (end > after && _html[end - 1] == '/' && name is "path" or "use" or "circle" or "rect"))
            return at;
        if (Raw.Contains(name))
            return RawText(name, node, at);
        if (_open.Count < DepthMax)
        {
            _open.Add(node);
            CollectionsMarshal.GetValueRefOrAddDefault(_openNames, name, out _)++;
        }

        return at;
    }

    /// <summary>The tag's closing bracket: one within quotes is not it.</summary>
    private int TagEnd(int at)
    {
        for (var quote = '\0'; at < _html.Length; at++)
        {
            var c = _html[at];
            if (quote != '\0')
            {
                var close = _html.IndexOf(quote, at);
                if (close < 0)
                    return _html.Length;
                (at, quote) = (close, '\0');
            }
            else if (c == '>')
            {
                return at;
            }
            else if (c is '"' or '\'' && Assigned(at))
            {
                quote = c;
            }
        }

        return at;
    }

    /// <summary>A quote opens a value only behind an equals sign.</summary>
    private bool Assigned(int at)
    {
        for (at--; at > 0 && char.IsWhiteSpace(_html[at]); at--)
        {
        }

        return at >= 0 && _html[at] == '=';
    }

    private int RawText(string name, int node, int at)
    {
        var close = at;
        do
        {
            close = _html.IndexOf("</", close, StringComparison.Ordinal);
            if (close >= 0 && _html.AsSpan(close + 2).StartsWith(name, StringComparison.OrdinalIgnoreCase))
                break;
            close = close < 0 ? _html.Length : close + 2;
        }
        while (close < _html.Length);
        if (close > at && name is "title" or "textarea")
            _nodes.Add(new HtmlNode("", node, _nodes.Count + 1, at, close));
        _nodes[node] = _nodes[node] with { End = _nodes.Count };
        var end = _html.IndexOf('>', close);
        return end < 0 ? _html.Length : end + 1;
    }

    private int Closing(int start)
    {
        var name = NameAt(start, out var after);
        if (_openNames.GetValueOrDefault(name) > 0)
            CloseTo(name);
        var end = _html.IndexOf('>', after);
        return end < 0 ? _html.Length : end + 1;
    }

    private void CloseTo(string name)
    {
        while (_open.Count > 0)
        {
            var closed = _nodes[_open[^1]].Name;
            Pop();
            if (closed == name)
                return;
        }
    }

    private void CloseImplied(string name)
    {
        if (EndsParagraph.Contains(name))
            CloseWithin("p", "button", "td", "th", "table");
        switch (name)
        {
            case "li":
                CloseWithin("li", "ul", "ol", "table", "dl");
                break;
            case "dt" or "dd":
                CloseWithin("dt", "dl", "dd", "ul", "ol");
                CloseWithin("dd", "dl", "ul", "ol", "table");
                break;
            case "td" or "th":
                CloseWithin("td", "tr", "table", "th", "th");
                CloseWithin("th", "tr", "table", "td", "td");
                break;
            case "tr":
                CloseWithin("tr", "table", "table", "table", "table");
                break;
            case "option":
                CloseWithin("option", "select", "select", "select", "select");
                break;
        }
    }

    /// <summary>Closes the innermost element of a name unless one of the others lies between.</summary>
    private void CloseWithin(string name, string barrier, string barrier2, string barrier3, string barrier4)
    {
        if (_openNames.GetValueOrDefault(name) == 0)
            return;
        for (var i = _open.Count - 1; i >= 0; i--)
        {
            var open = _nodes[_open[i]].Name;
            if (open == name)
            {
                CloseTo(name);
                return;
            }

            if (open == barrier || open == barrier2 || open == barrier3 || open == barrier4)
                return;
        }
    }

    private void Pop()
    {
        var node = _open[^1];
        _open.RemoveAt(_open.Count - 1);
        CollectionsMarshal.GetValueRefOrAddDefault(_openNames, _nodes[node].Name, out _)--;
        _nodes[node] = _nodes[node] with { End = _nodes.Count };
    }

    private void AddText(int from, int to) => _nodes.Add(new HtmlNode("", _open.Count > 0 ? _open[^1] : -1, _nodes.Count + 1, from, to));

    private string NameAt(int start, out int after)
    {
        after = start;
        while (after < _html.Length && !char.IsWhiteSpace(_html[after]) && _html[after] is not ('>' or '/'))
            after++;
        var written = _html.AsSpan(start, Math.Min(after - start, 40));
        if (Known.TryGetValue(written, out var name))
            return name;
        var others = _others.GetAlternateLookup<ReadOnlySpan<char>>();
        if (others.TryGetValue(written, out name))
            return name;
        name = written.ToString().ToLowerInvariant();
        _others[name] = name;
        return name;
    }
}

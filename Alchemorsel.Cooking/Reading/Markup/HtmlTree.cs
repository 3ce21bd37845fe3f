using System.Net;

namespace Alchemorsel.Cooking.Reading.Markup;

/// <summary>
/// A page as a flat list of elements and texts in document order: parsed in one pass without an object per node, so that a page costs a
/// fraction of a full document. Tolerant as pages need it: unclosed and misnested tags, missing quotes, implied ends. Bounded by
/// <see cref="NodesMax"/> and <see cref="HtmlTreeBuilder.DepthMax"/>; what lies beyond is not seen.
/// </summary>
internal sealed class HtmlTree(string html, List<HtmlNode> nodes)
{
    public const int NodesMax = 1_000_000;
    private const int ClassesMax = 2_000;

    /// <summary>The number of nodes. A node is named by its index; an element's inside is the run from the next index to its end.</summary>
    public int Count => nodes.Count;

    /// <summary>The element's name in lower case; empty for a text.</summary>
    public string Name(int node) => nodes[node].Name;

    public bool IsText(int node) => nodes[node].Name.Length == 0;

    /// <summary>The index after the node's last descendant.</summary>
    public int End(int node) => nodes[node].End;

    /// <summary>The element around it, or -1.</summary>
    public int Parent(int node) => nodes[node].Parent;

    /// <summary>A text's characters as the page writes them: entities are not decoded.</summary>
    public ReadOnlySpan<char> RawText(int node) => html.AsSpan(nodes[node].From, nodes[node].To - nodes[node].From);

    public bool Has(int node, string attribute) => AttributeScan.Find(RawText(node), attribute, out _);

    /// <summary>The attribute's value, decoded; null when the element has none, empty when it has no value.</summary>
    public string? Attribute(int node, string attribute)
    {
        if (IsText(node) || !AttributeScan.Find(RawText(node), attribute, out var value))
            return null;
        var text = value.ToString();
        return text.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(text) : text;
    }

    /// <summary>The element's classes; none for a text.</summary>
    public string[] Classes(int node) =>
        Attribute(node, "class") is { Length: > 0 and < ClassesMax } classes
            ? classes.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            : [];

    public bool HasClass(int node, string name) =>
        !IsText(node) && RawText(node).Contains(name, StringComparison.Ordinal) && Classes(node).Contains(name);

    /// <summary>All text within, as one line; null when there is none.</summary>
    public string? Line(int node)
    {
        var lines = Lines(node);
        return lines.Count == 0 ? null : string.Join(' ', lines);
    }

    /// <summary>The text within, broken where the page breaks it: at blocks and line breaks.</summary>
    public List<string> Lines(int node)
    {
        var flow = new TextFlow(this);
        flow.WalkNode(node);
        return flow.Lines.ConvertAll(line => line.Text);
    }
}

/// <summary>An element or (without a name) a text.</summary>
/// <param name="Name">Lower case; empty for a text.</param>
/// <param name="Parent">Index of the element around it, or -1.</param>
/// <param name="End">Index after the last descendant.</param>
/// <param name="From">Where its attributes or its text begin in the page.</param>
/// <param name="To">Where they end.</param>
internal readonly record struct HtmlNode(string Name, int Parent, int End, int From, int To);

namespace Alchemorsel.Cooking.Reading.Markup;

/// <summary>A page and what is made of it, each part when it is first asked for.</summary>
internal sealed class PageParts(string html)
{
    private PageHead? _head;
    private HtmlTree? _tree;
    private List<PageLine>? _lines;

    public string Html => html;

    public PageHead Head => _head ??= PageHead.Read(html);

    public HtmlTree Tree => _tree ??= HtmlTreeBuilder.Parse(html);

    /// <summary>The lines that a reader of the page would see.</summary>
    public List<PageLine> Lines
    {
        get
        {
            if (_lines is null)
            {
                var flow = new TextFlow(Tree);
                flow.WalkPage();
                _lines = flow.Lines;
            }

            return _lines;
        }
    }
}

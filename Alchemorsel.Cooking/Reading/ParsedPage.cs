using System.Collections.Frozen;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Alchemorsel.Cooking.Reading;

/// <summary>A page whose document tree is built when it is first asked for, and once only: most pages are read without.</summary>
internal sealed class ParsedPage(string html) : IDisposable
{
    private static readonly FrozenSet<string> Attributes = new[]
    {
        "itemprop", "itemscope", "itemtype", "itemid", "itemref", "content", "href", "src", "data-src", "datetime", "class", "id", "hidden", "rel", "property",
        "typeof", "vocab", "resource", "about", "prefix", "value", "title", "alt", "lang",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> AttributesBySpan = Attributes.GetAlternateLookup<ReadOnlySpan<char>>();

    // What no reader looks at is not built.
    private static readonly HtmlParserOptions Lean = new()
    {
        SkipComments = true,
        SkipScriptText = true,
        SkipRawText = true,
        SkipProcessingInstructions = true,
        DisableElementPositionTracking = true,
        ShouldEmitAttribute = static (ref _, attribute) => AttributesBySpan.Contains(attribute.Span),
    };

    private IDocument? document;

    public IDocument Document => document ??= new HtmlParser(Lean).ParseDocument(html);

    public void Dispose() => document?.Dispose();
}

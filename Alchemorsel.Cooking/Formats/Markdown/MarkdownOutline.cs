using Alchemorsel.Cooking.Formats.FrontMatter;
using Alchemorsel.Cooking.Reading;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Alchemorsel.Cooking.Formats.Markdown;

/// <summary>Sorts a document's blocks by the headings they stand under.</summary>
/// <param name="hasFrontMatter">Whether facts stand there, so that "Serves: 4" in the text is text.</param>
internal sealed class MarkdownOutline(bool hasFrontMatter)
{
    private const int LinesMax = 5_000;
    private const int ImagesMax = 50;
    private const int SectionNameMax = 120;

    private readonly List<string> description = [];
    private Part part = Part.Introduction;
    private int partLevel;
    private List<DraftSection>? sections;
    private List<string> lines = [];
    private string? section;
    private int count;

    private enum Part
    {
        Introduction,
        Ingredients,
        Steps,

        /// <summary>And what stands under any other heading.</summary>
        Notes,
    }

    public string? Title { get; private set; }

    /// <summary>The text before the first heading of a part.</summary>
    public string? Description => description.Count == 0 ? null : string.Join(' ', description);

    public List<MetadataEntry> Facts { get; } = [];

    public List<Uri> Images { get; } = [];

    public List<DraftSection> Ingredients { get; } = [];

    public List<DraftSection> Steps { get; } = [];

    public List<string> Notes { get; } = [];

    public void Read(MarkdownDocument document)
    {
        foreach (var block in document)
        {
            AddImages(block);
            if (block is HeadingBlock heading)
                AddHeading(Line(MarkdownText.Plain(heading.Inline)), heading.Level);
            else
                AddBlock(block);
        }

        EndSection();
    }

    private static string Line(string text) => PlainText.Fold(text);

    private void AddHeading(string text, int level)
    {
        var next = HeuristicRecipe.IsIngredientHeading(text) ? Part.Ingredients
            : HeuristicRecipe.IsStepHeading(text) ? Part.Steps : Part.Notes;
        if (IsSection(text, level, next))
        {
            EndSection();
            section = text.Length is 0 or > SectionNameMax ? null : text;
        }
        else if (part == Part.Introduction && next == Part.Notes && Title is null && text.Length > 0 && !HeuristicRecipe.IsEndHeading(text))
        {
            Title = text;
        }
        else
        {
            EndSection();
            (part, partLevel) = (next, level);
            sections = next == Part.Ingredients ? Ingredients : next == Part.Steps ? Steps : null;
        }
    }

    private bool IsSection(string text, int level, Part next)
    {
        if (part is not (Part.Ingredients or Part.Steps))
            return false;
        // "Recipe" is a heading over everything on some sites.
        var isOverAll = part == Part.Steps && next == Part.Ingredients && Ingredients.Count == 0 && Steps.Count == 0 && lines.Count == 0;
        return level > partLevel
            ? !isOverAll
            : level == partLevel && part == Part.Ingredients && next == Part.Notes && !HeuristicRecipe.IsEndHeading(text);
    }

    private void AddBlock(Block block)
    {
        switch (block)
        {
            case ListBlock list:
                foreach (var item in list.OfType<ListItemBlock>())
                    AddItem(item);
                break;
            case ParagraphBlock paragraph:
                AddParagraph(paragraph);
                break;
            case QuoteBlock quote:
                foreach (var text in quote.Descendants<ParagraphBlock>().Select(inner => Line(MarkdownText.Plain(inner.Inline))))
                    AddLine(text, part == Part.Introduction ? Part.Introduction : Part.Notes);
                break;
            case CodeBlock or HtmlBlock:
                foreach (var text in PlainText.Lines(MarkdownText.Plain((LeafBlock)block)))
                    AddLine(text, part);
                break;
        }
    }

    /// <summary>An item's paragraphs are one line; lists within it are lines of their own.</summary>
    private void AddItem(ListItemBlock item)
    {
        AddLine(Line(string.Join(' ', item.OfType<ParagraphBlock>().Select(paragraph => MarkdownText.Plain(paragraph.Inline)))), part);
        foreach (var inner in item.Where(block => block is not ParagraphBlock))
            AddBlock(inner);
    }

    private void AddParagraph(ParagraphBlock paragraph)
    {
        var text = MarkdownText.Plain(paragraph.Inline);
        if (Line(text).Length == 0 || AddFacts(paragraph, text))
            return;
        if (part is Part.Ingredients or Part.Steps && SectionName(paragraph, Line(text)) is { } name)
        {
            EndSection();
            section = name;
        }
        else if (part == Part.Ingredients)
        {
            foreach (var line in text.Split('\n'))
                AddLine(Line(line), part);
        }
        else
        {
            AddLine(Line(text), part);
        }
    }

    /// <summary>A paragraph of nothing but bold words, or one that ends in a colon among ingredients.</summary>
    private string? SectionName(ParagraphBlock paragraph, string text)
    {
        if (text.Length > SectionNameMax)
            return null;
        var bold = paragraph.Inline is { FirstChild: EmphasisInline { DelimiterCount: 2 } only }
            && ReferenceEquals(paragraph.Inline.LastChild, only);
        var isName = bold || (part == Part.Ingredients && text.EndsWith(':'));
        return isName && text.TrimEnd(':', ' ') is { Length: > 0 } name ? name : null;
    }

    /// <summary>"Serves: 4", "**Prep time:** 10 min · **Cook time:** 1 h": each piece a known fact.</summary>
    private bool AddFacts(ParagraphBlock paragraph, string text)
    {
        if (part != Part.Introduction || text.Length > 2_000)
            return false;
        var bold = paragraph.Inline?.FirstChild is EmphasisInline { DelimiterCount: 2 };
        if (hasFrontMatter && !bold)
            return false;
        var facts = new List<MetadataEntry>();
        foreach (var piece in text.Split(['\n', '·', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var colon = piece.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && FrontMatterDraft.IsFact(piece[..colon]))
                facts.Add(new MetadataEntry(piece[..colon], [Line(piece[(colon + 1)..])]));
            else if (!hasFrontMatter || facts.Count == 0)
                return false;
        }

        Facts.AddRange(facts);
        return facts.Count > 0;
    }

    private void AddLine(string text, Part where)
    {
        if (text.Length == 0 || ++count > LinesMax)
            return;
        if (where == Part.Introduction)
            description.Add(text);
        else if (where == Part.Notes)
            Notes.Add(text);
        else if (where is Part.Ingredients or Part.Steps)
            lines.Add(text);
    }

    private void EndSection()
    {
        if (lines.Count > 0)
            sections?.Add(new DraftSection(section, lines));
        lines = [];
        section = null;
    }

    private void AddImages(Block block)
    {
        var leaves = block is LeafBlock leaf ? [leaf] : block.Descendants<LeafBlock>();
        foreach (var image in leaves.SelectMany(one => one.Inline?.Descendants<LinkInline>() ?? []).Where(link => link.IsImage))
        {
            if (Images.Count < ImagesMax && image.Url is { Length: < 2_048 } url && Uri.TryCreate(url, UriKind.Absolute, out var uri)
                && uri.Scheme is "http" or "https")
                Images.Add(uri);
        }
    }
}

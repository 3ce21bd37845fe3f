using System.Text;
using Alchemorsel.Cooking.Formats.FrontMatter;
using Alchemorsel.Cooking.Reading;
using Markdig;

namespace Alchemorsel.Cooking.Formats.Markdown;

/// <summary>
/// Reads a recipe written in Markdown by the plain conventions: a title, a description, headings for ingredients, method and
/// notes in any of the languages that pages are read in, lists below them, headings or bold lines for their sections; and YAML front matter, whose
/// facts win over what the text says. Never throws.
/// </summary>
public static class MarkdownReader
{
    /// <summary>Characters that are read; what follows is left out.</summary>
    public const int TextMax = 100_000;

    /// <summary>Characters without white space in between; a longer run (a picture as text, most often) is left out.</summary>
    public const int WordMax = 4_000;

    /// <summary>Characters without a blank line in between; what is longer is cut at the next line end, or anywhere at twice the length.</summary>
    public const int ParagraphMax = 10_000;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UseTaskLists().Build();

    /// <param name="text">A document.</param>
    /// <returns>A draft with whatever was found; empty when nothing was.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static RecipeDraft Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > TextMax)
            text = text[..TextMax];
        var (metadata, body) = FrontMatterReader.Split(FrontMatterReader.NormaliseLineEnds(text));
        var found = new MarkdownOutline(hasFrontMatter: metadata.Count > 0);
        try
        {
            found.Read(Markdig.Markdown.Parse(Bounded(body), Pipeline));
        }
        catch (ArgumentException)
        {
            // Nested deeper than any recipe: Markdig gives up, and so does the reader of the text.
        }

        var facts = FrontMatterDraft.Read([.. metadata, .. found.Facts]);
        return facts with
        {
            Title = facts.Title ?? found.Title,
            Description = facts.Description ?? found.Description,
            Images = facts.Images.Count > 0 ? facts.Images : found.Images,
            Ingredients = found.Ingredients.Count > 0 ? found.Ingredients : FrontMatterDraft.List(metadata, "ingredients"),
            Steps = found.Steps.Count > 0 ? found.Steps : FrontMatterDraft.List(metadata, "directions", "instructions", "method", "steps"),
            Notes = [.. facts.Notes, .. found.Notes],
        };
    }

    /// <summary>Markdig looks for the end of a link through all of its paragraph, so time would grow with the square of one's length.</summary>
    private static string Bounded(string text)
    {
        var kept = new StringBuilder(text.Length);
        var paragraph = 0;
        var blank = true;
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            while (end < text.Length && !char.IsWhiteSpace(text[end]))
                end++;
            if (end > at)
                blank = false;
            if (end - at <= WordMax)
                kept.Append(text, at, end - at);
            paragraph += end - at + 1;
            if (end < text.Length)
                kept.Append(text[end]);
            var atLineEnd = end < text.Length && text[end] == '\n';
            if (atLineEnd)
            {
                if (blank)
                    paragraph = 0;
                blank = true;
            }

            if (paragraph > (atLineEnd ? ParagraphMax : 2 * ParagraphMax))
            {
                kept.Append("\n\n");
                paragraph = 0;
            }

            at = end + 1;
        }

        return kept.ToString();
    }
}

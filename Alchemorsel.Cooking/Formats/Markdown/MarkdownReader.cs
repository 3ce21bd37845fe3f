using Alchemorsel.Cooking.Formats.FrontMatter;
using Alchemorsel.Cooking.Reading;
using Markdig;

namespace Alchemorsel.Cooking.Formats.Markdown;

/// <summary>
/// Reads a recipe written in Markdown by the plain conventions: a title, a description, headings for ingredients, method and
/// notes in any of the languages that pages are read in, lists below them, headings or bold lines for their sections; and YAML front
/// matter, whose facts win over what the text says. Never throws.
/// </summary>
public static class MarkdownReader
{
    /// <summary>Characters that are read; what follows is left out.</summary>
    public const int TextMax = 100_000;

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
            found.Read(Markdig.Markdown.Parse(MarkdownBounds.Apply(body), Pipeline));
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
}

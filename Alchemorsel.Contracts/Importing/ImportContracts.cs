using System.ComponentModel.DataAnnotations;
using Alchemorsel.Contracts.Recipes;

namespace Alchemorsel.Contracts.Importing;

/// <summary>
/// <c>POST /api/v1/imports/preview</c> reads a page and saves nothing: the answer is for a person to review and then
/// <c>POST /api/v1/recipes</c>. Exactly one of <see cref="Url"/> and <see cref="Html"/> is needed; with both, Html is read and Url
/// only names the source. The same page as raw bytes: <c>POST /api/v1/imports/preview/html</c> with a body of <c>text/html</c>.
/// </summary>
public sealed record ImportRequest
{
    [MaxLength(Limits.UrlMax), HttpUrl]
    public string? Url { get; init; }

    /// <summary>
    /// A page's source, or the text of a recipe: plain, Markdown, Cooklang or schema.org JSON. At most
    /// <see cref="Limits.HtmlMaxBytes"/> bytes as UTF-8.
    /// </summary>
    public string? Html { get; init; }
}

/// <param name="Recipe">What was read, ready to be reviewed and created.</param>
/// <param name="Source">How it was read: <c>json-ld</c>, <c>microdata</c>, <c>rdfa</c>, <c>h-recipe</c>, <c>heuristic</c> (a page's headings and
/// lists) or <c>text</c>.</param>
/// <param name="Notices">What could not be read, or was guessed, in words for the cook.</param>
public sealed record ImportPreview(RecipeInput Recipe, string Source, IReadOnlyList<string> Notices)
{
    /// <summary>
    /// How each field that was found was read (<c>title</c>, <c>ingredients</c>, <c>totalTime</c>, …): a source as above, or <c>meta</c> for what
    /// the page's head says.
    /// </summary>
    public IReadOnlyDictionary<string, string> Sources { get; init; } = new Dictionary<string, string>();
}

using System.Buffers;
using System.Text.RegularExpressions;
using Alchemorsel.Cooking.Formats.Cooklang;
using Alchemorsel.Cooking.Formats.Markdown;
using Alchemorsel.Cooking.Reading;
using Alchemorsel.Cooking.Reading.Text;

namespace Alchemorsel.Cooking.Formats;

/// <summary>
/// Reads a recipe from whatever somebody pasted: a page's source, schema.org JSON, Markdown, Cooklang, or the plain text of a book or a
/// message. What it is, is told by its content. Never throws on any input; bounded as the reader of each kind is.
/// </summary>
public static partial class PastedRecipe
{
    /// <summary>Characters within which a document shows what it is.</summary>
    private const int SignMax = 20_000;

    private static readonly SearchValues<string> Markup = SearchValues.Create(
        [
            "<!doctype", "<html", "<head", "<body", "<script", "<div", "<p>", "<p ", "<ul", "<ol", "<li", "<h1", "<h2", "<h3", "<table",
            "<section", "<article", "<main", "<span", "<meta",
        ],
        StringComparison.OrdinalIgnoreCase);

    /// <param name="text">A document of any of the kinds.</param>
    /// <param name="pageUrl">Where it came from, for addresses relative to it; or null.</param>
    /// <returns>A draft and where each field came from; no draft when there is no recipe in it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static ReadResult Read(string text, Uri? pageUrl = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var begin = text.AsSpan().TrimStart().TrimStart('\ufeff').TrimStart();
        // Before markup is looked for: the texts within JSON may hold some.
        if (begin.Length > 0 && begin[0] is '{' or '[' && RecipeReader.ReadJson(text, pageUrl) is { Draft: not null } data)
            return data;
        if (text.AsSpan().ContainsAny(Markup))
            return RecipeReader.Read(text, pageUrl);
        var sign = text.Length > SignMax ? text[..SignMax] : text;
        if (CooklangMention().IsMatch(sign))
            return Written(CooklangReader.Read(text));
        if (MarkdownHeading().IsMatch(sign) && MarkdownReader.Read(text) is { Ingredients.Count: > 0 } written)
            return Written(written);
        return RecipeTextReader.Read(text);
    }

    private static ReadResult Written(RecipeDraft draft)
    {
        var builder = new DraftBuilder(PageHead.None, null, []);
        builder.Add(draft, ReadSource.Text);
        return builder.Build();
    }

    // "@flour{200%g}", "@olive oil{}": no message has that.
    [GeneratedRegex(@"(?<!\w)@[\p{L}][^@#~{}\n]{0,60}\{[^{}\n]{0,60}\}", RegexOptions.CultureInvariant)]
    private static partial Regex CooklangMention();

    // A heading, or front matter.
    [GeneratedRegex(@"^(?:#{1,3} \S|---\s*$)", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex MarkdownHeading();
}

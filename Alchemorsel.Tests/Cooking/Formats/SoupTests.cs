using Alchemorsel.Cooking.Formats.Cooklang;
using Alchemorsel.Cooking.Formats.JsonLd;
using Alchemorsel.Cooking.Formats.Markdown;
using Alchemorsel.Cooking.Reading;
using CsCheck;

namespace Alchemorsel.Tests.Cooking.Formats;

/// <summary>Readers of text formats take any soup of signs without an exception, and writers take any draft that comes of it.</summary>
public sealed class SoupTests
{
    private static readonly string[] Signs =
    [
        "@", "#", "~", "{", "}", "(", ")", "%", "--", "[-", "-]", ">> a: b\n", "> ", "= ", "\\", "\n", "\n\n", "\r", "\u2028",
        "🧂", "\ud800", "\0", "@?", "@&",
        "./", "1/2", "01/2", "99999999999", "&b ", "*b", "- ", "[", "]", ",", "{a: ", "\"", "'", "|\n", "!!x ",
        "? ", ": ", "%YAML 1.2\n", "\t", "  ", "## Ingredients\n",
        "## Method\n", "1. ", "```\n", "**", "_", "`", "![", "](", "<", "<!--", "&amp;", "===\n", "[ ] ", "***\n", "salt", "title",
        "time", "30 min", "é",
    ];

    private static readonly Gen<string> Soup = Gen.Int[0, Signs.Length - 1].Select(i => Signs[i]).List[0, 60].Select(string.Concat);

    [Fact]
    public void Cooklang_is_read_whatever_it_holds() => Check(CooklangReader.Read);

    [Fact]
    public void Markdown_is_read_whatever_it_holds() => Check(MarkdownReader.Read);

    private static void Check(Func<string, RecipeDraft> read) => Gen.Select(Gen.Bool, Soup, Soup).Sample(
        (hasFrontMatter, first, second) =>
        {
            var draft = read(hasFrontMatter ? $"---\n{first}\n---\n{second}" : first + second);
            Assert.All(draft.Ingredients.Concat(draft.Steps), section => Assert.NotEmpty(section.Lines));
            Assert.NotNull(CooklangWriter.Write(draft) + MarkdownWriter.Write(draft) + JsonLdWriter.Write(draft));
        },
        iter: 5_000);
}

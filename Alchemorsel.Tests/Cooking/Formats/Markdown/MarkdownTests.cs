using Alchemorsel.Cooking.Formats.Markdown;
using Alchemorsel.Cooking.Reading;
using CsCheck;

namespace Alchemorsel.Tests.Cooking.Formats.Markdown;

public sealed class MarkdownTests
{
    [Fact]
    public void A_recipe_is_written_for_people_and_programs()
    {
        var text = MarkdownWriter.Write(new RecipeDraft
        {
            Title = "Pie *of* 1995",
            Description = "- Good.",
            Servings = 8,
            PrepMinutes = 90,
            Images = [new Uri("https://example.org/pie (1).jpg")],
            Ingredients = [new(null, ["3 apples"]), new("Crust", ["200 g flour", "1. salt"])],
            Steps = [new(null, ["Heat the oven.", "Bake."])],
            Notes = ["Keeps."],
        });

        Assert.Equal(
            """
            ---
            title: "Pie *of* 1995"
            description: "- Good."
            servings: 8
            prep time: 1 hour 30 minutes
            images:
              - https://example.org/pie%20(1).jpg
            ---

            # Pie \*of\* 1995

            \- Good.

            **Servings:** 8 · **Prep time:** 1 hour 30 minutes

            ![](<https://example.org/pie%20(1).jpg>)

            ## Ingredients

            - 3 apples

            ### Crust

            - 200 g flour
            - 1\. salt

            ## Method

            1. Heat the oven.
            2. Bake.

            ## Notes

            - Keeps.

            """.ReplaceLineEndings("\n"),
            text);
    }

    [Fact]
    public void What_is_written_is_read_as_it_was() =>
        Drafts.Any.Sample(
            draft => DraftAssert.Equal(draft, MarkdownReader.Read(MarkdownWriter.Write(draft))),
            iter: 2_000,
            print: MarkdownWriter.Write);

    [Fact]
    public void A_plain_recipe_is_understood()
    {
        var draft = MarkdownReader.Read("""
            Apfelkuchen
            ===========

            Von *Oma*.
            Saftig & gut.

            Serves: 8
            Prep time: 20 min

            ![Kuchen](https://example.org/kuchen.jpg)

            ## Zutaten

            **Teig**

            * [ ] 200 g Mehl
            * 1 Ei,
              verquirlt

            Für den Belag:

            + 3 Äpfel

            ## Zubereitung

            1. Teig kneten.

               Ruhen lassen.
            2. Backen.

            > Schmeckt auch warm.

            ## Herkunft

            Aus dem Alten Land.
            """);

        Assert.Equal(("Apfelkuchen", "Von Oma. Saftig & gut."), (draft.Title, draft.Description));
        Assert.Equal((8, 20, "https://example.org/kuchen.jpg"), (draft.Servings, draft.PrepMinutes, draft.Images.Single().AbsoluteUri));
        Assert.Equal(["Teig: 200 g Mehl/1 Ei, verquirlt", "Für den Belag: 3 Äpfel"], draft.Ingredients.Select(Show));
        Assert.Equal([": Teig kneten. Ruhen lassen./Backen."], draft.Steps.Select(Show));
        Assert.Equal(["Schmeckt auch warm.", "Aus dem Alten Land."], draft.Notes);
    }

    [Fact]
    public void Front_matter_of_static_sites_is_understood()
    {
        var draft = MarkdownReader.Read("""
            ---
            layout: recipe
            title: "Tart: red"
            image: https://example.org/tart.jpg
            tags: sweet, baked
            prep_time: PT20M
            cookTime: 1h
            ingredients:
            - 2 cups flour
            - 1 egg
            directions:
            - Mix.
            - Bake.
            ---
            A tart.
            """);

        Assert.Equal(("Tart: red", "A tart.", 20, 60), (draft.Title, draft.Description, draft.PrepMinutes, draft.CookMinutes));
        Assert.Equal([": 2 cups flour/1 egg"], draft.Ingredients.Select(Show));
        Assert.Equal([": Mix./Bake."], draft.Steps.Select(Show));
        Assert.Equal(["sweet", "baked"], draft.Keywords);
    }

    [Fact]
    public void Sections_of_the_same_level_stay_among_ingredients_and_a_heading_over_all_is_none()
    {
        var draft = MarkdownReader.Read("# Pie\n## Recipe\n### Ingredients\n- salt\n### Crust\n- flour\n"
            + "### Notes\n- Keeps.\n### Method\n1. Bake.\n#### Later\n1. Eat.");

        Assert.Equal([": salt", "Crust: flour"], draft.Ingredients.Select(Show));
        Assert.Equal([": Bake.", "Later: Eat."], draft.Steps.Select(Show));
        Assert.Equal(["Keeps."], draft.Notes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0\ud800")]
    [InlineData("Just words.")]
    public void Text_without_a_recipe_gives_a_draft_without_one(string text)
    {
        var draft = MarkdownReader.Read(text);

        Assert.Empty(draft.Ingredients);
        Assert.Empty(draft.Steps);
    }

    [Theory]
    [InlineData(">")]
    [InlineData("- ")]
    [InlineData("[")]
    [InlineData("*a _b ")]
    [InlineData("`a ``b ")]
    [InlineData("<a ")]
    [InlineData("![a](b")]
    [InlineData("[a]: b\n")]
    [InlineData("&#")]
    [InlineData("# a\n")]
    [InlineData("<!--")]
    [InlineData("**a** ")]
    [InlineData("[a](b \"")]
    [InlineData("[a](b (")]
    [InlineData("[a](<b ")]
    [InlineData("[a][")]
    [InlineData("![a\n](b ' ")]
    [InlineData("<a b=\"")]
    [InlineData("<a b\n")]
    [InlineData("<? ")]
    [InlineData("<![CDATA[ ")]
    [InlineData("~~~\n")]
    [InlineData("a\n=\n")]
    [InlineData("> - 1. ")]
    [InlineData("***a __b ")]
    [InlineData("[a]: <b> '\n")]
    public async Task A_long_run_of_openings_comes_to_an_end(string opening)
    {
        var text = string.Concat(Enumerable.Repeat(opening, MarkdownReader.TextMax / opening.Length));

        // No measure of speed: it only ends a run that hangs.
        await Task.Run(() => MarkdownReader.Read(text)).WaitAsync(TimeSpan.FromMinutes(5), TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Markers_are_bounded_too_where_a_long_line_is_cut()
    {
        var markers = string.Concat(Enumerable.Repeat("1. ", 20_000));

        var draft = MarkdownReader.Read($"# Pie\n\n## Method\n\nMix. {markers}\n\nBake.");

        Assert.Equal(("Pie", "Bake."), (draft.Title, draft.Steps.Single().Lines[^1]));
    }

    private static string Show(DraftSection section) => $"{section.Name}: {string.Join('/', section.Lines)}";
}

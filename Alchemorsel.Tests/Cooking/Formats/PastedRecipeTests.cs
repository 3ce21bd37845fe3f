using Alchemorsel.Cooking.Formats;
using Alchemorsel.Cooking.Formats.Cooklang;
using Alchemorsel.Cooking.Formats.JsonLd;
using Alchemorsel.Cooking.Formats.Markdown;
using Alchemorsel.Cooking.Reading;

namespace Alchemorsel.Tests.Cooking.Formats;

public sealed class PastedRecipeTests
{
    private static readonly RecipeDraft Soup = new()
    {
        Title = "Leek soup",
        Servings = 4,
        Ingredients = [new DraftSection(null, ["2 leeks", "1 l water"])],
        Steps = [new DraftSection(null, ["Cut the leeks.", "Simmer in the water."])],
    };

    public static TheoryData<string, ReadSource> Pasted => new()
    {
        { $"<html><body><script type=\"application/ld+json\">{JsonLdWriter.Write(Soup)}</script></body></html>", ReadSource.JsonLd },
        { "\ufeff\n" + JsonLdWriter.Write(Soup), ReadSource.JsonLd },
        { $"[{JsonLdWriter.Write(Soup)},]", ReadSource.JsonLd },
        {
            """
            {"@type":"Recipe","name":"Leek soup","recipeYield":4,"recipeIngredient":["2 leeks","1 l water"],
            "recipeInstructions":"<p>Cut the leeks.</p><p>Simmer in the water.</p>"}
            """,
            ReadSource.JsonLd
        },
        { MarkdownWriter.Write(Soup), ReadSource.Text },
        { CooklangWriter.Write(Soup), ReadSource.Text },
        { "Leek soup\nServes 4\n2 leeks\n1 l water\n\nCut the leeks.\nSimmer in the water.", ReadSource.Text },
    };

    [Theory]
    [MemberData(nameof(Pasted))]
    public void Each_kind_is_told_by_its_content(string text, ReadSource source)
    {
        var result = PastedRecipe.Read(text);

        Assert.Equal(source, result.Source);
        Assert.Equal(("Leek soup", 4), (result.Draft!.Title, result.Draft.Servings));
        Assert.Equal(["1 l water", "2 leeks"], result.Draft.Ingredients.SelectMany(section => section.Lines).Order());
        Assert.Equal(["Cut the leeks.", "Simmer in the water."], result.Draft.Steps.Single().Lines);
        Assert.Equal(source, result.Sources[RecipeField.Ingredients]);
    }

    [Theory]
    [InlineData("write to ann@example.org {soon}")]
    [InlineData("{\"name\":\"no recipe\"}")]
    [InlineData("# A heading\nand no more")]
    public void What_is_no_recipe_gives_none(string text) => Assert.Null(PastedRecipe.Read(text).Draft);
}

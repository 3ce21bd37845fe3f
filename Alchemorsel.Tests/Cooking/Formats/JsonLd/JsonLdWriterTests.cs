using System.Globalization;
using System.Text.Json;
using Alchemorsel.Cooking.Formats.JsonLd;
using Alchemorsel.Cooking.Reading;
using CsCheck;

namespace Alchemorsel.Tests.Cooking.Formats.JsonLd;

public sealed class JsonLdWriterTests
{
    [Fact]
    public void A_recipe_has_the_shapes_of_schema_org()
    {
        using var json = JsonDocument.Parse(JsonLdWriter.Write(new RecipeDraft
        {
            Title = "Pie",
            Author = "Ann",
            Servings = 8,
            YieldText = "8 slices",
            PrepMinutes = 90,
            CookMinutes = 120,
            Images = [new Uri("https://example.org/pie.jpg")],
            Keywords = ["sweet", "baked"],
            Ingredients = [new("Crust", ["200 g flour"]), new("Filling", ["3 apples"])],
            Steps = [new(null, ["Heat the oven."]), new("Crust", ["Knead."])],
            Nutrition = new Dictionary<string, string> { ["calories"] = "250 kcal" },
        }));

        Assert.Equal(
            """
            {"@context":"https://schema.org","@type":"Recipe","name":"Pie","image":["https://example.org/pie.jpg"],
            "author":{"@type":"Person","name":"Ann"},"prepTime":"PT1H30M","cookTime":"PT2H","recipeYield":["8","8 slices"],
            "keywords":"sweet, baked","recipeIngredient":["200 g flour","3 apples"],
            "recipeInstructions":[{"@type":"HowToStep","text":"Heat the oven."},
            {"@type":"HowToSection","name":"Crust","itemListElement":[{"@type":"HowToStep","text":"Knead."}]}],
            "nutrition":{"@type":"NutritionInformation","calories":"250 kcal"}}
            """.ReplaceLineEndings(""),
            json.RootElement.GetRawText());
    }

    [Fact]
    public void No_text_can_end_the_script_element_it_stands_in()
    {
        const string Title = "</script><!-- & \u2028\u2029 ]]> ' \"";

        var json = JsonLdWriter.Write(new RecipeDraft { Title = Title });

        Assert.Equal(-1, json.IndexOfAny(['<', '>', '&', '\'', '\u2028', '\u2029', '\n']));
        using var read = JsonDocument.Parse(json);
        Assert.Equal(Title, read.RootElement.GetProperty("name").GetString());
    }

    [Fact]
    public void Half_a_surrogate_pair_does_no_harm() =>
        Assert.Contains("\\uFFFD", JsonLdWriter.Write(new RecipeDraft { Title = "\ud83c!" }), StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void What_is_written_is_read_from_a_page_as_it_was() => Drafts.Any
        .Where(draft => draft.Title is not null && draft.Author?.StartsWith("http", StringComparison.Ordinal) != true)
        // "1. Mix. 2. Bake." in one text is two steps for the reader of pages.
        .Where(draft => !draft.Steps.SelectMany(section => section.Lines).Any(step => step.StartsWith('1')))
        .Sample(
            draft =>
            {
                var page = $"<html><head><script type=\"application/ld+json\">{JsonLdWriter.Write(draft)}</script></head></html>";
                DraftAssert.Equal(AsSchemaOrgSays(draft), RecipeReader.Read(page).Draft!);
            },
            iter: 2_000,
            print: JsonLdWriter.Write);

    /// <summary>Ingredients in one list, no notes; a number of servings is a yield, and a total follows from its parts.</summary>
    private static RecipeDraft AsSchemaOrgSays(RecipeDraft draft) => draft with
    {
        Ingredients = draft.Ingredients.Count == 0
            ? []
            : [new DraftSection(null, [.. draft.Ingredients.SelectMany(section => section.Lines)])],
        Notes = [],
        YieldText = draft.YieldText ?? draft.Servings?.ToString(CultureInfo.InvariantCulture),
        TotalMinutes = draft.TotalMinutes
            ?? (draft is { PrepMinutes: null, CookMinutes: null } ? null : (draft.PrepMinutes ?? 0) + (draft.CookMinutes ?? 0)),
    };
}

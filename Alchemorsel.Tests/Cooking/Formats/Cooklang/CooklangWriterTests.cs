using Alchemorsel.Cooking.Formats.Cooklang;
using Alchemorsel.Cooking.Ingredients;
using Alchemorsel.Cooking.Reading;
using CsCheck;

namespace Alchemorsel.Tests.Cooking.Formats.Cooklang;

public sealed class CooklangWriterTests
{
    [Fact]
    public void Ingredients_are_marked_where_steps_name_them_and_listed_where_not()
    {
        var text = CooklangWriter.Write(new RecipeDraft
        {
            Title = "Flatbread",
            Servings = 4,
            Keywords = ["quick"],
            TotalMinutes = 90,
            Ingredients = [new(null, ["1½ cups flour, sifted", "salt", "125 ml water", "1 onion (optional)"])],
            Steps = [new(null, ["Mix the flour and water.", "Fry."])],
            Notes = ["Keeps for a day."],
        });

        Assert.Equal(
            """
            ---
            title: Flatbread
            servings: 4
            time required: 1 hour 30 minutes
            tags:
              - quick
            ---

            @salt{}
            @?onion{1}

            Mix the @flour{1 1/2%cups}(sifted) and @water{125%ml}.

            Fry.

            > Keeps for a day.

            """.ReplaceLineEndings("\n"),
            text);
    }

    [Fact]
    public void Every_ingredient_step_section_and_fact_survives() => Drafts.Any.Sample(
        draft =>
        {
            var text = CooklangWriter.Write(draft);
            var read = CooklangReader.Read(text);
            DraftAssert.EqualButIngredients(draft, read);
            Assert.Equal(draft.Ingredients.Select(section => section.Name), read.Ingredients.Select(section => section.Name));
            foreach (var (wanted, actual) in draft.Ingredients.Zip(read.Ingredients))
                Assert.Equal(
                    wanted.Lines.Select(Meaning).Order(StringComparer.Ordinal),
                    actual.Lines.Select(Meaning).Order(StringComparer.Ordinal));

            string Meaning(string line)
            {
                var parsed = IngredientParser.Parse(line, draft.Language);
                return $"{parsed.Quantity} | {parsed.Unit?.Code} | {parsed.Food} | "
                    + $"{parsed.Preparation ?? parsed.Comment} | {parsed.Optional}";
            }
        },
        iter: 2_000,
        print: CooklangWriter.Write);

    [Fact]
    public void A_list_of_mentions_is_no_step_and_a_bare_mention_again_no_second_ingredient()
    {
        var draft = CooklangReader.Read("@salt{1%tsp}, @flour{200%g}\n@?thyme{}\n\n"
            + "Mix @salt and @flour{} with @&oil and @water{100%ml}(warm).");

        Assert.Equal(["1 tsp salt", "200 g flour", "thyme (optional)", "100 ml water, warm"], draft.Ingredients.Single().Lines);
        Assert.Equal(["Mix salt and flour with oil and water."], draft.Steps.Single().Lines);
    }

    [Fact]
    public void Front_matter_by_the_conventions_is_understood()
    {
        var draft = CooklangReader.Read("""
            ---
            title: Soup
            source:
              name: Grandma
              url: https://example.org/soup
            servings: 2-3 bowls
            time:
              prep: 1h30m
              cook: 20 min
            course: Dinner
            tags: quick, warm
            image: https://example.org/soup.jpg
            locale: de_DE
            ---
            > Better the day after.

            Boil.
            """);

        Assert.Equal(("Soup", "Grandma", "https://example.org/soup"), (draft.Title, draft.Author, draft.SourceUrl?.AbsoluteUri));
        Assert.Equal((2, "2-3 bowls", 90, 20), (draft.Servings, draft.YieldText, draft.PrepMinutes, draft.CookMinutes));
        Assert.Equal(("Dinner", "de-DE", "Better the day after."), (draft.Category, draft.Language, draft.Notes.Single()));
        Assert.Equal(["quick", "warm"], draft.Keywords);
        Assert.Single(draft.Images);
    }
}

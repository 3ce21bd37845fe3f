using Alchemorsel.Cooking.Reading;
using Alchemorsel.Cooking.Reading.Text;

namespace Alchemorsel.Tests.Cooking.Reading.Text;

public sealed class RecipeTextReaderTests
{
    [Fact]
    public void A_text_with_headings_is_read_whole()
    {
        var result = RecipeTextReader.Read("""
            LEEK SOUP
            Warm and quick, for grey days.
            Serves 4
            Prep time: 10 min, Cook time: 25 min

            Ingredients:
            - 2 leeks
            • 1 l water
            salt

            For the top:
            - 1 tbsp chives

            Method
            1. Cut the leeks.
            2) Simmer for 20 minutes.

            Notes
            Freezes well.
            """);

        var draft = result.Draft!;
        Assert.Equal(("LEEK SOUP", "Warm and quick, for grey days."), (draft.Title, draft.Description));
        Assert.Equal((4, 10, 25, 35), (draft.Servings, draft.PrepMinutes, draft.CookMinutes, draft.TotalMinutes));
        Assert.Equal([null, "For the top"], draft.Ingredients.Select(section => section.Name));
        Assert.Equal(["2 leeks", "1 l water", "salt"], draft.Ingredients[0].Lines);
        Assert.Equal(["Cut the leeks.", "Simmer for 20 minutes."], draft.Steps.Single().Lines);
        Assert.Equal(["Freezes well."], draft.Notes);
        Assert.All(result.Sources.Values, source => Assert.Equal(ReadSource.Text, source));
        Assert.Contains(result.Notices, notice => notice.Contains("plain text", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Zutaten", "Zubereitung", "Für 4 Personen")]
    [InlineData("Ingrédients :", "Préparation :", "Pour 4 personnes")]
    [InlineData("INGREDIENTI", "Procedimento", "Dosi per 4 persone")]
    [InlineData("**Ingrediënten**", "**Bereiding**", "4 personen")]
    [InlineData("### 材料", "### 作り方", "4人分")]
    public void Headings_are_understood_in_many_languages(string ingredients, string steps, string serves)
    {
        var draft = RecipeTextReader.Read($"Suppe\n{serves}\n\n{ingredients}\n2 x\n1 l y\n\n{steps}\nAaa bbb.\nCcc ddd.").Draft!;

        Assert.Equal(("Suppe", 4), (draft.Title, draft.Servings));
        Assert.Equal(["2 x", "1 l y"], draft.Ingredients.Single().Lines);
        Assert.Equal(["Aaa bbb.", "Ccc ddd."], draft.Steps.Single().Lines);
    }

    [Theory]
    [InlineData("Serves 4", 4, null)]
    [InlineData("Serves: 4-6", 6, "4-6")]
    [InlineData("Makes 24 cookies", 24, "24 cookies")]
    [InlineData("Yield:\n12 slices", 12, "12 slices")]
    [InlineData("4 Portionen", 4, "4 Portionen")]
    public void What_it_makes_is_said_without_its_label_and_only_where_that_says_more(string line, int servings, string? yields)
    {
        var draft = RecipeTextReader.Read($"Soup\n{line}\n\nIngredients\n2 leeks\n\nMethod\nSimmer.").Draft!;

        Assert.Equal((servings, yields), (draft.Servings, draft.YieldText));
    }

    [Fact]
    public void A_message_without_headings_is_told_apart_by_its_amounts()
    {
        var draft = RecipeTextReader.Read("""
            Gran's pancakes
            250 g flour
            2 eggs
            ½ l milk
            a pinch of salt
            butter for frying

            Whisk everything until smooth, then let it stand for 20 minutes.
            Fry thin pancakes in hot butter.
            """).Draft!;

        Assert.Equal("Gran's pancakes", draft.Title);
        Assert.Equal(["250 g flour", "2 eggs", "½ l milk", "a pinch of salt", "butter for frying"], draft.Ingredients.Single().Lines);
        Assert.Equal(
            ["Whisk everything until smooth, then let it stand for 20 minutes.", "Fry thin pancakes in hot butter."],
            draft.Steps.Single().Lines);
    }

    [Fact]
    public void The_stamps_of_a_chat_are_no_part_of_it()
    {
        var draft = RecipeTextReader.Read("""
            [12:31, 5/6/2024] Ann: Pancakes
            [12:31, 5/6/2024] Ann: 250 g flour
            05.06.24, 18:22 - Ann: 2 eggs
            > ½ l milk
            [12:33, 5/6/2024] Ann: Whisk and fry in hot butter.
            """).Draft!;

        Assert.Equal("Pancakes", draft.Title);
        Assert.Equal(["250 g flour", "2 eggs", "½ l milk"], draft.Ingredients.Single().Lines);
        Assert.Equal(["Whisk and fry in hot butter."], draft.Steps.Single().Lines);
    }

    [Fact]
    public void Lines_that_a_book_wraps_are_joined()
    {
        var draft = RecipeTextReader.Read("""
            Braised leeks

            Ingredients
            6 leeks, trimmed and cut into long pieces,
            washed well
            100 ml white wine

            Method
            Melt the butter in a wide pan over a medium heat and add the
            leeks in one layer. Let them brown a little before they are
            turned with care.

            Pour in the wine, cover, and sim-
            mer until soft.
            """).Draft!;

        Assert.Equal(["6 leeks, trimmed and cut into long pieces, washed well", "100 ml white wine"], draft.Ingredients.Single().Lines);
        Assert.Equal(2, draft.Steps.Single().Lines.Count);
        Assert.EndsWith("before they are turned with care.", draft.Steps.Single().Lines[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n\n ")]
    [InlineData("See you on Friday at 8, and bring the cake!")]
    [InlineData("The quick brown fox jumps over the lazy dog.\nThen it sleeps.\nNothing is cooked.")]
    public void What_is_no_recipe_gives_none(string text) => Assert.Null(RecipeTextReader.Read(text).Draft);

    [Theory]
    [InlineData("Soup\n\nIngredients\n- 2 leeks\n- 1 l water\n\nMethod\n1. Cut.\n2. Simmer.\n\nEnjoy it with a slice of bread.\n\nTips\nUse stock.")]
    [InlineData("Soup\n2 leeks\n1 l water\n\nCut and simmer them.\n\nNotes:\nUse stock.\nEnjoy it with a slice of bread.")]
    public void What_stands_outside_the_lists_becomes_a_note(string text)
    {
        var draft = RecipeTextReader.Read(text).Draft!;

        Assert.Equal(["Enjoy it with a slice of bread.", "Use stock."], draft.Notes.Order());
        Assert.DoesNotContain(draft.Steps.SelectMany(section => section.Lines), draft.Notes.Contains);
    }

    [Fact]
    public void A_long_text_is_cut_and_said_so()
    {
        var result = RecipeTextReader.Read("Soup\n2 leeks\n1 l water\nSimmer it.\n" + new string('a', RecipeTextReader.TextMax));

        Assert.Equal("Soup", result.Draft!.Title);
        Assert.Contains(result.Notices, notice => notice.Contains("too long", StringComparison.Ordinal));
    }
}

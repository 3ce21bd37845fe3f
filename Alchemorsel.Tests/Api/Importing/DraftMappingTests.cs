using System.ComponentModel.DataAnnotations;
using Alchemorsel.Api.Importing;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Importing;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Cooking.Reading;
using CsCheck;

namespace Alchemorsel.Tests.Api.Importing;

public sealed class DraftMappingTests
{
    [Fact]
    public void What_was_read_is_carried_over()
    {
        var preview = Map(new RecipeDraft
        {
            Title = "  Lentil\u00a0soup ",
            Description = "First.\nSecond.",
            Language = "de_AT",
            Servings = 4,
            TotalMinutes = 50,
            Images = [new Uri("data:image/png;base64,AAAA"), new Uri("https://example.com/soup.jpg")],
            Keywords = ["soup", "Soup", "vegan", new string('x', 60)],
            Ingredients = [new DraftSection(null, ["200 g lentils", " ", "1 onion"]), new DraftSection("Empty", [])],
            Steps = [new DraftSection("Cook", ["Boil."])],
            Nutrition = new Dictionary<string, string> { ["calories"] = "250 kcal" },
            Notes = ["Freezes well.", "Serve with bread."],
        });

        Assert.Equal("Lentil soup", preview.Recipe.Title);
        Assert.Equal("First.\nSecond.", preview.Recipe.Description);
        Assert.Equal("de-AT", preview.Recipe.Language);
        Assert.Equal(4, preview.Recipe.Servings);
        Assert.Equal("https://example.com/soup.jpg", preview.Recipe.ImageUrl);
        Assert.Equal("https://example.com/page", preview.Recipe.SourceUrl);
        Assert.Equal(["soup", "vegan"], preview.Recipe.Tags);
        Assert.Equal(["200 g lentils", "1 onion"], Assert.Single(preview.Recipe.Ingredients).Lines);
        Assert.Equal("Cook", Assert.Single(preview.Recipe.Steps).Name);
        Assert.Equal(250, preview.Recipe.Nutrition?.Calories);
        Assert.Equal("Freezes well.\nServe with bread.", preview.Recipe.Notes);
        Assert.Equal("json-ld", preview.Source);
        Assert.Empty(preview.Notices);
    }

    [Fact]
    public void What_can_not_be_right_is_left_out_and_told()
    {
        var preview = Map(new RecipeDraft { Title = "X", Servings = 100_000, CookMinutes = -5 });

        Assert.Null(preview.Recipe.Servings);
        Assert.Null(preview.Recipe.CookMinutes);
        Assert.Equal(3, preview.Notices.Count);
    }

    [Fact]
    public void A_step_that_is_too_long_is_divided_and_loses_nothing()
    {
        var step = string.Concat(Enumerable.Repeat("Stir the pot once more. ", 500)).Trim();

        var steps = Assert.Single(Map(new RecipeDraft { Title = "Soup", Steps = [new DraftSection(null, [step])] }).Recipe.Steps).Steps;

        Assert.True(steps.Count > 1);
        Assert.Equal(step, string.Join(' ', steps));
        Assert.All(steps, piece => Assert.EndsWith(".", piece, StringComparison.Ordinal));
    }

    [Fact]
    public void Too_many_lines_are_cut_and_told()
    {
        var lines = Enumerable.Range(0, 1000).Select(line => $"{line} eggs").ToList();

        var draft = new RecipeDraft { Title = "Eggs", Ingredients = [new DraftSection(null, lines), new DraftSection("More", lines)] };

        var preview = Map(draft);

        Assert.Equal(Limits.IngredientsMax, preview.Recipe.Ingredients.Sum(section => section.Lines.Count));
        Assert.NotEmpty(preview.Notices);
    }

    [Fact]
    public void Whatever_was_read_becomes_a_recipe_that_can_be_created()
    {
        var text = Gen.OneOf(
            Gen.String[Gen.Char, 0, 40],
            Gen.String[Gen.Char, 4_000, 9_000],
            Gen.Const("\0\ud800 half \udc00 pair \u0007"),
            Gen.Const(new string('\ud83c', 130)),
            Gen.Const(string.Concat(Enumerable.Repeat("🍲", 4_500))));
        var section = Gen.Select(text.Null(), text.Array[0, 12]).Select((name, lines) => new DraftSection(name, lines));
        var draft = Gen.Select(text.Null(), text.Null(), Gen.Int, text.Array[0, 60], section.Array[0, 50], section.Array[0, 50])
            .Select((title, other, number, words, ingredients, steps) => new RecipeDraft
            {
                Title = title,
                Description = other,
                Author = other,
                Language = other,
                Cuisine = other,
                Category = other,
                YieldText = other,
                Servings = number,
                PrepMinutes = number,
                CookMinutes = -number,
                TotalMinutes = number,
                SourceUrl = new Uri("https://example.com/" + new string('a', Math.Abs(number % 4_000))),
                Keywords = words,
                Ingredients = ingredients,
                Steps = steps,
                Nutrition = new Dictionary<string, string> { ["calories"] = other ?? "", ["servingSize"] = other ?? "" },
            });

        draft.Sample(sample => AssertCreatable(Map(sample).Recipe), iter: 200, threads: 1);
    }

    private static ImportPreview Map(RecipeDraft draft) =>
        DraftMapping.ToPreview(new ReadResult(draft, ReadSource.JsonLd, []), draft, new Uri("https://example.com/page"));

    private static void AssertCreatable(RecipeInput recipe)
    {
        Validator.ValidateObject(recipe, new ValidationContext(recipe), validateAllProperties: true);
        if (recipe.Nutrition is { } nutrition)
            Validator.ValidateObject(nutrition, new ValidationContext(nutrition), validateAllProperties: true);
        var lines = recipe.Ingredients.SelectMany(section => section.Lines).ToList();
        var steps = recipe.Steps.SelectMany(section => section.Steps).ToList();
        Assert.InRange(lines.Count, 0, Limits.IngredientsMax);
        Assert.InRange(steps.Count, 0, Limits.StepsMax);
        Assert.All(lines, line => Assert.InRange(line.Length, 1, Limits.IngredientLineMax));
        Assert.All(steps, step => Assert.InRange(step.Length, 1, Limits.StepMax));
        Assert.All(recipe.Tags, tag => Assert.InRange(tag.Length, 1, Limits.NameMax));
        Assert.All(
            lines.Concat(steps).Concat(recipe.Tags).Append(recipe.Title).Append(recipe.Description ?? ""),
            text => Assert.DoesNotContain(text, character => character == '\0'));
    }
}

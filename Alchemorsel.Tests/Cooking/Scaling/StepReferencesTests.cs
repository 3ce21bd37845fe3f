using Alchemorsel.Cooking.Scaling;
using CsCheck;

namespace Alchemorsel.Tests.Cooking.Scaling;

public sealed class StepReferencesTests
{
    private static readonly string?[] Languages = ["de", "en", "ja", null];

    [Theory]
    [InlineData("Soften the onion in the oil.", "onions|olive oil|salt", "onions|olive oil")]
    [InlineData("Add the tomatoes and simmer.", "tomato|tomato paste", "tomato")]
    [InlineData("Stir in the tomato paste.", "tomatoes|tomato paste", "tomato paste")]
    [InlineData("Spread with peanut butter.", "butter|peanut butter", "peanut butter")]
    [InlineData("Crush the garlic.", "garlic cloves", "garlic cloves")]
    [InlineData("Season with salt and pepper.", "salt|black pepper|red bell pepper", "salt|black pepper")]
    [InlineData("Season well with pepper.", "salt and pepper", "salt and pepper")]
    [InlineData("Pour in the oil.", "olive oil|sesame oil", "")]
    [InlineData("Mix everything.", "spice mix|flour", "")]
    [InlineData("Scatter basil leaves.", "bay leaves|basil", "basil")]
    [InlineData("Beat the eggs, then the egg whites; add the eggs.", "eggs|egg whites", "eggs|egg whites")]
    [InlineData("Shape 12 balls.", "12", "")]
    [InlineData("", "salt", "")]
    public void A_step_refers_to_the_foods_it_names(string step, string foods, string expected) => Assert.Equal(expected, Found(step, foods, "en"));

    [Theory]
    [InlineData("Die Zwiebeln in der Butter anschwitzen.", "Zwiebel|Butter", "Zwiebel|Butter")]
    [InlineData("Das Mehl sieben und mit den Eiern verrühren.", "Weizenmehl|Ei", "Weizenmehl|Ei")]
    [InlineData("Die Äpfel schälen.", "Apfel|Zucker", "Apfel")]
    [InlineData("Knoblauch pressen.", "Knoblauchzehen", "Knoblauchzehen")]
    [InlineData("Mehl zugeben.", "Weizenmehl|Roggenmehl", "")]
    [InlineData("Alles mischen.", "Mehl|Salz", "")]
    public void German_plurals_cases_and_compounds_are_seen_through(string step, string foods, string expected) =>
        Assert.Equal(expected, Found(step, foods, "de-AT"));

    [Fact]
    public void Of_two_lines_with_one_food_the_one_of_the_same_section_is_meant()
    {
        var references = StepReferences.Of([("Dough", "butter"), ("Filling", "butter")], "en");
        Assert.Equal([1], references.Find("Melt the butter.", "Filling").Select(found => found.Line));
        Assert.Equal([0, 1], references.Find("Melt the butter.").Select(found => found.Line));
    }

    [Fact]
    public void A_reference_knows_its_words()
    {
        var step = "Add the olive oil’s half, then onions.";
        var found = StepReferences.Of([(null, "olive oil"), (null, "onion")], "en").Find(step);
        Assert.Equal(["onions"], found.Where(reference => reference.Line == 1).Select(reference => step.Substring(reference.Start, reference.Length)));
        Assert.StartsWith("olive oil", step[found[0].Start..], StringComparison.Ordinal);
    }

    [Fact]
    public void Any_text_gives_each_line_at_most_once_and_within_its_bounds() =>
        Gen.Select(Gen.String[Gen.Char["abö ß1'’-éA\ud83c"], 0, 60], Gen.String[Gen.Char["abö ß1'é"], 0, 12].List[0, 6], Gen.Int[0, 3].Select(index => Languages[index])).Sample(
            (step, foods, language) =>
            {
                var found = StepReferences.Of([.. foods.Select(food => ((string?)null, food))], language).Find(step);
                return found.Select(reference => reference.Line).Distinct().Count() == found.Count
                    && found.All(reference => reference.Start >= 0 && reference.Length > 0 && reference.Start + reference.Length <= step.Length && reference.Line < foods.Count);
            });

    private static string Found(string step, string foods, string language)
    {
        var lines = foods.Split('|');
        return string.Join('|', StepReferences.Of([.. lines.Select(food => ((string?)null, food))], language).Find(step).Select(found => lines[found.Line]));
    }
}

using Alchemorsel.Cooking.Ingredients;
using Alchemorsel.Cooking.Ingredients.Tagging;
using CsCheck;

namespace Alchemorsel.Tests.Cooking.Ingredients;

public sealed class IngredientParserTests
{
    [Theory]
    [InlineData("2 cups flour", "2", "cup", null, "flour")]
    [InlineData("3 eggs", "3", null, null, "eggs")]
    [InlineData("1½ cups whole milk", "3/2", "cup", null, "whole milk")]
    [InlineData("1-1/2 cups sugar", "3/2", "cup", null, "sugar")]
    [InlineData("2 to 3 tbsp olive oil", "2-3", "tbsp", null, "olive oil")]
    [InlineData("half a dozen eggs", "6", null, null, "eggs")]
    [InlineData("2 dozen oysters", "24", null, null, "oysters")]
    [InlineData("handful fresh basil", null, "handful", null, "fresh basil")]
    [InlineData("2 large garlic cloves", "2", "clove", "large", "garlic")]
    [InlineData("Butter – 100g", "100", "g", null, "Butter")]
    [InlineData("Plain flour: 200 g", "200", "g", null, "Plain flour")]
    [InlineData("Kosher salt", null, null, null, "Kosher salt")]
    public void Amount_unit_size_and_food_are_told_apart(string line, string? quantity, string? unit, string? size, string food)
    {
        var read = IngredientParser.Parse(line);
        Assert.Equal((quantity, unit, size, food), (read.Quantity?.ToString(), read.Unit?.Code, read.Size, read.Food));
    }

    [Theory]
    [InlineData("2 x 400g tins chopped tomatoes", "2", "can", "400g", "chopped tomatoes")]
    [InlineData("1 (14-ounce) can coconut milk", "1", "can", "14-ounce", "coconut milk")]
    [InlineData("8-ounce can tomato sauce", "1", "can", "8-ounce", "tomato sauce")]
    [InlineData("400g/14oz can chickpeas", "1", "can", "400g/14oz", "chickpeas")]
    [InlineData("2 cans (15 oz each) black beans", "2", "can", "15 oz", "black beans")]
    [InlineData("8 x 450g/1lb live lobsters", "8", null, "450g/1lb", "live lobsters")]
    [InlineData("One 3 1/2-pound chicken", "1", null, "3 1/2-pound", "chicken")]
    public void A_package_is_counted_and_its_content_is_its_size(string line, string quantity, string? unit, string size, string food)
    {
        var read = IngredientParser.Parse(line);
        Assert.Equal((quantity, unit, size, food), (read.Quantity?.ToString(), read.Unit?.Code, read.Size, read.Food));
    }

    [Fact]
    public void The_same_amount_in_another_system_is_an_amount_of_its_own()
    {
        var read = IngredientParser.Parse("10g/½oz fresh tarragon, leaves only");
        Assert.Equal(["10 g", "1/2 oz"], read.Amounts.Select(amount => $"{amount.Quantity} {amount.Unit?.Code}"));
        Assert.Equal([AmountRole.Main, AmountRole.Same], read.Amounts.Select(amount => amount.Role));
        Assert.Equal(("10", "g"), (read.Quantity?.ToString(), read.Unit?.Code));
    }

    [Fact]
    public void Amounts_that_belong_together_are_added()
    {
        var read = IngredientParser.Parse("1 tablespoon plus 1 teaspoon sugar");
        Assert.Equal(AmountRole.Added, read.Amounts[1].Role);
        Assert.Equal("4/3", read.Quantity?.ToString());
        Assert.Equal("sugar", read.Food);
    }

    [Theory]
    [InlineData("1 small onion (about 100 g), finely chopped", "onion", "finely chopped", null, null, false)]
    [InlineData("1½ cups whole milk (optional)", "whole milk", null, null, null, true)]
    [InlineData("1/2 teaspoon ground cinnamon, optional", "ground cinnamon", null, null, null, true)]
    [InlineData("Vegetable oil, for frying", "Vegetable oil", null, null, "for frying", false)]
    [InlineData("Salt to taste", "Salt", null, "to taste", null, false)]
    [InlineData("4 tsp finely sliced garlic", "garlic", "finely sliced", null, null, false)]
    [InlineData("Juice of 1 lemon", "lemon", "Juice", null, null, false)]
    public void What_is_done_with_it_and_why_is_told_from_the_food(
        string line, string food, string? preparation, string? comment, string? purpose, bool optional)
    {
        var read = IngredientParser.Parse(line);
        Assert.Equal((food, preparation, comment, purpose, optional),
            (read.Food, read.Preparation, read.Comment, read.Purpose, read.Optional));
    }

    [Theory]
    [InlineData("de", "200 g Mehl, gesiebt", "200", "g", "Mehl")]
    [InlineData("de", "2 EL Olivenöl", "2", "tbsp", "Olivenöl")]
    [InlineData("de", "eine Prise Zucker", "1", "pinch", "Zucker")]
    [InlineData("de", "Mehl: 250 g", "250", "g", "Mehl")]
    [InlineData("de", "1 Dose Tomaten (400 g)", "1", "can", "Tomaten")]
    [InlineData("de", "1-2 Knoblauchzehen", "1-2", "clove", "Knoblauchzehen")]
    [InlineData("fr", "2 cuillères à soupe d'huile d'olive", "2", "tbsp", "huile d'olive")]
    [InlineData("fr", "1 c. à s. de sucre", "1", "tbsp", "sucre")]
    [InlineData("pt", "3 colheres de sopa de azeite", "3", "tbsp", "azeite")]
    [InlineData("fr", "250 g de farine", "250", "g", "farine")]
    [InlineData("fr", "1 gousse d'ail", "1", "clove", "ail")]
    [InlineData("fr", "une pincée de sel", "1", "pinch", "sel")]
    [InlineData("es", "2 cucharadas de aceite de oliva", "2", "tbsp", "aceite de oliva")]
    [InlineData("it", "500 g di farina 00", "500", "g", "farina 00")]
    [InlineData("it", "sale q.b.", null, null, "sale")]
    [InlineData("sv", "2 dl vetemjöl", "2", "dl", "vetemjöl")]
    [InlineData("ja", "しょうゆ 大さじ2", "2", "tbsp", "しょうゆ")]
    [InlineData("ja", "豚肉 ２００g", "200", "g", "豚肉")]
    [InlineData(null, "200 g Mehl", "200", "g", "Mehl")]
    [InlineData(null, "大さじ1 砂糖", "1", "tbsp", "砂糖")]
    public void Other_languages_give_at_least_amount_unit_and_food(
        string? language, string line, string? quantity, string? unit, string food)
    {
        var read = IngredientParser.Parse(line, language);
        Assert.Equal((quantity, unit, food), (read.Quantity?.ToString(), read.Unit?.Code, read.Food));
    }

    [Fact]
    public void Every_part_says_where_it_stands()
    {
        const string Line = "2 heaped tbsp brown sugar, sifted";
        var parts = IngredientParser.Parse(Line).Parts.Select(part => (part.Kind, Line.Substring(part.Start, part.Length)));
        Assert.Equal(
            [
                (IngredientTag.Quantity, "2"), (IngredientTag.Unit, "heaped tbsp"), (IngredientTag.Food, "brown sugar"),
                (IngredientTag.Preparation, "sifted"),
            ],
            parts);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("()")]
    [InlineData("—")]
    [InlineData("1/0 cup sugar")]
    [InlineData("999999999999999999999 g salt")]
    public void Nothing_to_read_is_no_error(string line)
    {
        var read = IngredientParser.Parse(line);
        Assert.Equal(line, read.Original);
        Assert.Equal(line.Trim().Length == 0, read.Food.Length == 0);
    }

    [Fact]
    public void A_line_of_any_characters_keeps_its_food_and_its_parts_within_it() =>
        Gen.Select(Gen.String[0, 120], Gen.Int[0, 3].Select(i => new[] { null, "en", "de", "ja" }[i])).Sample((line, language) =>
        {
            var read = IngredientParser.Parse(line, language);
            Assert.Equal(line, read.Original);
            Assert.True(read.Food.Length > 0 || string.IsNullOrWhiteSpace(line));
            Assert.All(read.Parts, part => Assert.True(part.Start >= 0 && part.Length > 0 && part.Start + part.Length <= line.Length));
        });

    [Fact]
    public void Too_long_a_line_is_food_as_a_whole()
    {
        var line = "2 cups " + new string('x', IngredientParser.LengthMax);
        Assert.Equal((line, null), (IngredientParser.Parse(line).Food, IngredientParser.Parse(line).Quantity));
    }
}

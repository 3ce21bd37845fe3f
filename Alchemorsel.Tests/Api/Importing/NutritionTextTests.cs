using System.Globalization;
using Alchemorsel.Api.Importing;

namespace Alchemorsel.Tests.Api.Importing;

public sealed class NutritionTextTests
{
    [Theory]
    [InlineData("calories", "270 calories", "270")]
    [InlineData("calories", "270", "270")]
    [InlineData("calories", "1,130 kcal", "1130")]
    [InlineData("calories", "1.130,5 kcal", "1130.5")]
    [InlineData("calories", "418.4 kJ", "100")]
    [InlineData("calories", "1046kJ / 250kcal", "250")]
    [InlineData("calories", "250 Kilocalories", "250")]
    [InlineData("fatContent", "12,5 g", "12.5")]
    [InlineData("fatContent", "12 grams fat", "12")]
    [InlineData("fatContent", "500 mg", "0.5")]
    [InlineData("fatContent", "<1 g", "1")]
    [InlineData("proteinContent", "0.125 g", "0.12")]
    [InlineData("sodiumContent", "0.3 g", "300")]
    [InlineData("sodiumContent", "300 mg", "300")]
    [InlineData("sodiumContent", "300", "300")]
    [InlineData("cholesterolContent", "75 milligram", "75")]
    [InlineData("sodiumContent", "1,250 mg", "1250")]
    public void Figures_are_read_in_the_units_that_are_stored(string name, string text, string expected)
    {
        var nutrition = NutritionText.Read(new Dictionary<string, string> { [name] = text })!;

        var figure = name switch
        {
            "calories" => nutrition.Calories,
            "fatContent" => nutrition.Fat,
            "proteinContent" => nutrition.Protein,
            "sodiumContent" => nutrition.Sodium,
            _ => nutrition.Cholesterol,
        };
        Assert.Equal(decimal.Parse(expected, CultureInfo.InvariantCulture), figure);
    }

    [Theory]
    [InlineData("calories", "n/a")]
    [InlineData("calories", "")]
    [InlineData("calories", "999999999 kcal")]
    [InlineData("fatContent", "999999999999999999999999999999")]
    [InlineData("servingSize", "1 slice")]
    public void Nothing_is_made_up(string name, string text) =>
        Assert.Null(NutritionText.Read(new Dictionary<string, string> { [name] = text }));
}

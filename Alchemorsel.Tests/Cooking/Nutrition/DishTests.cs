using System.Globalization;
using Alchemorsel.Cooking.Foods;
using Alchemorsel.Cooking.Ingredients;
using Alchemorsel.Cooking.Nutrition;

namespace Alchemorsel.Tests.Cooking.Nutrition;

public sealed class DishTests
{
    private const double Tolerance = 0.15;

    public static TheoryData<string> Dishes => [.. All.Keys];

    private static Dictionary<string, (int Servings, List<string[]> Lines)> All { get; } = Read();

    [Fact]
    public void There_are_thirty_dishes() => Assert.Equal(30, All.Count);

    [Theory]
    [MemberData(nameof(Dishes))]
    public void A_serving_is_within_15_percent_of_the_hand_calculation(string name)
    {
        var (servings, lines) = All[name];
        var expected = new double[4];
        foreach (var line in lines)
        {
            var grams = Number(line[2]);
            var per100 = line[3].Split(' ').Select(Number).ToArray();
            for (var i = 0; i < expected.Length; i++)
                expected[i] += grams * per100[i] / 100 / servings;
        }

        var calculated = RecipeNutrition.Calculate([.. lines.Select(line => IngredientParser.Parse(line[0], "en"))], servings, FoundFood.InCatalogue, "en");
        var read = calculated.PerServing!;
        var report = string.Join('\n', calculated.Lines.Select(line =>
            $"{line.Line.Original}: {line.Food?.Name} {line.Confidence:0.00}, {line.Mass?.Grams:0.#} g, {line.Coverage}"));
        foreach (var (what, should, value) in new[]
        {
            ("kcal", expected[0], read.Energy), ("protein", expected[1], read.Protein), ("fat", expected[2], read.Fat),
            ("carbohydrate", expected[3], read.Carbohydrate),
        })
        {
            // A gram or two of protein in a cookie is within what the database rounds.
            Assert.True(Math.Abs(value!.Value - should) <= Math.Max(should * Tolerance, 0.5), $"{what}: {value:0.0}, by hand {should:0.0}\n{report}");
        }

        Assert.Equal(calculated.CountedLines, calculated.CoveredLines);
    }

    [Fact]
    public void The_figures_in_the_table_are_the_databases()
    {
        var figures = FoodCatalogue.Default.All.GroupBy(food => food.Source).ToDictionary(group => group.Key, group => group.First().Per100Grams);
        var compared = 0;
        foreach (var line in All.Values.SelectMany(dish => dish.Lines))
        {
            if (!figures.TryGetValue(int.Parse(line[1][..5], CultureInfo.InvariantCulture), out var known))
                continue;
            compared++;
            Assert.Equal(line[3].Split(' ').Select(Number), new[] { known.Energy, known.Protein, known.Fat, known.Carbohydrate }.Select(value => value!.Value));
        }

        Assert.True(compared > 150);
    }

    private static Dictionary<string, (int Servings, List<string[]> Lines)> Read()
    {
        var dishes = new Dictionary<string, (int Servings, List<string[]> Lines)>();
        List<string[]> lines = [];
        foreach (var row in DishTable.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var cells = row.TrimStart('#', ' ').Split('|', StringSplitOptions.TrimEntries);
            if (row[0] == '#')
                dishes.Add(cells[0], (int.Parse(cells[1], CultureInfo.InvariantCulture), lines = []));
            else
                lines.Add(cells);
        }

        return dishes;
    }

    private static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}

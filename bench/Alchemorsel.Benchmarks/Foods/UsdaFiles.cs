using System.Globalization;
using System.Text;
using Alchemorsel.Cooking.Foods;

namespace Alchemorsel.Benchmarks.Foods;

/// <summary>A record of the USDA National Nutrient Database for Standard Reference.</summary>
/// <param name="Number">Its NDB number.</param>
/// <param name="Group">Its food group, four digits.</param>
/// <param name="Description">Long description ("Beans, kidney, red, mature seeds, raw").</param>
/// <param name="Nutrients">In 100 g.</param>
/// <param name="Weights">Household weights in the file's order.</param>
public sealed record UsdaFood(int Number, string Group, string Description, Nutrients Nutrients, IReadOnlyList<UsdaWeight> Weights);

/// <param name="Amount">How many of the measure.</param>
/// <param name="Measure">What it is ("cup, chopped").</param>
/// <param name="Grams">What they weigh together.</param>
public sealed record UsdaWeight(double Amount, string Measure, double Grams);

/// <summary>Reads release 26 of the database: fields separated by <c>^</c>, texts within <c>~</c>, Latin-1.</summary>
public static class UsdaFiles
{
    // Columns of ABBREV in the order of Nutrients.Values (documentation of release 26, "Abbreviated file").
    private static readonly int[] Columns = [3, 4, 5, 44, 45, 46, 7, 9, 8, 47, 15, 14, 10, 11, 12, 16, 33, 20, 41, 31, 29, 2];

    /// <summary>The foods that have nutrients, by number.</summary>
    public static SortedDictionary<int, UsdaFood> Read(string folder)
    {
        var nutrients = Rows(folder, "ABBREV.txt").ToDictionary(row => Number(row[0]), Values);
        var weights = Rows(folder, "WEIGHT.txt").ToLookup(
            row => Number(row[0]),
            row => new UsdaWeight(Value(row[2]) ?? 1, row[3], Value(row[4]) ?? 0));
        var foods = new SortedDictionary<int, UsdaFood>();
        foreach (var row in Rows(folder, "FOOD_DES.txt"))
        {
            var number = Number(row[0]);
            if (nutrients.TryGetValue(number, out var values))
                foods.Add(number,
                    new UsdaFood(number, row[1], row[2], values,
                        [.. weights[number].Where(weight => weight is { Grams: > 0, Amount: > 0 })]));
        }

        return foods;
    }

    private static Nutrients Values(string[] row) => Nutrients.From([.. Columns.Select(column => Value(row[column]))]);

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    private static double? Value(string text) =>
        text.Length == 0 ? null : double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static IEnumerable<string[]> Rows(string folder, string file) =>
        File.ReadLines(Path.Combine(folder, file), Encoding.Latin1).Where(line => line.Length > 0)
            .Select(line => line.Split('^').Select(field => field.Trim('~').Trim()).ToArray());
}

using System.Globalization;
using System.Text;
using Alchemorsel.Cooking.Foods;

namespace Alchemorsel.Benchmarks.Foods;

/// <summary>A food whose names we chose.</summary>
/// <param name="Name">Singular or uncountable.</param>
/// <param name="Plural">Plural, or the name again.</param>
/// <param name="Number">NDB number of the record with its figures.</param>
/// <param name="Aliases">Other English names.</param>
public sealed record FoodRow(string Name, string Plural, int Number, IReadOnlyList<string> Aliases);

/// <summary>What the rules can't tell of a food.</summary>
/// <param name="Contains">Allergens that it has as well.</param>
/// <param name="Lacks">Allergens that only its words name.</param>
/// <param name="Fits">Diets that it fits as well.</param>
/// <param name="Unfit">Diets that it does not fit.</param>
public sealed record FoodContents(Allergens Contains, Allergens Lacks, Diets Fits, Diets Unfit);

/// <summary>Our own tables beside this file, one food a line, columns apart by bars, lines from <c>#</c> on left out.</summary>
public static class FoodTables
{
    private static readonly string[] Languages = ["de", "fr", "es", "it", "nl"];

    /// <summary>The foods with names of our choice (foods.txt).</summary>
    public static List<FoodRow> Foods() =>
    [
        .. Rows("foods.txt").Select(row =>
            new FoodRow(row[0], row[1], int.Parse(row[2], CultureInfo.InvariantCulture), row.Length > 3 ? List(row[3]) : [])),
    ];

    /// <summary>Names in other languages by code (names.txt): code, German, French, Spanish, Italian, Dutch.</summary>
    public static Dictionary<string, Dictionary<string, IReadOnlyList<string>>> Names() => Rows("names.txt").ToDictionary(
        row => row[0],
        row => Languages.Select((language, i) => (language, names: List(row[i + 1]))).Where(entry => entry.names.Count > 0)
            .ToDictionary(entry => entry.language, entry => (IReadOnlyList<string>)entry.names),
        StringComparer.Ordinal);

    /// <summary>Corrections of the rules by code (contents.txt).</summary>
    public static Dictionary<string, FoodContents> Contents() => Rows("contents.txt").ToDictionary(
        row => row[0],
        row => new FoodContents(Flags<Allergens>(row[1]), Flags<Allergens>(row[2]), Flags<Diets>(row[3]), Flags<Diets>(row[4])),
        StringComparer.Ordinal);

    private static T Flags<T>(string cell)
        where T : struct, Enum => cell.Length == 0 ? default : Enum.Parse<T>(cell);

    private static List<string> List(string cell) =>
        [.. cell.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private static IEnumerable<string[]> Rows(string file)
    {
        using var stream = typeof(FoodTables).Assembly.GetManifestResourceStream($"Alchemorsel.Benchmarks.Foods.Tables.{file}")
            ?? throw new InvalidOperationException($"{file} is not embedded.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
                yield return line.Split('|', StringSplitOptions.TrimEntries);
        }
    }
}

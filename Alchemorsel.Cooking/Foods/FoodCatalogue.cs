using System.Collections.Frozen;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Alchemorsel.Cooking.Foods;

/// <summary>
/// The foods that the product knows. Figures are derived from the USDA National Nutrient Database for Standard Reference, release 26
/// (U.S. Department of Agriculture, Agricultural Research Service; in the public domain); names, aisles, allergens and diets are our own.
/// </summary>
public sealed class FoodCatalogue
{
    private const string Header = "foods 1";

    private static readonly Lazy<FoodCatalogue> Shipped = new(() =>
    {
        using var stream = typeof(FoodCatalogue).Assembly.GetManifestResourceStream("Alchemorsel.Cooking.Foods.foods.br")!;
        return Read(stream);
    });

    // A plain dictionary: freezing one takes longer than reading the whole file.
    private readonly Dictionary<string, Food> codes;
    private readonly Lazy<FoodMatcher> matcher;

    /// <param name="foods">Foods with distinct codes.</param>
    public FoodCatalogue(IReadOnlyList<Food> foods)
    {
        ArgumentNullException.ThrowIfNull(foods);
        All = foods;
        codes = foods.ToDictionary(food => food.Code, StringComparer.Ordinal);
        matcher = new Lazy<FoodMatcher>(() => new FoodMatcher(foods));
    }

    /// <summary>The shipped catalogue; read when first asked for.</summary>
    public static FoodCatalogue Default => Shipped.Value;

    /// <summary>All foods, the ones with names of our choice first.</summary>
    public IReadOnlyList<Food> All { get; }

    /// <summary>The food with this code, or null.</summary>
    public Food? FromCode(string? code) => code is null ? null : codes.GetValueOrDefault(code);

    /// <summary>The food that a name means, or null when none is likely enough; see <see cref="FoodMatcher"/>.</summary>
    /// <param name="name">A food as an ingredient line names it, without its amount.</param>
    /// <param name="language">BCP 47, as a hint; null when unknown: English first, then the others.</param>
    public FoodMatch? Match(string name, string? language = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        return matcher.Value.Match(name, language);
    }

    /// <summary>Writes a catalogue's file: a line a food, fields apart by tabs, compressed (Brotli).</summary>
    public static void Write(IEnumerable<Food> foods, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(foods);
        ArgumentNullException.ThrowIfNull(stream);
        using var brotli = new BrotliStream(stream, CompressionLevel.SmallestSize, leaveOpen: true);
        using var writer = new StreamWriter(brotli, new UTF8Encoding(false)) { NewLine = "\n" };
        writer.WriteLine(Header);
        foreach (var food in foods)
        {
            var names = food.Names.OrderBy(entry => entry.Key, StringComparer.Ordinal)
                .Select(entry => $"{entry.Key}={string.Join(';', entry.Value)}");
            var measures = food.Measures.Select(measure => $"{measure.UnitCode}={measure.Note}={Text(measure.Grams)}");
            writer.WriteLine(string.Join(
                '\t', food.Code, food.Name, food.Plural, string.Join(';', food.Aliases), string.Join('|', names), (int)food.Aisle,
                    Text(food.GramsPerMillilitre),
                (int)food.Allergens, (int)food.Diets, food.Source, string.Join('|', measures),
                    string.Join(' ', food.Per100Grams.Values().Select(Text))));
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is something else.</exception>
    public static FoodCatalogue Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var brotli = new BrotliStream(stream, CompressionMode.Decompress, leaveOpen: true);
        using var reader = new StreamReader(brotli, Encoding.UTF8);
        if (reader.ReadLine() != Header)
            throw new InvalidDataException("Not a catalogue of foods.");
        var foods = new List<Food>(2_000);
        while (reader.ReadLine() is { } line)
            foods.Add(Parse(line.Split('\t')));
        return new FoodCatalogue(foods);
    }

    private static Food Parse(string[] fields)
    {
        if (fields.Length != 12)
            throw new InvalidDataException("A food has 12 fields.");
        return new Food
        {
            Code = fields[0],
            Name = fields[1],
            Plural = fields[2],
            Aliases = List(fields[3], ';'),
            Names = fields[4].Length == 0
                ? FrozenDictionary<string, IReadOnlyList<string>>.Empty
                : List(fields[4], '|').ToDictionary(entry => entry[..2], entry => (IReadOnlyList<string>)List(entry[3..], ';'),
                    StringComparer.Ordinal),
            Aisle = (Aisle)Whole(fields[5]),
            GramsPerMillilitre = Number(fields[6]),
            Allergens = (Allergens)Whole(fields[7]),
            Diets = (Diets)Whole(fields[8]),
            Source = Whole(fields[9]),
            Measures = [.. List(fields[10], '|').Select(Measure)],
            Per100Grams = Nutrients.From([.. fields[11].Split(' ').Select(Number)]),
        };
    }

    private static HouseholdMeasure Measure(string text)
    {
        var parts = text.Split('=');
        return new HouseholdMeasure(Given(parts[0]), Given(parts[1]), Number(parts[2])!.Value);

        static string? Given(string field) => field.Length == 0 ? null : field;
    }

    private static string[] List(string text, char separator) => text.Length == 0 ? [] : text.Split(separator);

    private static int Whole(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    private static double? Number(string text) =>
        text.Length == 0 ? null : double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static string Text(double? value) => value?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";
}

using System.Diagnostics;
using System.Globalization;
using Alchemorsel.Cooking.Foods;

namespace Alchemorsel.Benchmarks.Foods;

/// <summary>Makes the catalogue of foods from the USDA's files and our own tables.</summary>
public static class FoodsCommand
{
    /// <summary><c>foods --usda DIR --out FILE</c>: the same files give the same catalogue, byte for byte.</summary>
    /// <returns>0; 2 for arguments that are not understood.</returns>
    public static int Run(IReadOnlyList<string> arguments, TextWriter output)
    {
        if (arguments is not ["--usda", var folder, "--out", var target])
        {
            output.WriteLine("usage: foods --usda DIR --out FILE");
            return 2;
        }

        var bytes = Build(folder);
        File.WriteAllBytes(target, bytes);
        var start = Stopwatch.GetTimestamp();
        var catalogue = FoodCatalogue.Read(new MemoryStream(bytes));
        var time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{target}: {catalogue.All.Count} foods, {bytes.Length} bytes, read for the first time in {time:0} ms"));
        return 0;
    }

    /// <summary>The catalogue's file.</summary>
    /// <param name="usda">Folder of the USDA's files.</param>
    public static byte[] Build(string usda)
    {
        var records = UsdaFiles.Read(usda);
        var names = FoodTables.Names();
        var contents = FoodTables.Contents();
        var foods = new Dictionary<string, Food>(StringComparer.Ordinal);
        foreach (var row in FoodTables.Foods())
        {
            if (!records.TryGetValue(row.Number, out var record))
                throw new InvalidDataException($"{row.Name}: the USDA has no record {row.Number}.");
            Add(row.Name, row.Plural, row.Aliases, record);
        }

        if (names.Keys.FirstOrDefault(code => !foods.ContainsKey(code)) is { } unknown)
            throw new InvalidDataException($"names.txt: there is no food {unknown}.");

        // What the tables leave out is named by rule, the shortest description of a name first.
        foreach (var record in records.Values.OrderBy(record => record.Description.Length).ThenBy(record => record.Number))
        {
            if (FoodNaming.NameOf(record) is { } name)
                Add(name, name, [], record);
        }

        if (contents.Keys.FirstOrDefault(code => !foods.ContainsKey(code)) is { } unmade)
            throw new InvalidDataException($"contents.txt: there is no food {unmade}.");

        using var stream = new MemoryStream();
        FoodCatalogue.Write(foods.Values, stream);
        return stream.ToArray();

        void Add(string name, string plural, IReadOnlyList<string> aliases, UsdaFood record)
        {
            var code = Code(name);
            if (foods.ContainsKey(code))
                return;
            var (more, less, fits, unfit) = contents.GetValueOrDefault(code) ?? new FoodContents(0, 0, 0, 0);
            var allergens = (FoodRules.AllergensOf(name, record) & ~less) | more;
            foods.Add(code, new Food
            {
                Code = code,
                Name = name,
                Plural = plural,
                Aliases = aliases,
                Names = names.GetValueOrDefault(code) ?? [],
                Aisle = FoodRules.AisleOf(name, record),
                GramsPerMillilitre = FoodMeasures.Density(record),
                Per100Grams = record.Nutrients,
                Measures = FoodMeasures.Measures(record),
                Allergens = allergens,
                Diets = (FoodRules.DietsOf(name, record, allergens) | fits) & ~unfit,
                Source = record.Number,
            });
        }
    }

    private static string Code(string name) => string.Join('-', FoodWords.Of(name));
}

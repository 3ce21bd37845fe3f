namespace Alchemorsel.Cooking.Formats.Exports;

/// <summary>The schema.org names of what apps call nutrients.</summary>
internal static class NutritionNames
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["calories"] = "calories",
        ["energy"] = "calories",
        ["kcal"] = "calories",
        ["fat"] = "fatContent",
        ["fats"] = "fatContent",
        ["totalfat"] = "fatContent",
        ["fatcontent"] = "fatContent",
        ["saturatedfat"] = "saturatedFatContent",
        ["saturatedfatcontent"] = "saturatedFatContent",
        ["unsaturatedfat"] = "unsaturatedFatContent",
        ["unsaturatedfatcontent"] = "unsaturatedFatContent",
        ["transfat"] = "transFatContent",
        ["transfatcontent"] = "transFatContent",
        ["cholesterol"] = "cholesterolContent",
        ["cholesterolcontent"] = "cholesterolContent",
        ["sodium"] = "sodiumContent",
        ["sodiumcontent"] = "sodiumContent",
        ["sugar"] = "sugarContent",
        ["sugars"] = "sugarContent",
        ["sugarcontent"] = "sugarContent",
        ["carbohydrate"] = "carbohydrateContent",
        ["carbohydrates"] = "carbohydrateContent",
        ["carbs"] = "carbohydrateContent",
        ["carbohydratecontent"] = "carbohydrateContent",
        ["totalcarbohydrate"] = "carbohydrateContent",
        ["fiber"] = "fiberContent",
        ["fibre"] = "fiberContent",
        ["dietaryfiber"] = "fiberContent",
        ["fibercontent"] = "fiberContent",
        ["protein"] = "proteinContent",
        ["proteins"] = "proteinContent",
        ["proteincontent"] = "proteinContent",
        ["servingsize"] = "servingSize",
    };

    /// <summary>The schema.org name; the app's own where there is none.</summary>
    public static string Of(string name) => Names.GetValueOrDefault(Key(name), name);

    public static bool IsKnown(string name) => Names.ContainsKey(Key(name));

    private static string Key(string name) => name.Replace("_", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);

    /// <summary>Pairs with a value; the first of each name counts.</summary>
    public static Dictionary<string, string> From(IEnumerable<(string Name, string? Text)> pairs)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in pairs.Take(ExportText.LinesMax))
        {
            if (ExportText.Line(value) is { } text)
                found.TryAdd(Of(name), text);
        }

        return found;
    }

    /// <summary>Lines of "name : value" of nutrients that are known; the other lines are handed back.</summary>
    public static (Dictionary<string, string> Found, string? Others) FromLines(string? text)
    {
        var pairs = new List<(string, string?)>();
        var rest = new List<string>();
        foreach (var line in ExportText.Lines(text))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && IsKnown(line[..colon].Trim()))
                pairs.Add((line[..colon].Trim(), line[(colon + 1)..]));
            else
                rest.Add(line);
        }

        return (From(pairs), rest.Count == 0 ? null : string.Join("; ", rest));
    }
}

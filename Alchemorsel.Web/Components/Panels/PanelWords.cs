using Alchemorsel.Contracts.Panels;
using Alchemorsel.Cooking.Nutrition;

namespace Alchemorsel.Web.Components.Panels;

/// <summary>The names on the wire, in words for the cook.</summary>
internal static class PanelWords
{
    /// <summary>The 14 allergens of the EU in the order of the regulation: name on the wire, in words, and what it covers.</summary>
    public static readonly IReadOnlyList<(string Name, string Words, string Covers)> Allergens =
    [
        ("gluten", "Gluten", "Wheat, rye, barley, oats, spelt"),
        ("crustaceans", "Crustaceans", "Prawns, crab, lobster"),
        ("eggs", "Eggs", "Mayonnaise and fresh pasta too"),
        ("fish", "Fish", "Anchovies and fish sauce too"),
        ("peanuts", "Peanuts", "Peanut butter and oil too"),
        ("soybeans", "Soya", "Tofu, miso, soy sauce"),
        ("milk", "Milk", "Butter, cheese, cream, lactose"),
        ("nuts", "Nuts", "Almonds, hazelnuts, walnuts, cashews"),
        ("celery", "Celery", "Celeriac and many stocks"),
        ("mustard", "Mustard", "Seeds, leaves, prepared mustard"),
        ("sesame", "Sesame", "Tahini and many breads"),
        ("sulphites", "Sulphites", "Wine, dried fruit, wine vinegar"),
        ("lupin", "Lupin", "Lupin flour and seeds"),
        ("molluscs", "Molluscs", "Mussels, squid, oyster sauce"),
    ];

    /// <summary>The diets by their names on the wire.</summary>
    public static readonly IReadOnlyList<string> Diets = ["vegan", "vegetarian", "pescatarian", "glutenFree", "dairyFree", "porkFree", "alcoholFree"];

    public static string Allergen(string name) => Allergens.FirstOrDefault(known => known.Name == name).Words ?? name;

    /// <summary>Allergens within a sentence: "milk, eggs or peanuts"; empty for none.</summary>
    public static string Either(IEnumerable<string> names)
    {
        string[] words = [.. names.Select(name => Allergen(name).ToLowerInvariant())];
        return words.Length > 1 ? $"{string.Join(", ", words[..^1])} or {words[^1]}" : string.Concat(words);
    }

    public static string Diet(string name) => name switch
    {
        "vegan" => "Vegan",
        "vegetarian" => "Vegetarian",
        "pescatarian" => "Pescatarian",
        "glutenFree" => "Gluten-free",
        "dairyFree" => "Dairy-free",
        "porkFree" => "No pork",
        "alcoholFree" => "No alcohol",
        _ => name,
    };

    /// <summary>The diets that tell something: one that a stricter one includes is not said again.</summary>
    public static IEnumerable<string> Telling(IReadOnlyCollection<string> diets)
    {
        string[] included = diets.Contains("vegan") ? ["vegetarian", "pescatarian", "dairyFree", "porkFree"]
            : diets.Contains("vegetarian") ? ["pescatarian", "porkFree"]
            : diets.Contains("pescatarian") ? ["porkFree"]
            : [];
        return diets.Except(included);
    }

    /// <summary>
    /// What a card has room for. Most recipes are without pork and alcohol: on every card that would be noise, so only the recipe's page says it.
    /// </summary>
    public static IEnumerable<string> OnCard(IReadOnlyCollection<string> diets) =>
        Telling(diets).Where(diet => diet is not ("porkFree" or "alcoholFree")).Take(3);

    public static string Nutrient(string code) => code switch
    {
        "energy" => "Energy",
        "fat" => "Fat",
        "saturates" => "of which saturates",
        "monounsaturates" => "monounsaturates",
        "polyunsaturates" => "polyunsaturates",
        "carbohydrate" => "Carbohydrate",
        "sugars" => "of which sugars",
        "fibre" => "Fibre",
        "protein" => "Protein",
        "salt" => "Salt",
        "vitaminA" => "Vitamin A",
        "vitaminD" => "Vitamin D",
        "vitaminC" => "Vitamin C",
        "folate" => "Folate",
        "vitaminB12" => "Vitamin B12",
        "potassium" => "Potassium",
        "calcium" => "Calcium",
        "magnesium" => "Magnesium",
        "iron" => "Iron",
        "zinc" => "Zinc",
        "cholesterol" => "Cholesterol",
        _ => code,
    };

    /// <summary>An amount as labels have it; an em dash where it is not known.</summary>
    public static string Amount(string nutrient, double? amount) =>
        // A number stays with its unit on one line; energy has two of them.
        amount is { } some && LabelNutrient.FromCode(nutrient) is { } known
            ? known.Text(some).Replace(' ', '\u00a0').Replace("/\u00a0", "/ ", StringComparison.Ordinal) : "–";

    /// <summary>How a line entered the sum, where that needs a word.</summary>
    public static string Coverage(NutritionLine line) => line.Coverage switch
    {
        LineCoverage.Counted => line.MassSource switch
        {
            LineMassSource.Volume => "weight worked out from its volume",
            LineMassSource.Pieces => "weight of a usual piece",
            LineMassSource.Convention => "a rough guess of the amount",
            LineMassSource.Given => "weight as your household says",
            _ => "",
        },
        LineCoverage.Negligible => "so little that it counts as nothing",
        LineCoverage.Optional => "optional, left out",
        LineCoverage.UnknownFood => "not counted: this food is not known",
        LineCoverage.NoAmount => "not counted: the line says no amount",
        LineCoverage.NoFigures => "not counted: nobody knows what this food gives",
        _ => "not counted: nobody knows what this amount weighs",
    };

    /// <summary>"9 of 11 ingredients known", with the share of the mass where it tells more.</summary>
    public static string Coverage(NutritionCoverage coverage) => coverage.Lines == 0
        ? "No ingredients yet."
        : coverage.Known == coverage.Lines
            ? $"All {coverage.Lines} ingredients are known."
            : $"{coverage.Known} of {coverage.Lines} ingredients known; the rest is missing from these figures.";
}

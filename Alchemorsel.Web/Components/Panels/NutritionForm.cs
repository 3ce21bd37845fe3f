using System.Globalization;
using Alchemorsel.Contracts.Panels;
using Alchemorsel.Contracts.Recipes;

namespace Alchemorsel.Web.Components.Panels;

/// <summary>The form for figures of one serving. Text as typed, so that what can't be read comes back as it was.</summary>
public sealed class NutritionForm
{
    private const decimal SaltOfSodium = 2.5m;

    public string? Version { get; set; }
    public string? Energy { get; set; }
    public string? Fat { get; set; }
    public string? Saturates { get; set; }
    public string? Carbohydrate { get; set; }
    public string? Sugars { get; set; }
    public string? Fibre { get; set; }
    public string? Protein { get; set; }
    public string? Salt { get; set; }
    public string? ServingSize { get; set; }

    public static NutritionForm Of(NutritionPanel panel) => new()
    {
        Version = panel.Version,
        Energy = Text(panel.Stated?.Calories),
        Fat = Text(panel.Stated?.Fat),
        Saturates = Text(panel.Stated?.SaturatedFat),
        Carbohydrate = Text(panel.Stated?.Carbohydrate),
        Sugars = Text(panel.Stated?.Sugar),
        Fibre = Text(panel.Stated?.Fiber),
        Protein = Text(panel.Stated?.Protein),
        Salt = Text(panel.Stated?.Sodium * SaltOfSodium / 1_000),
        ServingSize = panel.Stated?.ServingSize,
    };

    /// <summary>The figures; or null, with a message for each field that is no number.</summary>
    public Nutrition? ToNutrition(decimal? cholesterol, out Dictionary<string, string[]> errors)
    {
        var wrong = new Dictionary<string, string[]>();
        errors = wrong;
        var figures = new Nutrition
        {
            Calories = Read(Energy, "calories"),
            Fat = Read(Fat, "fat"),
            SaturatedFat = Read(Saturates, "saturatedFat"),
            Carbohydrate = Read(Carbohydrate, "carbohydrate"),
            Sugar = Read(Sugars, "sugar"),
            Fiber = Read(Fibre, "fiber"),
            Protein = Read(Protein, "protein"),
            Sodium = Read(Salt, "sodium") * 1_000 / SaltOfSodium,
            Cholesterol = cholesterol,
            ServingSize = string.IsNullOrWhiteSpace(ServingSize) ? null : ServingSize.Trim(),
        };
        return wrong.Count == 0 ? figures : null;

        // A comma is how half of Europe writes a decimal point; there are no thousands in a serving.
        decimal? Read(string? text, string field)
        {
            if (string.IsNullOrWhiteSpace(text))
                return null;
            if (decimal.TryParse(text.Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
                return value;
            wrong[field] = ["A number, such as 12.5, or nothing."];
            return null;
        }
    }

    /// <summary>What the ingredients give, as figures of the cook's own; null when nothing is worked out per serving.</summary>
    public static Nutrition? WorkedOut(NutritionPanel panel)
    {
        return panel.Servings is null || panel.Grams <= 0 ? null : new Nutrition
        {
            Calories = Of("energy", 0),
            Fat = Of("fat", 1),
            SaturatedFat = Of("saturates", 1),
            Carbohydrate = Of("carbohydrate", 1),
            Sugar = Of("sugars", 1),
            Fiber = Of("fibre", 1),
            Protein = Of("protein", 1),
            Sodium = Of("salt", 3) * 1_000 / SaltOfSodium,
            Cholesterol = Of("cholesterol", 0),
        };

        decimal? Of(string nutrient, int decimals) => panel.Nutrients.FirstOrDefault(row => row.Nutrient == nutrient)?.PerServing is { } amount and < 1e9
            ? Math.Round((decimal)amount, decimals) : null;
    }

    private static string? Text(decimal? value) => value?.ToString("0.###", CultureInfo.InvariantCulture);
}

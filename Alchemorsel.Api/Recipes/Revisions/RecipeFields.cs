using System.Globalization;
using Alchemorsel.Contracts.Recipes;

namespace Alchemorsel.Api.Recipes.Revisions;

/// <summary>A field of a recipe that is compared as one piece of text.</summary>
/// <param name="Name">As on the wire.</param>
/// <param name="Label">As a cook says it, in lower case.</param>
/// <param name="IsProse">Whether it is compared word by word; else its value is replaced as a whole.</param>
/// <param name="Of">The value as text; null when there is none.</param>
internal sealed record RecipeField(string Name, string Label, bool IsProse, Func<RecipeInput, string?> Of);

/// <summary>All fields but ingredients, steps and links, in the order of the recipe's page.</summary>
internal static class RecipeFields
{
    public static IReadOnlyList<RecipeField> All { get; } =
    [
        new("title", "title", true, recipe => recipe.Title),
        new("description", "description", true, recipe => recipe.Description),
        new("servings", "servings", false, recipe => Text(recipe.Servings)),
        new("yieldText", "yield", false, recipe => recipe.YieldText),
        new("prepMinutes", "preparation time", false, recipe => Minutes(recipe.PrepMinutes)),
        new("cookMinutes", "cooking time", false, recipe => Minutes(recipe.CookMinutes)),
        new("totalMinutes", "total time", false, recipe => Minutes(recipe.TotalMinutes)),
        new("difficulty", "difficulty", false, recipe => recipe.Difficulty?.ToString()),
        new("cuisine", "cuisine", false, recipe => recipe.Cuisine),
        new("category", "category", false, recipe => recipe.Category),
        new("tags", "tags", false, recipe => Names(recipe.Tags)),
        new("equipment", "equipment", false, recipe => Names(recipe.Equipment)),
        new("author", "author", false, recipe => recipe.Author),
        new("language", "language", false, recipe => recipe.Language),
        new("sourceUrl", "source", false, recipe => recipe.SourceUrl),
        new("notes", "notes", true, recipe => recipe.Notes),
        new("allergens", "allergens", false, recipe => Allergens(recipe.Allergens)),
        new("nutrition", "nutrition", false, recipe => Nutrition(recipe.Nutrition)),
        new("status", "status", false, recipe => recipe.Status.ToString()),
    ];

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string? Minutes(int? minutes) => minutes is null ? null : $"{Text(minutes)} min";

    private static string? Names(IReadOnlyList<string> names) => names.Count == 0 ? null : string.Join(", ", names);

    private static string? Allergens(AllergenOverride? allergens)
    {
        var said = new[] { ("contains", allergens?.Contains), ("free from", allergens?.FreeFrom) }
            .Where(list => list.Item2 is { Count: > 0 })
            .Select(list => $"{list.Item1} {string.Join(", ", list.Item2!)}")
            .ToList();
        return said.Count == 0 ? null : string.Join("; ", said);
    }

    private static string? Nutrition(Nutrition? nutrition)
    {
        if (nutrition is null)
            return null;
        var said = new (string Name, decimal? Value, string Unit)[]
            {
                ("energy", nutrition.Calories, "kcal"), ("fat", nutrition.Fat, "g"), ("saturated fat", nutrition.SaturatedFat, "g"),
                ("carbohydrate", nutrition.Carbohydrate, "g"), ("sugar", nutrition.Sugar, "g"), ("fibre", nutrition.Fiber, "g"),
                ("protein", nutrition.Protein, "g"), ("sodium", nutrition.Sodium, "mg"), ("cholesterol", nutrition.Cholesterol, "mg"),
            }
            .Where(fact => fact.Value is not null)
            .Select(fact => string.Create(CultureInfo.InvariantCulture, $"{fact.Name} {fact.Value:0.##} {fact.Unit}"));
        return string.Join(", ", nutrition.ServingSize is null ? said : said.Prepend($"per {nutrition.ServingSize}"));
    }
}

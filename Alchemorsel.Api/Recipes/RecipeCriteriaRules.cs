using System.Text.Json;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Recipes;

namespace Alchemorsel.Api.Recipes;

/// <summary>What can be asked of the list, by the names of the wire: the same for a query string and for a search that is to be saved.</summary>
internal static class RecipeCriteriaRules
{
    /// <summary>The first field that breaks a rule, with the reason; or nothing.</summary>
    public static (string Field, string Message) Check(RecipeCriteria criteria)
    {
        foreach (var (field, text, max) in new[]
                 {
                     ("q", criteria.Q, Limits.QueryMax), ("cuisine", criteria.Cuisine, Limits.NameMax), ("category", criteria.Category, Limits.NameMax),
                 })
        {
            if (text?.Length > max)
                return (field, $"At most {max} characters.");
        }
        if (criteria.MinRating is < Limits.StarsMin or > Limits.StarsMax)
            return ("minRating", $"Between {Limits.StarsMin} and {Limits.StarsMax}.");
        if (criteria.MaxMinutes is < 1)
            return ("maxMinutes", "At least 1.");
        // JSON may say a number instead of a name.
        if (!IsKnown(criteria.Difficulty))
            return ("difficulty", OneOf<Difficulty>());
        if (!IsKnown(criteria.Status))
            return ("status", OneOf<RecipeStatus>());
        if (!IsKnown(criteria.Sort))
            return ("sort", OneOf<RecipeSort>());
        foreach (var (field, values) in Lists(criteria))
        {
            if (values.Count > Limits.FilterValuesMax)
                return (field, $"At most {Limits.FilterValuesMax} of them.");
            if (values.Any(value => value.Length > Limits.NameMax))
                return (field, $"At most {Limits.NameMax} characters each.");
        }
        if (criteria.Diets.Any(name => !DietNames.IsKnown(name)))
            return ("diet", $"One of: {string.Join(", ", DietNames.All.Keys)}.");
        // A typo here must never let an allergen through.
        return criteria.WithoutAllergens.Any(name => !AllergenNames.IsKnown(name))
            ? ("withoutAllergen", $"One of: {string.Join(", ", AllergenNames.All)}.")
            : default;
    }

    public static string OneOf<T>()
        where T : struct, Enum => $"One of: {string.Join(", ", Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName))}.";

    /// <summary>The fields that may be repeated.</summary>
    public static IReadOnlyList<(string Field, IReadOnlyList<string> Values)> Lists(RecipeCriteria criteria) =>
    [
        ("tag", criteria.Tags), ("diet", criteria.Diets), ("food", criteria.Foods), ("withoutFood", criteria.WithoutFoods),
        ("withoutAllergen", criteria.WithoutAllergens),
    ];

    private static bool IsKnown<T>(T? value)
        where T : struct, Enum => value is not { } given || Enum.IsDefined(given);
}

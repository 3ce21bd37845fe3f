using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Foods;
using Alchemorsel.Cooking.Foods;
using Alchemorsel.Cooking.Units;

namespace Alchemorsel.Api.Foods;

/// <summary>What a household's food must keep to, and its names on the wire. Every error stands under the field's path in the request.</summary>
internal static class FoodRules
{
    /// <summary>All errors by field path; empty when the food may be saved.</summary>
    public static Dictionary<string, string[]> Check(FoodInput input, bool isOwn)
    {
        var errors = new Dictionary<string, string[]>();
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(input, new ValidationContext(input), results, validateAllProperties: true);
        foreach (var field in results.GroupBy(result => JsonNamingPolicy.CamelCase.ConvertName(result.MemberNames.First())))
            errors[field.Key] = [.. field.Select(result => result.ErrorMessage ?? "This value is not allowed.")];

        if (isOwn && RecipeText.CleanLine(input.Name) is null)
            errors["name"] = ["A food of your own needs a name."];
        for (var index = 0; index < (input.Aliases?.Count ?? 0); index++)
        {
            if (input.Aliases![index]?.Length > Limits.NameMax)
                errors[$"aliases[{index}]"] = [$"At most {Limits.NameMax} characters."];
        }

        if (!string.IsNullOrEmpty(input.Aisle) && ReadAisle(input.Aisle) is null)
            errors["aisle"] = [$"One of: {string.Join(", ", Enum.GetValues<Aisle>().Select(Name))}."];
        CheckAllergens("allergensAdded", input.AllergensAdded, errors);
        CheckAllergens("allergensRemoved", input.AllergensRemoved, errors);
        if ((AllergenNames.Read(input.AllergensAdded) & AllergenNames.Read(input.AllergensRemoved)) != 0)
            errors["allergensRemoved"] = ["An allergen is either in it or not; one stands in both lists."];
        if (input.Diets is not null && (!isOwn || input.Diets.Any(diet => ReadDiet(diet) is null)))
        {
            errors["diets"] = isOwn
                ? [$"Any of: {string.Join(", ", Enum.GetValues<Diets>().Where(diet => diet != Diets.None).Select(Name))}."]
                : ["Only a food of your own has diets of its own."];
        }

        if (input.Per100Grams is { } figures)
        {
            if (!isOwn)
                errors["per100Grams"] = ["Only a food of your own has figures of its own."];
            foreach (var (field, messages) in RecipeRules.Check(figures))
                errors[$"per100Grams.{field}"] = messages;
        }

        if (input.Price is { } price)
            CheckPrice(price, errors);
        return errors;
    }

    public static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    public static Aisle? ReadAisle(string? name) => Read<Aisle>(name);

    public static Diets? ReadDiet(string? name) => Read<Diets>(name) is { } diet && diet != Diets.None ? diet : null;

    public static IReadOnlyList<string> Write(Diets diets) =>
        [.. Enum.GetValues<Diets>().Where(diet => diet != Diets.None && diets.HasFlag(diet)).Select(Name)];

    private static T? Read<T>(string? name)
        where T : struct, Enum =>
        Enum.GetValues<T>().Cast<T?>().FirstOrDefault(value => string.Equals(value.ToString(), name, StringComparison.OrdinalIgnoreCase));

    private static void CheckPrice(FoodPriceInfo price, Dictionary<string, string[]> errors)
    {
        if (price.Amount is < 0 or > Limits.PriceMax)
            errors["price.amount"] = [$"Between 0 and {Limits.PriceMax}."];
        if (price.Quantity is <= 0 or > Limits.PriceMax)
            errors["price.quantity"] = [$"More than 0, at most {Limits.PriceMax}."];
        if (price.Currency is not { Length: 3 } || !price.Currency.All(char.IsAsciiLetterUpper))
            errors["price.currency"] = ["Three letters, such as EUR or USD."];
        if (!string.IsNullOrEmpty(price.Unit) && Unit.FromCode(price.Unit) is null)
            errors["price.unit"] = ["There is no such unit."];
    }

    private static void CheckAllergens(string field, IReadOnlyList<string>? names, Dictionary<string, string[]> errors)
    {
        for (var index = 0; index < (names?.Count ?? 0); index++)
        {
            if (!AllergenNames.IsKnown(names![index]))
                errors[$"{field}[{index}]"] = [$"One of: {string.Join(", ", AllergenNames.All)}."];
        }
    }
}

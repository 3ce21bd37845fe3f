using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Recipes;

namespace Alchemorsel.Api.Recipes;

/// <summary>
/// What a recipe must keep to: the attributes of <see cref="RecipeInput"/>, and the bounds over its lists that attributes cannot say.
/// Every error stands under the field's path in the request (<c>ingredients[0].lines[2]</c>).
/// </summary>
public static class RecipeRules
{
    /// <summary>All errors by field path; empty when the recipe may be saved.</summary>
    public static Dictionary<string, string[]> Check(RecipeInput input)
    {
        var errors = new Dictionary<string, string[]>();
        CheckAttributes(input, "", errors);
        if (input.Nutrition is not null)
            CheckAttributes(input.Nutrition, "nutrition.", errors);
        if (!errors.ContainsKey("title") && RecipeText.Clean(input.Title)?.Length is null or < Limits.TitleMin)
            errors["title"] = [$"A title needs at least {Limits.TitleMin} characters."];

        CheckNames("tags", input.Tags ?? [], errors);
        CheckNames("equipment", input.Equipment ?? [], errors);
        CheckAllergens(input.Allergens, "allergens.", errors);
        CheckLinks(input.Links ?? [], errors);
        CheckSections(
            "ingredients", "lines", (input.Ingredients ?? []).Select(section => (section?.Name, section?.Lines)),
            Limits.IngredientLineMax, Limits.IngredientsMax, errors);
        CheckSections(
            "steps", "steps", (input.Steps ?? []).Select(section => (section?.Name, section?.Steps)), Limits.StepMax, Limits.StepsMax, errors);
        return errors;
    }

    /// <summary>As <see cref="Check(RecipeInput)"/>, for figures that stand alone.</summary>
    public static Dictionary<string, string[]> Check(Nutrition figures)
    {
        var errors = new Dictionary<string, string[]>();
        CheckAttributes(figures, "", errors);
        return errors;
    }

    /// <summary>As <see cref="Check(RecipeInput)"/>, for corrections that stand alone.</summary>
    public static Dictionary<string, string[]> Check(AllergenOverride corrections)
    {
        var errors = new Dictionary<string, string[]>();
        CheckAllergens(corrections, "", errors);
        return errors;
    }

    private static void CheckAttributes(object value, string prefix, Dictionary<string, string[]> errors)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(value, new ValidationContext(value), results, validateAllProperties: true);
        foreach (var field in results.GroupBy(result => prefix + JsonNamingPolicy.CamelCase.ConvertName(result.MemberNames.First())))
            errors[field.Key] = [.. field.Select(result => result.ErrorMessage ?? "This value is not allowed.")];
    }

    private static void CheckNames(string field, IReadOnlyList<string> names, Dictionary<string, string[]> errors)
    {
        for (var index = 0; index < names.Count; index++)
            CheckLength($"{field}[{index}]", names[index], Limits.NameMax, errors);
    }

    private static void CheckAllergens(AllergenOverride? allergens, string prefix, Dictionary<string, string[]> errors)
    {
        if (allergens is null)
            return;
        CheckKnown(prefix + "contains", allergens.Contains, errors);
        CheckKnown(prefix + "freeFrom", allergens.FreeFrom, errors);
        if (allergens.Contains is null || allergens.FreeFrom is null)
            return;
        if (AllergenNames.Read(allergens.Contains) is var contains && (contains & AllergenNames.Read(allergens.FreeFrom)) != 0)
            errors[prefix + "freeFrom"] = ["An allergen is either in it or not; one stands in both lists."];
    }

    private static void CheckKnown(string field, IReadOnlyList<string>? names, Dictionary<string, string[]> errors)
    {
        if (names is null)
        {
            errors[field] = ["Missing; an empty list says that there are none."];
            return;
        }
        for (var index = 0; index < names.Count; index++)
        {
            if (!AllergenNames.IsKnown(names[index]))
                errors[$"{field}[{index}]"] = [$"One of: {string.Join(", ", AllergenNames.All)}."];
        }
    }

    private static void CheckLinks(IReadOnlyList<IngredientLinkInput> links, Dictionary<string, string[]> errors)
    {
        for (var index = 0; index < links.Count; index++)
        {
            if (links[index]?.Line is null)
                errors[$"links[{index}].line"] = ["Missing."];
        }
    }

    private static void CheckSections(
        string field, string items, IEnumerable<(string? Name, IReadOnlyList<string>? Items)> sections, int itemMax, int totalMax,
        Dictionary<string, string[]> errors)
    {
        var (section, total) = (0, 0);
        foreach (var (name, texts) in sections.Take(Limits.SectionsMax))
        {
            CheckLength($"{field}[{section}].name", name, Limits.NameMax, errors);
            if (texts is null)
                errors[$"{field}[{section}].{items}"] = ["Missing; an empty list says that there are none."];
            total += texts?.Count ?? 0;
            if (total > totalMax)
            {
                errors[field] = [$"At most {totalMax} {items} over all sections."];
                return;
            }
            for (var index = 0; index < (texts?.Count ?? 0); index++)
                CheckLength($"{field}[{section}].{items}[{index}]", texts![index], itemMax, errors);
            section++;
        }
    }

    private static void CheckLength(string field, string? text, int max, Dictionary<string, string[]> errors)
    {
        if (text?.Length > max)
            errors[field] = [$"At most {max} characters; this has {text.Length}."];
    }
}

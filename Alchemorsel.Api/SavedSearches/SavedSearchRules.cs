using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Contracts.SavedSearches;

namespace Alchemorsel.Api.SavedSearches;

/// <summary>What can be saved: what the list would answer, and what an address has room for.</summary>
internal static class SavedSearchRules
{
    private const string Field = "query";

    /// <summary>The name on one line, or null when nothing can be told apart by it.</summary>
    public static string? CleanName(SavedSearchInput input)
        => RecipeText.CleanLine(input.Name) is { } name && Folding.Fold(name).Length > 0 ? name : null;

    /// <summary>The query as it is kept: nothing empty or twice in it, and the names of allergens and diets as the wire has them.</summary>
    public static RecipeCriteria Clean(RecipeCriteria asked)
    {
        var given = Given(asked);
        return given with
        {
            Tags = [.. given.Tags.Distinct()],
            Diets = Spelt(given.Diets, DietNames.All.Keys),
            Foods = [.. given.Foods.Distinct()],
            WithoutFoods = [.. given.WithoutFoods.Distinct()],
            WithoutAllergens = Spelt(given.WithoutAllergens, AllergenNames.All),
        };
    }

    /// <summary>The first field that can't be kept, with the reason; or nothing.</summary>
    public static (string Field, string Message) Check(RecipeCriteria asked)
    {
        var given = Given(asked);
        if (RecipeCriteriaRules.Check(given) is var broken && broken != default)
            return ($"{Field}.{broken.Field}", broken.Message);
        var texts = RecipeCriteriaRules.Lists(given).SelectMany(list => list.Values.Select(value => (list.Field, Text: (string?)value)))
            .Concat([("q", given.Q), ("cuisine", given.Cuisine), ("category", given.Category)]);
        foreach (var (field, text) in texts)
        {
            if (text?.Any(char.IsControl) == true)
                return ($"{Field}.{field}", "Holds a character that can't be kept.");
        }
        return RecipeQueryString.Of(given).Length switch
        {
            0 => (Field, "A search asks for something: words, a filter or an order."),
            > Limits.SearchAddressMax => (Field, $"At most {Limits.SearchAddressMax} characters as an address; ask for less."),
            _ => default,
        };
    }

    private static RecipeCriteria Given(RecipeCriteria asked) => asked with
    {
        Q = Text(asked.Q),
        Cuisine = Text(asked.Cuisine),
        Category = Text(asked.Category),
        Tags = Texts(asked.Tags),
        Diets = Texts(asked.Diets),
        Foods = Texts(asked.Foods),
        WithoutFoods = Texts(asked.WithoutFoods),
        WithoutAllergens = Texts(asked.WithoutAllergens),
    };

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static IReadOnlyList<string> Texts(IReadOnlyList<string?>? values) => [.. (values ?? []).Select(Text).OfType<string>()];

    // All of them are known by then.
    private static IReadOnlyList<string> Spelt(IReadOnlyList<string> values, IEnumerable<string> names)
        => [.. values.Select(value => names.First(name => string.Equals(name, value, StringComparison.OrdinalIgnoreCase))).Distinct()];
}

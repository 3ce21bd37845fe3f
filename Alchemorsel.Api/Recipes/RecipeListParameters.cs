using System.Text.Json;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Recipes;

namespace Alchemorsel.Api.Recipes;

/// <summary>
/// The query string of the list; <see cref="RecipeQuery"/> with everything optional. Enumerations arrive as text, since query strings are
/// bound by exact names (<c>Title</c>) and the wire says <c>title</c>.
/// </summary>
internal sealed record RecipeListParameters(
    string? Q, string[]? Tag, string? Cuisine, string? Category, string[]? Diet, string? Difficulty, int? MaxMinutes, int? MinRating,
    string[]? Food, string[]? WithoutFood, string[]? WithoutAllergen, string? AllowUnknown, string? Status, string? Favourite,
    string? Collection, string? Sort, string? Cursor, int? Limit)
{
    /// <summary>What is asked for; or null, and the first field that can't be understood with the reason.</summary>
    public RecipeQuery? ToQuery(out (string Field, string Message) error)
    {
        error = Error();
        if (error != default)
            return null;

        TryRead<RecipeStatus>(Status, out var status);
        TryRead<RecipeSort>(Sort, out var sort);
        TryRead<Contracts.Recipes.Difficulty>(Difficulty, out var difficulty);
        return new RecipeQuery
        {
            Q = Q,
            Tags = Given(Tag),
            Cuisine = Cuisine,
            Category = Category,
            Diets = Given(Diet),
            Difficulty = difficulty,
            MaxMinutes = MaxMinutes,
            MinRating = MinRating,
            Foods = Given(Food),
            WithoutFoods = Given(WithoutFood),
            WithoutAllergens = Given(WithoutAllergen),
            AllowUnknown = bool.TryParse(AllowUnknown, out var allow) && allow,
            Status = status,
            Favourite = bool.TryParse(Favourite, out var favourite) && favourite,
            Collection = Guid.TryParse(Collection, out var collection) ? collection : null,
            Sort = sort,
            Cursor = Cursor,
            Limit = Limit,
        };
    }

    private (string Field, string Message) Error()
    {
        if (Q?.Length > Limits.QueryMax)
            return ("q", $"At most {Limits.QueryMax} characters.");
        if (Limit is < 1 or > Limits.PageMax)
            return ("limit", $"Between 1 and {Limits.PageMax}.");
        if (MinRating is < 1 or > 5)
            return ("minRating", "Between 1 and 5.");
        if (!TryRead<RecipeStatus>(Status, out _))
            return ("status", OneOf<RecipeStatus>());
        if (!TryRead<RecipeSort>(Sort, out _))
            return ("sort", OneOf<RecipeSort>());
        if (!TryRead<Contracts.Recipes.Difficulty>(Difficulty, out _))
            return ("difficulty", OneOf<Contracts.Recipes.Difficulty>());
        if (!string.IsNullOrEmpty(AllowUnknown) && !bool.TryParse(AllowUnknown, out _))
            return ("allowUnknown", "One of: true, false.");
        if (!string.IsNullOrEmpty(Favourite) && !bool.TryParse(Favourite, out _))
            return ("favourite", "One of: true, false.");
        if (!string.IsNullOrEmpty(Collection) && !Guid.TryParse(Collection, out _))
            return ("collection", "The id of a collection.");
        if (Given(Diet).Any(name => !DietNames.IsKnown(name)))
            return ("diet", $"One of: {string.Join(", ", DietNames.All.Keys)}.");
        // A typo here must never let an allergen through.
        if (Given(WithoutAllergen).Any(name => !AllergenNames.IsKnown(name)))
            return ("withoutAllergen", $"One of: {string.Join(", ", AllergenNames.All)}.");
        foreach (var (field, values) in new[] { ("tag", Tag), ("diet", Diet), ("food", Food), ("withoutFood", WithoutFood), ("withoutAllergen", WithoutAllergen) })
        {
            if (values?.Length > Limits.FilterValuesMax)
                return (field, $"At most {Limits.FilterValuesMax} of them.");
            if (values?.Any(value => value.Length > Limits.NameMax) == true)
                return (field, $"At most {Limits.NameMax} characters each.");
        }
        return default;
    }

    private static IReadOnlyList<string> Given(string[]? values) => [.. (values ?? []).Where(value => !string.IsNullOrWhiteSpace(value))];

    // Nothing given is as good as not asked: forms send empty fields.
    private static bool TryRead<T>(string? text, out T? value)
        where T : struct, Enum
    {
        value = Enum.GetValues<T>().Cast<T?>().FirstOrDefault(known => string.Equals(known.ToString(), text, StringComparison.OrdinalIgnoreCase));
        return value is not null || string.IsNullOrEmpty(text);
    }

    private static string OneOf<T>()
        where T : struct, Enum => $"One of: {string.Join(", ", Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName))}.";
}

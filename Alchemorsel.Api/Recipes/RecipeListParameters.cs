using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Recipes;

namespace Alchemorsel.Api.Recipes;

/// <summary>
/// The query string of the list; <see cref="RecipeQuery"/> with everything optional. Enumerations arrive as text, since query strings are
/// bound by exact names (<c>Title</c>) and the wire says <c>title</c>.
/// </summary>
internal sealed record RecipeListParameters(
    string? Q, string[]? Tag, string? Cuisine, string? Category, string[]? Diet, string? Difficulty, int? MaxMinutes, int? MinRating,
    string[]? Food, string[]? WithoutFood, string[]? WithoutAllergen, string? AllowUnknown, string? IgnoreAllergies, string? Status, string? Favourite,
    string? Collection, string? Sort, string? Cursor, int? Limit)
{
    /// <summary>What is asked for; or null, and the first field that can't be understood with the reason.</summary>
    public RecipeQuery? ToQuery(out (string Field, string Message) error)
    {
        error = UnreadableText();
        if (error != default)
            return null;

        TryRead<RecipeStatus>(Status, out var status);
        TryRead<RecipeSort>(Sort, out var sort);
        TryRead<Contracts.Recipes.Difficulty>(Difficulty, out var difficulty);
        var query = new RecipeQuery
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
            IgnoreAllergies = bool.TryParse(IgnoreAllergies, out var ignore) && ignore,
            Status = status,
            Favourite = bool.TryParse(Favourite, out var favourite) && favourite,
            Collection = Guid.TryParse(Collection, out var collection) ? collection : null,
            Sort = sort,
            Cursor = Cursor,
            Limit = Limit,
        };
        error = RecipeCriteriaRules.Check(query);
        return error == default ? query : null;
    }

    private (string Field, string Message) UnreadableText()
    {
        if (Limit is < 1 or > Limits.PageMax)
            return ("limit", $"Between 1 and {Limits.PageMax}.");
        if (!TryRead<RecipeStatus>(Status, out _))
            return ("status", RecipeCriteriaRules.OneOf<RecipeStatus>());
        if (!TryRead<RecipeSort>(Sort, out _))
            return ("sort", RecipeCriteriaRules.OneOf<RecipeSort>());
        if (!TryRead<Contracts.Recipes.Difficulty>(Difficulty, out _))
            return ("difficulty", RecipeCriteriaRules.OneOf<Contracts.Recipes.Difficulty>());
        if (!string.IsNullOrEmpty(AllowUnknown) && !bool.TryParse(AllowUnknown, out _))
            return ("allowUnknown", "One of: true, false.");
        if (!string.IsNullOrEmpty(IgnoreAllergies) && !bool.TryParse(IgnoreAllergies, out _))
            return ("ignoreAllergies", "One of: true, false.");
        if (!string.IsNullOrEmpty(Favourite) && !bool.TryParse(Favourite, out _))
            return ("favourite", "One of: true, false.");
        if (!string.IsNullOrEmpty(Collection) && !Guid.TryParse(Collection, out _))
            return ("collection", "The id of a collection.");
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
}

using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Recipes;

namespace Alchemorsel.Api.Recipes;

/// <summary>
/// The query string of the list; <see cref="RecipeQuery"/> with everything optional. Enumerations arrive as text, since query strings are
/// bound by exact names (<c>Title</c>) and the wire says <c>title</c>.
/// </summary>
internal sealed record RecipeListParameters(
    string? Q, string? Tag, string? Cuisine, string? Category, int? MaxMinutes, string? Status, string? Favourite,
    string? Collection, string? Sort, string? Cursor, int? Limit)
{
    /// <summary>What is asked for; or null, and the first field that can't be understood with the reason.</summary>
    public RecipeQuery? ToQuery(out (string Field, string Message) error)
    {
        error = default;
        if (Q?.Length > Limits.QueryMax)
            error = ("q", $"At most {Limits.QueryMax} characters.");
        else if (Limit is < 1 or > Limits.PageMax)
            error = ("limit", $"Between 1 and {Limits.PageMax}.");
        else if (!TryRead<RecipeStatus>(Status, out _))
            error = ("status", OneOf<RecipeStatus>());
        else if (!TryRead<RecipeSort>(Sort, out _))
            error = ("sort", OneOf<RecipeSort>());
        else if (!string.IsNullOrEmpty(Favourite) && !bool.TryParse(Favourite, out _))
            error = ("favourite", "True or false.");
        else if (!string.IsNullOrEmpty(Collection) && !Guid.TryParse(Collection, out _))
            error = ("collection", "The id of a collection.");
        if (error != default)
            return null;

        TryRead<RecipeStatus>(Status, out var status);
        TryRead<RecipeSort>(Sort, out var sort);
        return new RecipeQuery
        {
            Q = Q,
            Tag = Tag,
            Cuisine = Cuisine,
            Category = Category,
            MaxMinutes = MaxMinutes,
            Status = status,
            Favourite = bool.TryParse(Favourite, out var favourite) && favourite,
            Collection = Guid.TryParse(Collection, out var collection) ? collection : null,
            Sort = sort ?? RecipeSort.Newest,
            Cursor = Cursor,
            Limit = Limit,
        };
    }

    // Nothing given is as good as not asked: forms send empty fields.
    private static bool TryRead<T>(string? text, out T? value)
        where T : struct, Enum
    {
        value = Enum.GetValues<T>().Cast<T?>().FirstOrDefault(known => string.Equals(known.ToString(), text, StringComparison.OrdinalIgnoreCase));
        return value is not null || string.IsNullOrEmpty(text);
    }

    private static string OneOf<T>()
        where T : struct, Enum => $"One of: {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}.";
}

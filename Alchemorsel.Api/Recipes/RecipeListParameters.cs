using Alchemorsel.Contracts.Recipes;

namespace Alchemorsel.Api.Recipes;

/// <summary>The query string of the list; <see cref="RecipeQuery"/> with everything optional.</summary>
internal sealed record RecipeListParameters(
    string? Q, string? Tag, string? Cuisine, string? Category, int? MaxMinutes, RecipeStatus? Status, RecipeSort? Sort, string? Cursor, int? Limit)
{
    public RecipeQuery ToQuery() => new()
    {
        Q = Q,
        Tag = Tag,
        Cuisine = Cuisine,
        Category = Category,
        MaxMinutes = MaxMinutes,
        Status = Status,
        Sort = Sort ?? RecipeSort.Newest,
        Cursor = Cursor,
        Limit = Limit,
    };
}

using Alchemorsel.Api.Data;
using Alchemorsel.Api.Foods;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts.Labels;
using Alchemorsel.Contracts.Recipes;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.SavedSearches;

/// <summary>
/// Lets saved searches follow what they name when it gets another name, in the open transaction: otherwise they would find nothing from then on.
/// What is taken away stays named, as a collection does that is gone.
/// </summary>
internal static class SavedSearchNames
{
    /// <param name="keys">The folded names that <paramref name="into"/> takes the place of.</param>
    public static Task FollowLabelsAsync(
        AlchemorselDbContext db, LabelKind kind, string[] keys, string into, DateTimeOffset now, CancellationToken cancellation)
    {
        string Renamed(string label) => keys.Contains(Folding.Fold(label)) ? into : label;
        return kind switch
        {
            LabelKind.Tags => FollowAsync(
                db, query => query with { Tags = [.. query.Tags.Select(Renamed).DistinctBy(Folding.Fold)] }, now, cancellation),
            LabelKind.Cuisines => FollowAsync(
                db, query => query with { Cuisine = query.Cuisine is { } cuisine ? Renamed(cuisine) : null }, now, cancellation),
            LabelKind.Categories => FollowAsync(
                db, query => query with { Category = query.Category is { } category ? Renamed(category) : null }, now, cancellation),
            // No search asks for a tool by a filter of its own.
            _ => Task.CompletedTask,
        };
    }

    /// <param name="before">What names meant before the change that is saved already.</param>
    /// <param name="codes">The foods that were renamed or merged.</param>
    /// <param name="into">The food that they are now.</param>
    public static async Task FollowFoodsAsync(
        AlchemorselDbContext db, FoodKeys before, IReadOnlyCollection<string> codes, string into, DateTimeOffset now, CancellationToken cancellation)
    {
        var after = await FoodKeys.LoadAsync(db, cancellation);
        var name = after.Book.FromCode(into)?.Name ?? into;
        // What still means it, perhaps as another of its names, is what the cook wrote and stays.
        string Renamed(string food) => codes.Contains(before.Of(food)) && after.Of(food) != into ? name : food;
        IReadOnlyList<string> All(IReadOnlyList<string> foods) => [.. foods.Select(Renamed).Distinct()];
        await FollowAsync(db, query => query with { Foods = All(query.Foods), WithoutFoods = All(query.WithoutFoods) }, now, cancellation);
    }

    private static async Task FollowAsync(
        AlchemorselDbContext db, Func<RecipeCriteria, RecipeCriteria> renamed, DateTimeOffset now, CancellationToken cancellation)
    {
        // Locked first, in one order for all who do this, and read as they are then: no cook's save is lost.
        var locked = await db.Database.SqlQuery<Guid>(
            $"SELECT id AS \"Value\" FROM saved_search WHERE household_id = {db.CurrentHousehold} ORDER BY id FOR NO KEY UPDATE").ToListAsync(cancellation);
        if (locked.Count == 0)
            return;
        foreach (var search in await db.Set<SavedSearch>().Where(search => locked.Contains(search.Id)).ToListAsync(cancellation))
        {
            var query = renamed(search.Query);
            if (RecipeQueryString.Of(query) != RecipeQueryString.Of(search.Query))
                (search.Query, search.UpdatedAt) = (query, now);
        }

        await db.SaveChangesAsync(cancellation);
    }
}

using Alchemorsel.Api.Data;
using Alchemorsel.Api.Foods;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Contracts.Search;
using Alchemorsel.Cooking.Nutrition;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Search;

/// <summary>
/// What can be made from some foods: recipes with at least one of them, those that lack the least first, then those that use the most of what
/// is there. What every kitchen has is taken for granted: it neither finds a recipe nor is missing.
/// </summary>
internal static class Makeable
{
    private static readonly string[] TakenForGranted = ["water", "salt", "black pepper"];

    private static readonly string[] Granted = [.. TakenForGranted.Select(name => RecipeFilters.FoodKey(name)).Append(RecipeFilters.FoodKey("pepper")).Distinct()];

    /// <param name="filters">Narrows the recipes as in lists; excluded allergens are a hard filter here too.</param>
    /// <param name="maxMissing">Foods that may be missing; recipes with more are left out.</param>
    public static async Task<MakeableRecipes> ReadAsync(
        AlchemorselDbContext db, IReadOnlyList<string> names, RecipeQuery filters, int maxMissing, CancellationToken cancellation)
    {
        var book = await HouseholdFoods.LoadAsync(db, cancellation);
        var have = names.Where(name => !string.IsNullOrWhiteSpace(name)).Select(name => Key(book, name)).Except(Granted).Distinct().ToArray();
        var there = have.Concat(Granted).ToArray();
        var ranked = await RecipeFilters.Narrow(db, filters)
            .Where(document => document.Foods.Any(food => have.Contains(food)))
            .Select(document => new
            {
                document.RecipeId,
                document.SortTitle,
                document.Foods,
                Missing = document.Foods.Count(food => !there.Contains(food)),
                Had = document.Foods.Count(food => have.Contains(food)),
            })
            .Where(row => row.Missing <= maxMissing)
            .OrderBy(row => row.Missing).ThenByDescending(row => row.Had).ThenBy(row => row.SortTitle).ThenBy(row => row.RecipeId)
            .Take(filters.Limit ?? Limits.PageDefault)
            .ToListAsync(cancellation);

        var ids = ranked.Select(row => row.RecipeId).ToList();
        var summaries = await RecipeList.SummariesAsync(db, ids, cancellation);
        return new MakeableRecipes(
            [
                .. ranked.Where(row => summaries.ContainsKey(row.RecipeId)).Select(row => new MakeableRecipe(
                    summaries[row.RecipeId], [.. row.Foods.Except(there).Select(key => book.FromCode(key)?.Name ?? key)], row.Had)),
            ],
            TakenForGranted);
    }

    // As RecipeContents keeps the foods of recipes: the household's own names first.
    private static string Key(FoodBook book, string name)
        => book.Find(name, null) is { Confidence: >= FoundFood.Likely } found ? found.Food.Code : Folding.Fold(name);
}

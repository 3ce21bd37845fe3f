using Alchemorsel.Api.Data;
using Alchemorsel.Api.Foods;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Contracts.Search;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Search;

/// <summary>
/// What can be made from some foods: recipes with at least one of them, those that lack the least first, then those that use the most of what
/// is there. What every kitchen has is taken for granted: it neither finds a recipe nor is missing.
/// </summary>
/// <remarks>
/// Asked for what lacks nothing, then for what lacks one food, and so on until there are enough. Nearly every recipe has something that a full
/// kitchen has, so each question is narrowed by the rarest foods of the recipes: of four foods of a recipe that lacks n, at least 4 - n are there.
/// </remarks>
internal static class Makeable
{
    /// <summary>Foods of each recipe that <see cref="RecipeSearchDocument.Rarest"/> has.</summary>
    private const int RarestCount = 4;

    // Recipes that lack so much that their rarest foods say nothing are looked for among this many that have any of the foods.
    private const int LookedAtMax = 10_000;

    private static readonly string[] TakenForGranted = ["water", "salt", "black pepper"];

    private static readonly string[] Granted = FoodKeys.Shipped.Of([.. TakenForGranted, "pepper"]);

    /// <param name="filters">Narrows the recipes as in lists; excluded allergens are a hard filter here too.</param>
    /// <param name="maxMissing">Foods that may be missing; recipes with more are left out.</param>
    public static async Task<MakeableRecipes> ReadAsync(
        AlchemorselDbContext db, IReadOnlyList<string> names, RecipeQuery filters, int maxMissing, CancellationToken cancellation)
    {
        var keys = await FoodKeys.LoadAsync(db, cancellation);
        string[] granted = [.. Granted, .. keys.Of(TakenForGranted)];
        var have = keys.Of(names).Except(granted).ToArray();
        var there = have.Concat(granted).ToArray();
        var size = filters.Limit ?? Limits.PageDefault;
        var documents = RecipeFilters.Narrow(db, filters, keys);

        var ranked = new List<Ranked>();
        for (var missing = 0; have.Length > 0 && missing <= Math.Min(maxMissing, RarestCount) && ranked.Count < size; missing++)
        {
            var (least, most) = (missing, missing < RarestCount ? missing : maxMissing);
            var rows = await Lacking(documents, missing, there, have)
                .Select(document => new
                {
                    document.RecipeId,
                    document.SortTitle,
                    document.Foods,
                    Missing = document.Foods.Count(food => !there.Contains(food)),
                    Had = document.Foods.Count(food => have.Contains(food)),
                })
                // Not asked of the index: nearly every recipe has one of them, and listing those costs more than all else.
                .Where(row => row.Had > 0 && row.Missing >= least && row.Missing <= most)
                .OrderBy(row => row.Missing).ThenByDescending(row => row.Had).ThenBy(row => row.SortTitle).ThenBy(row => row.RecipeId)
                .Take(size - ranked.Count)
                .ToListAsync(cancellation);
            ranked.AddRange(rows.Select(row => new Ranked(row.RecipeId, row.Foods, row.Had)));
        }

        var ids = ranked.Select(row => row.RecipeId).ToList();
        var summaries = await RecipeList.SummariesAsync(db, ids, cancellation);
        return new MakeableRecipes(
            [
                .. ranked.Where(row => summaries.ContainsKey(row.RecipeId)).Select(row => new MakeableRecipe(
                    summaries[row.RecipeId], [.. row.Foods.Except(there).Select(key => keys.Book.FromCode(key)?.Name ?? key)], row.Had)),
            ],
            TakenForGranted);
    }

    /// <summary>
    /// All recipes that lack so many foods, and some that lack more. Served by one index, a few looks into it joined.
    /// </summary>
    private static IQueryable<RecipeSearchDocument> Lacking(IQueryable<RecipeSearchDocument> documents, int missing, string[] there, string[] have)
    {
        var (first, second, third, fourth) = (At(1), At(2), At(3), At(4));
        string[] early = [.. first, .. second], late = [.. third, .. fourth], any = [.. early, .. late];
        return missing switch
        {
            0 => documents.Where(document => document.Rarest.Any(key => first.Contains(key)) && document.Rarest.Any(key => second.Contains(key))
                && document.Rarest.Any(key => third.Contains(key)) && document.Rarest.Any(key => fourth.Contains(key))),
            // Three of four: both of one half, and one of the other.
            1 => documents.Where(document =>
                (document.Rarest.Any(key => first.Contains(key)) && document.Rarest.Any(key => second.Contains(key)) && document.Rarest.Any(key => late.Contains(key)))
                || (document.Rarest.Any(key => third.Contains(key)) && document.Rarest.Any(key => fourth.Contains(key)) && document.Rarest.Any(key => early.Contains(key)))),
            // Two of four: both of one half, or one of each.
            2 => documents.Where(document =>
                (document.Rarest.Any(key => first.Contains(key)) && document.Rarest.Any(key => second.Contains(key)))
                || (document.Rarest.Any(key => third.Contains(key)) && document.Rarest.Any(key => fourth.Contains(key)))
                || (document.Rarest.Any(key => early.Contains(key)) && document.Rarest.Any(key => late.Contains(key)))),
            3 => documents.Where(document => document.Rarest.Any(key => any.Contains(key))),
            _ => documents.Where(document => document.Foods.Any(food => have.Contains(food))).Take(LookedAtMax),
        };

        // Where there is no food at a place, none is missing there.
        string[] At(int place) => [.. there.Append("").Select(food => $"{place}:{food}")];
    }

    private sealed record Ranked(Guid RecipeId, List<string> Foods, int Had);
}

using Alchemorsel.Api.Data;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Foods;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Cooking.Foods;
using Alchemorsel.Cooking.Nutrition;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Foods;

/// <summary>Where a page of foods ended.</summary>
internal sealed record FoodPosition(string? Name, string? Code);

/// <summary>The catalogue and the household's foods as lists and as pages.</summary>
internal static class FoodReading
{
    private const int RecipesMax = 50;

    /// <summary>A page in the order of names. The catalogue is in memory; the household's foods are one query.</summary>
    public static async Task<Page<FoodSummary>> ListAsync(
        AlchemorselDbContext db, string? words, Aisle? aisle, bool changedOnly, FoodPosition? after, int size, CancellationToken cancellation)
    {
        var household = await db.Set<HouseholdFood>().AsNoTracking().OrderBy(food => food.Id).Take(HouseholdFoods.Max).ToListAsync(cancellation);
        var changed = household.ToDictionary(food => food.Code);
        var book = new FoodBook(FoodCatalogue.Default, household.Select(food => food.ToEntry()));
        var foods = (changedOnly ? [] : FoodCatalogue.Default.All.Select(food => food.Code)).Union(changed.Keys).Select(code => book.FromCode(code)!);
        var rows = foods
            .Where(food => (aisle is null || food.Aisle == aisle) && (words is null || Says(food, changed.GetValueOrDefault(food.Code), words)))
            .Select(food => (Food: food, Key: Folding.Fold(food.Name)))
            .Where(row => after is null || Compare(row.Key, row.Food.Code, after) > 0)
            .OrderBy(row => row.Key, StringComparer.Ordinal).ThenBy(row => row.Food.Code, StringComparer.Ordinal)
            .Take(size + 1).ToList();
        return new Page<FoodSummary>(
            [
                .. rows.Take(size).Select(row => new FoodSummary(
                    row.Food.Code, row.Food.Name, FoodRules.Name(row.Food.Aisle),
                    row.Food.Code.StartsWith(HouseholdFood.OwnPrefix, StringComparison.Ordinal),
                    changed.TryGetValue(row.Food.Code, out var own) && !own.IsOwn,
                    own?.Price)),
            ],
            rows.Count > size ? Cursor.Encode(new FoodPosition(rows[size - 1].Key, rows[size - 1].Food.Code)) : null);
    }

    /// <summary>A food with the recipes that use it; null when the household knows none of this code.</summary>
    public static async Task<FoodDetails?> FindAsync(AlchemorselDbContext db, string code, CancellationToken cancellation)
    {
        var own = await db.Set<HouseholdFood>().AsNoTracking().SingleOrDefaultAsync(food => food.Code == code, cancellation);
        if (new FoodBook(FoodCatalogue.Default, own is null ? [] : [own.ToEntry()]).FromCode(code) is not { } food)
            return null;
        var household = RecipeTraits.In(db.CurrentHousehold);
        var users = db.Set<RecipeSearchDocument>().AsNoTracking()
            .Where(search => search.Foods.Contains(code) && household.All(trait => search.Traits.Contains(trait)));
        var count = await users.CountAsync(cancellation);
        var recipes = count == 0 ? [] : await users.OrderBy(search => search.SortTitle).ThenBy(search => search.RecipeId).Take(RecipesMax)
            .Join(db.Set<Recipe>(), search => search.RecipeId, recipe => recipe.Id, (search, recipe) => new RecipeLink(recipe.Id, recipe.Slug, recipe.Title))
            .ToListAsync(cancellation);
        var shipped = FoodCatalogue.Default.FromCode(code);
        return new FoodDetails(
            code,
            food.Name,
            shipped?.Name,
            shipped is null ? new Dictionary<string, IReadOnlyList<string>>() : Names(shipped),
            FoodRules.Name(food.Aisle),
            food.GramsPerMillilitre,
            [.. food.Measures.Select(measure => new FoodMeasure(measure.UnitCode, measure.Note, measure.Grams))],
            AllergenNames.Write(food.Allergens),
            FoodRules.Write(food.Diets),
            [
                .. LabelNutrient.All.Where(nutrient => nutrient.Of(food.Per100Grams) is not null)
                    .Select(nutrient => new FoodNutrient(nutrient.Code, nutrient.Unit, Math.Round(nutrient.Of(food.Per100Grams)!.Value, 4))),
            ],
            recipes,
            count,
            own?.ToInput(),
            own?.Price?.Currency ?? await CurrencyAsync(db, cancellation));
    }

    private static async Task<string?> CurrencyAsync(AlchemorselDbContext db, CancellationToken cancellation)
        => (await db.Database.SqlQuery<string?>(
            $"""
            SELECT COALESCE(
                (SELECT currency FROM households WHERE id = {db.CurrentHousehold}),
                (SELECT price ->> 'currency' FROM household_food
                 WHERE household_id = {db.CurrentHousehold} AND price IS NOT NULL ORDER BY updated_at DESC LIMIT 1)) AS "Value"
            """).ToListAsync(cancellation)).FirstOrDefault();

    /// <summary>The names on ingredient lines that nobody knows, the most frequent first.</summary>
    public static async Task<IReadOnlyList<UnknownFood>> UnknownAsync(AlchemorselDbContext db, CancellationToken cancellation)
    {
        var codes = FoodCatalogue.Default.All.Select(food => food.Code).ToArray();
        return await db.Database.SqlQuery<UnknownFood>(
            $"""
            SELECT food AS name, count(*)::int AS recipes
            FROM recipe_search, unnest(foods) AS named(food)
            WHERE household_id = {db.CurrentHousehold} AND food <> ALL({codes}) AND food NOT LIKE {HouseholdFood.OwnPrefix + "%"}
            GROUP BY food ORDER BY 2 DESC, food COLLATE "C" LIMIT {Limits.PageMax}
            """).ToListAsync(cancellation);
    }

    /// <summary>What the household says of a food, as the request that would say it again.</summary>
    public static FoodInput ToInput(this HouseholdFood food) => new()
    {
        Name = food.Name,
        Aliases = food.Aliases,
        Aisle = food.Aisle is { } aisle ? FoodRules.Name(aisle) : null,
        GramsPerMillilitre = food.GramsPerMillilitre,
        GramsPerPiece = food.GramsPerPiece,
        AllergensAdded = AllergenNames.Write(food.AllergensAdded),
        AllergensRemoved = AllergenNames.Write(food.AllergensRemoved),
        Diets = food.Diets is { } diets ? FoodRules.Write(diets) : null,
        Per100Grams = food.Per100Grams,
        Price = food.Price,
    };

    private static Dictionary<string, IReadOnlyList<string>> Names(Food food)
    {
        var names = food.Names.ToDictionary(entry => entry.Key, entry => entry.Value);
        IReadOnlyList<string> english = [.. food.Aliases];
        if (english.Count > 0)
            names["en"] = english;
        return names;
    }

    private static bool Says(Food food, HouseholdFood? own, string words)
        => new[] { food.Name, food.Plural }.Concat(food.Aliases).Concat(food.Names.Values.SelectMany(names => names)).Concat(own?.Aliases ?? [])
            .Any(name => Folding.Fold(name).Contains(words, StringComparison.Ordinal));

    private static int Compare(string name, string code, FoodPosition after)
        => string.CompareOrdinal(name, after.Name) is var order && order != 0 ? order : string.CompareOrdinal(code, after.Code);
}

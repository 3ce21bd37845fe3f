using Alchemorsel.Api.Data;
using Alchemorsel.Api.Households;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Api.SavedSearches;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Foods;
using Alchemorsel.Cooking.Foods;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Foods;

/// <summary>
/// Saves what a household says of foods, and then works out anew what its recipes that use them hold: allergens and diets are what people
/// rely on, so the answer comes when the lists say the same. One change of the household's foods at a time: each looks for what is there.
/// </summary>
internal static class FoodWriting
{
    public static async Task<bool> ExistsAsync(AlchemorselDbContext db, string code, CancellationToken cancellation)
        => FoodCatalogue.Default.FromCode(code) is not null
            || await db.Set<HouseholdFood>().AnyAsync(food => food.Code == code, cancellation);

    /// <summary>Null when the household has as many as it can have.</summary>
    public static async Task<FoodChange?> CreateAsync(
        AlchemorselDbContext db, Guid household, FoodInput input, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var turn = await HouseholdTurn.BeginAsync(db, cancellation);
        // A code is stored with recipes: readable where it can be, and never one that was given before.
        var code = $"{HouseholdFood.OwnPrefix}{RecipeSlug.From(input.Name!)}";
        if (await db.Set<HouseholdFood>().AnyAsync(food => food.Code == code, cancellation))
            code = $"{HouseholdFood.OwnPrefix}{Guid.CreateVersion7():n}";
        return await ChangeAsync(db, turn, household, code, input, now, cancellation);
    }

    /// <summary>Null when the household has as many as it can have.</summary>
    public static async Task<FoodChange?> ChangeAsync(
        AlchemorselDbContext db, Guid household, string code, FoodInput input, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var turn = await HouseholdTurn.BeginAsync(db, cancellation);
        return await ChangeAsync(db, turn, household, code, input, now, cancellation);
    }

    private static async Task<FoodChange?> ChangeAsync(
        AlchemorselDbContext db, HouseholdTurn turn, Guid household, string code, FoodInput input, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await FindOrAddAsync(db, household, code, cancellation) is not { } food)
            return null;
        var before = Names(food);
        // A new food has no name that anybody could have looked for.
        var named = food.Name is { } old && Folding.Fold(old) != Folding.Fold(RecipeText.CleanLine(input.Name) ?? "")
            ? await FoodKeys.LoadAsync(db, cancellation) : null;
        food.Name = RecipeText.CleanLine(input.Name);
        food.Aliases = [.. RecipeText.CleanAll(input.Aliases, RecipeText.CleanLine).DistinctBy(Folding.Fold)];
        food.Aisle = FoodRules.ReadAisle(input.Aisle);
        food.GramsPerMillilitre = input.GramsPerMillilitre;
        food.GramsPerPiece = input.GramsPerPiece;
        food.AllergensAdded = AllergenNames.Read(input.AllergensAdded);
        food.AllergensRemoved = AllergenNames.Read(input.AllergensRemoved);
        food.Diets = input.Diets?.Aggregate(Diets.None, (sum, diet) => sum | (FoodRules.ReadDiet(diet) ?? Diets.None));
        food.Per100Grams = RecipeText.Clean(input.Per100Grams);
        food.Price = input.Price is { } price ? price with { Unit = string.IsNullOrEmpty(price.Unit) ? null : price.Unit } : null;
        food.UpdatedAt = now;
        await db.SaveChangesAsync(cancellation);
        if (named is not null)
            await SavedSearchNames.FollowFoodsAsync(db, named, [code], code, now, cancellation);
        await turn.CommitAsync(cancellation);
        return await RefreshAsync(db, code, before.Union(Names(food)), cancellation);
    }

    /// <summary>Null when there is nothing to remove.</summary>
    public static async Task<FoodChange?> RemoveAsync(AlchemorselDbContext db, string code, CancellationToken cancellation)
    {
        await using var turn = await HouseholdTurn.BeginAsync(db, cancellation);
        if (await db.Set<HouseholdFood>().SingleOrDefaultAsync(food => food.Code == code, cancellation) is not { } food)
            return null;
        db.Remove(food);
        await db.SaveChangesAsync(cancellation);
        await turn.CommitAsync(cancellation);
        return await RefreshAsync(db, code, Names(food), cancellation);
    }

    /// <summary>Null when the food would have too many names.</summary>
    public static async Task<FoodChange?> MergeAsync(
        AlchemorselDbContext db, Guid household, FoodMerge request, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var turn = await HouseholdTurn.BeginAsync(db, cancellation);
        if (await FindOrAddAsync(db, household, request.Into, cancellation) is not { } food)
            return null;
        var merged = await db.Set<HouseholdFood>().Where(other => request.Names.Contains(other.Code) && other.Code != request.Into)
            .ToListAsync(cancellation);
        // A food of the catalogue stays one; only what the household made or what nobody knows becomes a name.
        merged.RemoveAll(other => !other.IsOwn);
        var names = request.Names.Where(name => !merged.Exists(other => other.Code == name)).Select(RecipeText.CleanLine).OfType<string>()
            .Concat(merged.SelectMany(Names));
        food.Price ??= merged.Find(other => other.Price is not null)?.Price;
        food.Aliases = [.. food.Aliases.Concat(names).DistinctBy(Folding.Fold)];
        food.UpdatedAt = now;
        if (food.Aliases.Count > Limits.FoodAliasesMax)
            return null;
        var named = await FoodKeys.LoadAsync(db, cancellation);
        db.RemoveRange(merged);
        await db.SaveChangesAsync(cancellation);
        await SavedSearchNames.FollowFoodsAsync(db, named, [.. merged.Select(other => other.Code)], request.Into, now, cancellation);
        await turn.CommitAsync(cancellation);
        return await RefreshAsync(db, request.Into, [.. Names(food), .. merged.Select(other => other.Code)], cancellation);
    }

    private static async Task<HouseholdFood?> FindOrAddAsync(AlchemorselDbContext db, Guid household, string code, CancellationToken cancellation)
    {
        if (await db.Set<HouseholdFood>().SingleOrDefaultAsync(food => food.Code == code, cancellation) is { } known)
            return known;
        if (await db.Set<HouseholdFood>().CountAsync(cancellation) >= HouseholdFoods.Max)
            return null;
        var food = new HouseholdFood { HouseholdId = household, Code = code };
        db.Add(food);
        return food;
    }

    private static IEnumerable<string> Names(HouseholdFood food)
        => [.. (food.Name is null ? food.Aliases : food.Aliases.Prepend(food.Name))];

    private static async Task<FoodChange> RefreshAsync(
        AlchemorselDbContext db, string code, IEnumerable<string> names, CancellationToken cancellation)
    {
        // What a name means may change for recipes that are found by it under another food ("house flour" was flour).
        var words = names.Select(Folding.Fold).Where(name => name.Length > 0).Distinct().ToList();
        return new FoodChange(code, await RecipeRefresh.OfFoodsAsync(db, [code, .. words], words, cancellation));
    }
}

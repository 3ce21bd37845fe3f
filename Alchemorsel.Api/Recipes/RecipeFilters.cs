using Alchemorsel.Api.Collections;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Foods;
using Alchemorsel.Api.Social;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Cooking.Foods;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Recipes;

/// <summary>What a recipe can be asked for by, each on its own: a facet of which a recipe has one value is counted under all filters but its own.</summary>
[Flags]
internal enum RecipeFilter
{
    None = 0,
    Cuisine = 1,
    Category = 2,
    Difficulty = 4,
    Minutes = 8,
    Rating = 16,
}

/// <summary>Narrows the household's search documents to what a query asks for.</summary>
internal static class RecipeFilters
{
    /// <param name="foods">What names of foods mean to the household (<see cref="FoodKeys.LoadForAsync"/>).</param>
    public static IQueryable<RecipeSearchDocument> Narrow(
        AlchemorselDbContext db, RecipeQuery query, FoodKeys foods, RecipeFilter without = RecipeFilter.None)
    {
        var documents = db.Set<RecipeSearchDocument>().AsNoTracking();
        documents = query.Status switch
        {
            RecipeStatus.Archived => documents.Where(recipe => recipe.ArchivedAt != null),
            RecipeStatus.Draft => documents.Where(recipe => recipe.ArchivedAt == null && recipe.IsDraft),
            RecipeStatus.Published => documents.Where(recipe => recipe.ArchivedAt == null && !recipe.IsDraft),
            _ => documents.Where(recipe => recipe.ArchivedAt == null),
        };
        documents = Holding(documents, foods.Of(query.Foods), foods.Of(query.WithoutFoods));
        if (query.Favourite)
        {
            var user = db.CurrentUser;
            documents = documents.Where(recipe => db.Set<Favourite>().Any(row => row.UserId == user && row.RecipeId == recipe.RecipeId));
        }
        if (query.Collection is { } collection)
            documents = documents.Where(recipe => db.Set<CollectionRecipe>().Any(place => place.CollectionId == collection && place.RecipeId == recipe.RecipeId));

        var traits = RecipeTraits.In(db.CurrentHousehold, Traits(query, without));
        documents = documents.Where(recipe => traits.All(trait => recipe.Traits.Contains(trait)));
        if (!without.HasFlag(RecipeFilter.Minutes) && query.MaxMinutes is { } minutes && RecipeTraits.Within(minutes) is not { Exact: true })
            documents = documents.Where(recipe => recipe.Minutes <= minutes);
        if (!without.HasFlag(RecipeFilter.Rating) && query.MinRating is { } rating && RecipeTraits.Stars(rating) is not { Exact: true })
            documents = documents.Where(recipe => recipe.Rating >= rating);
        return documents;
    }

    private static IEnumerable<string> Traits(RecipeQuery query, RecipeFilter without)
    {
        // The hard filter: leaves out what holds one of the allergens or may hold it, and what has an ingredient that nobody knows, since
        // that may hold anything.
        var avoided = AllergenNames.Read(query.WithoutAllergens);
        var traits = RecipeTraits.Free(avoided);
        if (avoided != Allergens.None && !query.AllowUnknown)
            traits = traits.Append(RecipeTraits.Known);
        traits = traits.Concat(Keys(query.Tags).Select(RecipeTraits.Tag));
        traits = traits.Concat(RecipeTraits.Fitting(DietNames.Read(query.Diets)));
        if (!without.HasFlag(RecipeFilter.Cuisine) && Folding.FoldOrNull(query.Cuisine) is { } cuisine)
            traits = traits.Append(RecipeTraits.Cuisine(cuisine));
        if (!without.HasFlag(RecipeFilter.Category) && Folding.FoldOrNull(query.Category) is { } category)
            traits = traits.Append(RecipeTraits.Category(category));
        if (!without.HasFlag(RecipeFilter.Difficulty) && query.Difficulty is { } difficulty)
            traits = traits.Append(RecipeTraits.Of(difficulty));
        if (!without.HasFlag(RecipeFilter.Minutes) && query.MaxMinutes is { } minutes && RecipeTraits.Within(minutes) is { } within)
            traits = traits.Append(within.Trait);
        if (!without.HasFlag(RecipeFilter.Rating) && query.MinRating is { } rating && RecipeTraits.Stars(rating) is { } stars)
            traits = traits.Append(stars.Trait);
        return traits;
    }

    private static IQueryable<RecipeSearchDocument> Holding(IQueryable<RecipeSearchDocument> documents, string[] wanted, string[] unwanted)
    {
        if (wanted.Length > 0)
            documents = documents.Where(recipe => wanted.All(food => recipe.Foods.Contains(food)));
        if (unwanted.Length > 0)
            documents = documents.Where(recipe => !unwanted.Any(food => recipe.Foods.Contains(food)));
        return documents;
    }

    private static string[] Keys(IReadOnlyList<string> names)
        => [.. names.Where(name => !string.IsNullOrWhiteSpace(name)).Select(Folding.Fold).Distinct()];
}

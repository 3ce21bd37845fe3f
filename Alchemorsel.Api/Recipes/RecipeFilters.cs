using Alchemorsel.Api.Collections;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Social;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Cooking.Foods;
using Alchemorsel.Cooking.Nutrition;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Recipes;

/// <summary>What a recipe can be asked for by, each on its own: a facet is counted under all filters but its own.</summary>
[Flags]
internal enum RecipeFilter
{
    None = 0,
    Cuisine = 1,
    Category = 2,
    Tags = 4,
    Diets = 8,
    Difficulty = 16,
    Minutes = 32,
    Rating = 64,
}

/// <summary>Narrows the household's search documents to what a query asks for.</summary>
internal static class RecipeFilters
{
    public static IQueryable<RecipeSearchDocument> Narrow(AlchemorselDbContext db, RecipeQuery query, RecipeFilter without = RecipeFilter.None)
    {
        var documents = db.Set<RecipeSearchDocument>().AsNoTracking();
        documents = query.Status switch
        {
            RecipeStatus.Archived => documents.Where(recipe => recipe.ArchivedAt != null),
            RecipeStatus.Draft => documents.Where(recipe => recipe.ArchivedAt == null && recipe.IsDraft),
            RecipeStatus.Published => documents.Where(recipe => recipe.ArchivedAt == null && !recipe.IsDraft),
            _ => documents.Where(recipe => recipe.ArchivedAt == null),
        };
        documents = Safe(documents, query.WithoutAllergens, query.AllowUnknown);
        documents = Holding(documents, query);
        if (query.Favourite)
        {
            var user = db.CurrentUser;
            documents = documents.Where(recipe => db.Set<Favourite>().Any(row => row.UserId == user && row.RecipeId == recipe.RecipeId));
        }
        if (query.Collection is { } collection)
            documents = documents.Where(recipe => db.Set<CollectionRecipe>().Any(place => place.CollectionId == collection && place.RecipeId == recipe.RecipeId));

        if (!without.HasFlag(RecipeFilter.Tags) && Keys(query.Tags) is { Length: > 0 } tags)
            documents = documents.Where(recipe => tags.All(tag => recipe.TagKeys.Contains(tag)));
        if (!without.HasFlag(RecipeFilter.Cuisine) && Folding.FoldOrNull(query.Cuisine) is { } cuisine)
            documents = documents.Where(recipe => recipe.CuisineKey == cuisine);
        if (!without.HasFlag(RecipeFilter.Category) && Folding.FoldOrNull(query.Category) is { } category)
            documents = documents.Where(recipe => recipe.CategoryKey == category);
        if (!without.HasFlag(RecipeFilter.Diets) && DietNames.Read(query.Diets) is var diets and not Diets.None)
            documents = documents.Where(recipe => (recipe.Diets & diets) == diets);
        if (!without.HasFlag(RecipeFilter.Difficulty) && query.Difficulty is { } difficulty)
            documents = documents.Where(recipe => recipe.Difficulty == difficulty);
        if (!without.HasFlag(RecipeFilter.Minutes) && query.MaxMinutes is { } minutes)
            documents = documents.Where(recipe => recipe.Minutes <= minutes);
        if (!without.HasFlag(RecipeFilter.Rating) && query.MinRating is { } rating)
            documents = documents.Where(recipe => recipe.Rating >= rating);
        return documents;
    }

    /// <summary>
    /// The hard filter: leaves out what holds one of the allergens or may hold it, and, unless <paramref name="allowUnknown"/>, what has an
    /// ingredient that nobody knows, since that may hold anything.
    /// </summary>
    public static IQueryable<RecipeSearchDocument> Safe(
        IQueryable<RecipeSearchDocument> documents, IReadOnlyList<string> withoutAllergens, bool allowUnknown)
    {
        var excluded = AllergenNames.Read(withoutAllergens);
        if (excluded == Allergens.None)
            return documents;
        documents = documents.Where(recipe => ((recipe.Allergens | recipe.MayContain) & excluded) == Allergens.None);
        return allowUnknown ? documents : documents.Where(recipe => recipe.UnknownLines == 0);
    }

    /// <summary>
    /// The code of the catalogue's food that a name means, or the name folded: as <see cref="RecipeFoods"/> keeps them. A food stands for
    /// itself only, so "cheese" doesn't find cheddar.
    /// </summary>
    public static string FoodKey(string name)
        => FoodCatalogue.Default.Match(name) is { Confidence: >= FoundFood.Likely } found ? found.Food.Code : Folding.Fold(name);

    private static IQueryable<RecipeSearchDocument> Holding(IQueryable<RecipeSearchDocument> documents, RecipeQuery query)
    {
        var (wanted, unwanted) = (FoodKeys(query.Foods), FoodKeys(query.WithoutFoods));
        if (wanted.Length > 0)
            documents = documents.Where(recipe => wanted.All(food => recipe.Foods.Contains(food)));
        if (unwanted.Length > 0)
            documents = documents.Where(recipe => !unwanted.Any(food => recipe.Foods.Contains(food)));
        return documents;
    }

    private static string[] FoodKeys(IReadOnlyList<string> names)
        => [.. names.Where(name => !string.IsNullOrWhiteSpace(name)).Select(FoodKey).Distinct()];

    private static string[] Keys(IReadOnlyList<string> names)
        => [.. names.Where(name => !string.IsNullOrWhiteSpace(name)).Select(Folding.Fold).Distinct()];
}

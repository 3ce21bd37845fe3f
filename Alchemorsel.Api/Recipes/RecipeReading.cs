using Alchemorsel.Api.Data;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Social;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Contracts.Social;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Recipes;

/// <summary>From a saved recipe to what its page shows.</summary>
internal static class RecipeReading
{
    // One lookup by key with the images joined to it; compiled, because it is the most frequent query of all.
    private static readonly Func<AlchemorselDbContext, Guid, CancellationToken, Task<Recipe?>> Find = EF.CompileAsyncQuery(
        (AlchemorselDbContext db, Guid id, CancellationToken cancellation)
            => db.Set<Recipe>().AsNoTracking().Include(recipe => recipe.Images).AsSingleQuery().SingleOrDefault(recipe => recipe.Id == id));

    public static Task<Recipe?> FindRecipeAsync(this AlchemorselDbContext db, Guid id, CancellationToken cancellation)
        => Find(db, id, cancellation);

    /// <param name="recipe">The recipe.</param>
    /// <param name="db">Where it was read from.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <param name="notices">What went less than perfectly while saving.</param>
    /// <param name="standing">What the household makes of it; read when null.</param>
    public static async Task<RecipeDetails> ToDetailsAsync(
        this Recipe recipe, AlchemorselDbContext db, CancellationToken cancellation, IReadOnlyList<string>? notices = null,
        RecipeStanding? standing = null)
    {
        var links = await recipe.LinksAsync(db, cancellation);
        return new RecipeDetails
        {
            Id = recipe.Id,
            Slug = recipe.Slug,
            Version = Versions.Text(recipe.Version),
            Title = recipe.Title,
            Description = recipe.Description,
            Servings = recipe.Servings,
            YieldText = recipe.YieldText,
            PrepMinutes = recipe.PrepMinutes,
            CookMinutes = recipe.CookMinutes,
            TotalMinutes = recipe.TotalMinutes,
            Cuisine = recipe.Cuisine,
            Category = recipe.Category,
            Difficulty = recipe.Difficulty,
            Author = recipe.Author,
            Language = recipe.Language,
            SourceUrl = recipe.SourceUrl,
            Notes = recipe.Notes,
            Nutrition = recipe.Nutrition,
            Allergens = recipe.Allergens,
            Equipment = recipe.Equipment,
            ForkedFrom = recipe.ForkedFromTitle is { } origin ? new RecipeOrigin(recipe.ForkedFromId, origin) : null,
            Status = recipe.Status,
            Tags = recipe.Tags,
            Ingredients = [.. recipe.Ingredients.Select(group => new IngredientSection(group.Name, [.. group.Lines.Select(ToIngredient)]))],
            Steps = recipe.ReadSteps(),
            Images = [.. recipe.Images.OrderBy(image => image.Position).Select(image => image.ToInfo())],
            CreatedAt = recipe.CreatedAt,
            UpdatedAt = recipe.UpdatedAt,
            Standing = standing ?? await RecipeStandings.ReadAsync(db, recipe.Id, db.CurrentUser, cancellation),
            Notices = notices ?? [],
        };

        Ingredient ToIngredient(StoredIngredient line) => new(
            line.Text, line.Quantity, line.Unit, line.Size, line.Food, line.Preparation, line.Comment, line.Optional,
            line.RecipeId is { } id ? links.GetValueOrDefault(id) : null, line.Purpose);
    }

    // A second query only for the few recipes that use another one; a recipe deleted since is simply no link any more.
    internal static async Task<Dictionary<Guid, RecipeLink>> LinksAsync(this Recipe recipe, AlchemorselDbContext db, CancellationToken cancellation)
    {
        var ids = recipe.Ingredients.SelectMany(group => group.Lines).Select(line => line.RecipeId).OfType<Guid>().Distinct().ToArray();
        if (ids.Length == 0)
            return [];
        return await db.Set<Recipe>().AsNoTracking().Where(other => ids.Contains(other.Id))
            .Select(other => new RecipeLink(other.Id, other.Slug, other.Title))
            .ToDictionaryAsync(link => link.Id, cancellation);
    }
}

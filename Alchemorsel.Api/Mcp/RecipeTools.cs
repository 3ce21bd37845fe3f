using System.ComponentModel;
using Alchemorsel.Api.Collections;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Exporting;
using Alchemorsel.Api.Households;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Collections;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.ServiceDefaults;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Alchemorsel.Api.Mcp;

/// <summary>Finding and reading what the household has; the same reading as that of the routes.</summary>
internal sealed class RecipeTools(AlchemorselDbContext db, AlchemorselMetrics metrics, TimeProvider clock)
{
    private const string Cursor = "The next of the answer before, to go on there.";
    private const string Limit = "How many at most, from 1 to 100.";

    [McpServerTool(Name = "search_recipes", Title = "Search recipes", ReadOnly = true, Idempotent = true, Destructive = false, OpenWorld = false)]
    [ToolAccess(TokenScope.Read)]
    [Description("Searches the household's recipes, or lists them when nothing is asked for. All that is given must hold. Answers JSON: items with id and "
        + "title, and next where there are more.")]
    public async Task<CallToolResult> SearchAsync(
        [Description("Words to find in title, description, ingredients, steps and tags; typos are tolerated.")] string? q = null,
        [Description("Tags that it has, all of them.")] string[]? tag = null,
        string? cuisine = null,
        string? category = null,
        [Description("Diets that it fits for sure, such as vegan, vegetarian or glutenFree.")] string[]? diet = null,
        [Description("easy, medium or hard.")] string? difficulty = null,
        [Description("Minutes that it takes at most.")] int? maxMinutes = null,
        [Description("Stars of the household's mean rating, from 1 to 5.")] int? minRating = null,
        [Description("Foods that it holds, all of them.")] string[]? food = null,
        [Description("Foods that it holds none of.")] string[]? withoutFood = null,
        [Description("Allergens that it holds none of, such as gluten or milk. Leaves out what is not known as well.")] string[]? withoutAllergen = null,
        [Description("Lets recipes with unknown ingredients through withoutAllergen.")] bool? allowUnknown = null,
        [Description("draft, published or archived.")] string? status = null,
        [Description("Only favourites of whoever made the token.")] bool? favourite = null,
        [Description("The id of a collection: only recipes in it.")] string? collection = null,
        [Description("relevance, newest, title, quickest, rating, mostCooked, lastCooked or random.")] string? sort = null,
        [Description(Cursor)] string? cursor = null,
        [Description(Limit)] int? limit = null,
        CancellationToken cancellation = default)
    {
        var asked = new RecipeListParameters(
            q, tag, cuisine, category, diet, difficulty, maxMinutes, minRating, food, withoutFood, withoutAllergen, allowUnknown?.ToString(), null, status,
            favourite?.ToString(), collection, sort, cursor, limit);
        if (asked.ToQuery(out var error) is not { } query)
            return ToolAnswers.Error(error.Field, error.Message);
        if (!string.IsNullOrWhiteSpace(query.Q))
            metrics.Searches.Add(1);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        // What somebody can't have is left out of what an assistant sees, and no argument lets it in.
        var needs = await HouseholdNeeds.ReadAsync(db, cancellation);
        var page = await RecipeList.ReadAsync(db, needs.Narrow(query), TextSearchLanguage.For(needs.Locale, otherwise: "english"), today, cancellation);
        return page is null
            ? ToolAnswers.Error("cursor", "This cursor is not one of this query. Start again without it.")
            : ToolAnswers.Of(new Page<FoundRecipe>([.. page.Items.Select(FoundRecipe.Of)], page.Next));
    }

    [McpServerTool(Name = "read_recipe", Title = "Read a recipe", ReadOnly = true, Idempotent = true, Destructive = false, OpenWorld = false)]
    [ToolAccess(TokenScope.Read)]
    [Description("Reads one recipe of the household as Markdown: ingredients, steps, notes.")]
    public async Task<CallToolResult> ReadAsync([Description("Its id, as search_recipes answers it.")] string id, CancellationToken cancellation)
    {
        if (!Guid.TryParse(id, out var recipeId))
            return ToolAnswers.Error("id", "The id of a recipe, as search_recipes answers it.");
        if (await db.FindRecipeAsync(recipeId, cancellation) is not { } recipe)
            return ToolAnswers.Error("id", "There is no such recipe.");
        metrics.RecipesViewed.Add(1);
        return ToolAnswers.Text(ExportForm.Find("md")!.Write(recipe.ToDraft()));
    }

    [McpServerTool(Name = "list_collections", Title = "List collections", ReadOnly = true, Idempotent = true, Destructive = false, OpenWorld = false)]
    [ToolAccess(TokenScope.Read)]
    [Description("Lists the household's collections by name, as JSON; search_recipes with the id of one finds what is in it.")]
    public async Task<CallToolResult> ListCollectionsAsync(
        [Description(Cursor)] string? cursor = null, [Description(Limit)] int? limit = null, CancellationToken cancellation = default)
    {
        if (limit is < 1 or > Limits.PageMax)
            return ToolAnswers.Error("limit", $"Between 1 and {Limits.PageMax}.");
        return await CollectionList.ReadAsync(db, recipe: null, cursor, limit ?? Limits.PageDefault, cancellation) is { } page
            ? ToolAnswers.Of(new Page<FoundCollection>([.. page.Items.Select(FoundCollection.Of)], page.Next))
            : ToolAnswers.Error("cursor", "This cursor is not one of this list. Start again without it.");
    }

    /// <summary>A recipe of a list, without its pictures.</summary>
    private sealed record FoundRecipe(
        Guid Id, string Title, string? Description, int? Minutes, int? Servings, string? Cuisine, string? Category, RecipeStatus Status,
        IReadOnlyList<string>? Tags, IReadOnlyList<string>? Diets, double? Rating, int CookedCount)
    {
        public static FoundRecipe Of(RecipeSummary recipe) => new(
            recipe.Id, recipe.Title, recipe.Description, recipe.TotalMinutes, recipe.Servings, recipe.Cuisine, recipe.Category, recipe.Status,
            recipe.Tags.Count > 0 ? recipe.Tags : null, recipe.Diets.Count > 0 ? recipe.Diets : null, recipe.Rating, recipe.CookedCount);
    }

    private sealed record FoundCollection(Guid Id, string Name, string? Description, int Recipes)
    {
        public static FoundCollection Of(CollectionInfo collection) => new(collection.Id, collection.Name, collection.Description, collection.Recipes);
    }
}

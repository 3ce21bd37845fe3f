using Alchemorsel.Api.Data;
using Alchemorsel.Api.Panels;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Cooking.Scaling;

namespace Alchemorsel.Api.Recipes.Nested;

/// <summary>The recipes that a recipe's lines use, each with how much of it the line takes.</summary>
internal static class NestedUses
{
    /// <summary>In the order of the lines; lines that use nothing are left out.</summary>
    public static async Task<IReadOnlyList<NestedUse>> ReadAsync(AlchemorselDbContext db, Recipe recipe, CancellationToken cancellation)
    {
        var contents = await RecipeContents.LoadAsync(db, recipe, cancellation);
        if (contents.Uses.Count == 0)
            return [];
        var weights = contents.Weights();
        return
        [
            .. recipe.Ingredients.SelectMany(group => group.Lines).Index()
                .Select(row => (Line: row.Index, Stored: row.Item, Used: contents.UsedBy(row.Item)))
                .Where(row => row.Used is not null)
                .Select(row => new NestedUse(
                    row.Line,
                    RecipeShare.Of(row.Stored.Measured(recipe.Language), row.Used!.Servings, row.Used.YieldText, weights[row.Used.Id])?.ToString(),
                    Link(row.Used),
                    row.Used.Servings,
                    row.Used.YieldText,
                    [.. row.Used.Ingredients.Select(group => new IngredientSection(group.Name, [.. group.Lines.Select(line => ToIngredient(row.Used, line))]))])),
        ];

        Ingredient ToIngredient(Recipe used, StoredIngredient line) => new(
            line.Text, line.Quantity, line.Unit, line.Size, line.Food, line.Preparation, line.Comment, line.Optional,
            contents.UsedBy(used, line) is { } deeper ? Link(deeper) : null, line.Purpose);
    }

    private static RecipeLink Link(Recipe recipe) => new(recipe.Id, recipe.Slug, recipe.Title);
}

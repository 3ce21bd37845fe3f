using Alchemorsel.Api.Data;
using Alchemorsel.Api.Ingredients;
using Alchemorsel.Api.Recipes.Nested;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Recipes;

/// <summary>
/// Reads ingredient lines as the household wants them read, and points them at its other recipes: where the cook chose one, at that; else at
/// the recipe that has the food's name as its title. No link is made that would lead back to the recipe itself.
/// </summary>
internal static class RecipeLinking
{
    /// <summary>
    /// Corrects all lines and sets their links. In the answer what is wrong with links that the cook chose, by field path; those lines have
    /// none.
    /// </summary>
    public static async Task<Dictionary<string, string[]>> LinkSubRecipesAsync(
        this Recipe recipe, AlchemorselDbContext db, CancellationToken cancellation)
    {
        await IngredientCorrections.ApplyAsync(recipe, db, cancellation);
        var lines = recipe.Ingredients.SelectMany(group => group.Lines).ToList();
        var foods = lines.Where(line => !line.LinkChosen).Select(line => Folding.Fold(line.Food)).Distinct().ToArray();
        var chosen = lines.Where(line => line.LinkChosen).Select(line => line.RecipeId).OfType<Guid>().Distinct().ToArray();
        if (foods.Length + chosen.Length == 0)
            return [];
        // Served by the index on (household, sort_title) and by the key.
        var found = await db.Set<Recipe>().AsNoTracking()
            .Where(other => (foods.Contains(other.SortTitle) && other.Id != recipe.Id && other.ArchivedAt == null) || chosen.Contains(other.Id))
            .OrderBy(other => other.Id)
            .Select(other => new { other.Id, other.SortTitle, Archived = other.ArchivedAt != null })
            .Take((foods.Length * 2) + chosen.Length)
            .ToListAsync(cancellation);
        var known = found.Select(other => other.Id).ToHashSet();
        known.Add(recipe.Id);
        var byTitle = found.Where(other => !other.Archived && other.Id != recipe.Id).DistinctBy(other => other.SortTitle)
            .ToDictionary(other => other.SortTitle, other => (Guid?)other.Id);
        // Nothing can use a recipe that is not saved yet.
        var back = db.Entry(recipe).State is EntityState.Detached or EntityState.Added
            ? []
            : await RecipeCycles.LeadingBackAsync(db, recipe.Id, known, cancellation);
        back.Add(recipe.Id);

        var errors = new Dictionary<string, string[]>();
        recipe.Ingredients =
        [
            .. recipe.Ingredients.Select((group, section) => group with
            {
                Lines = [.. group.Lines.Select((line, index) => Link(line, $"ingredients[{section}].lines[{index}]"))],
            }),
        ];
        return errors;

        StoredIngredient Link(StoredIngredient line, string field)
        {
            if (!line.LinkChosen)
                return line with { RecipeId = byTitle.GetValueOrDefault(Folding.Fold(line.Food)) is { } id && !back.Contains(id) ? id : null };
            if (line.RecipeId is not { } choice || (known.Contains(choice) && !back.Contains(choice)))
                return line;
            errors[field] =
            [
                choice == recipe.Id ? "A recipe can't be its own ingredient."
                : known.Contains(choice) ? "That recipe uses this one, directly or through others: the two can't be in each other."
                : "There is no such recipe.",
            ];
            return line with { RecipeId = null, LinkChosen = false };
        }
    }
}

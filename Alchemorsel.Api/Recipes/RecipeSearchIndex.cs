using Alchemorsel.Api.Data;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Recipes;

/// <summary>
/// Writes what a recipe is found by. Only PostgreSQL can stem, so this is a statement and not an entity; it runs in the transaction that
/// saves the recipe.
/// </summary>
internal static class RecipeSearchIndex
{
    // Characters of one part that are indexed; keeps a vector far below PostgreSQL's limit of 1 MB, above which the save would fail.
    private const int IndexedMax = 60_000;

    /// <summary>Inserts or replaces the search document of <paramref name="recipe"/>, which must be saved already.</summary>
    public static Task WriteAsync(AlchemorselDbContext db, Recipe recipe, CancellationToken cancellation)
    {
        // English is the reading of a recipe that names no language: most that name none are, and plain words match in any case.
        var language = recipe.Language is null ? "english" : TextSearchLanguage.For(recipe.Language);
        var title = Folding.Fold(recipe.Title);
        var labels = Join([recipe.Cuisine, recipe.Category, .. recipe.Tags]);
        var foods = Join(recipe.Ingredients.SelectMany(group => group.Lines).Select(line => line.Food).Distinct());
        var ingredients = Join(recipe.Ingredients.SelectMany(group => group.Lines.Select(line => line.Text).Prepend(group.Name)));
        var text = Join(
            [recipe.Description, recipe.Author, recipe.Notes, .. recipe.Steps.SelectMany(group => group.Steps.Prepend(group.Name))]);
        var words = Join([title, labels, foods]);

        // Title, labels and foods are indexed as they are beside their stems: for words being typed, and for searches in another language.
        return db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO recipe_search (recipe_id, household_id, words, vector)
            VALUES ({recipe.Id}, {recipe.HouseholdId}, {words},
                setweight(to_tsvector('simple', {title}) || to_tsvector({language}::regconfig, {title}), 'A')
                || setweight(to_tsvector('simple', {labels}) || to_tsvector({language}::regconfig, {labels}), 'B')
                || setweight(to_tsvector('simple', {foods}) || to_tsvector({language}::regconfig, {ingredients}), 'C')
                || setweight(to_tsvector({language}::regconfig, {text}), 'D'))
            ON CONFLICT (recipe_id) DO UPDATE SET words = excluded.words, vector = excluded.vector
            """,
            cancellation);
    }

    private static string Join(IEnumerable<string?> texts)
    {
        var joined = string.Join('\n', texts.Where(text => !string.IsNullOrWhiteSpace(text)).Select(text => Folding.Fold(text!)));
        if (joined.Length <= IndexedMax)
            return joined;
        return joined[..(char.IsLowSurrogate(joined[IndexedMax]) ? IndexedMax - 1 : IndexedMax)];
    }
}

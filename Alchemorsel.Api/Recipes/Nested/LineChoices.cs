using Alchemorsel.Api.Ingredients;
using Alchemorsel.Contracts.Recipes;

namespace Alchemorsel.Api.Recipes.Nested;

/// <summary>
/// Which recipes the cook chose for ingredient lines. Lines have no identity of their own, so a choice is found again by the line's text,
/// and else by the line without its amounts: "500 g dough" made "750 g dough" still uses the chosen recipe.
/// </summary>
internal sealed class LineChoices
{
    private readonly Dictionary<string, Guid?> byText = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Guid?> byKey = new(StringComparer.Ordinal);

    /// <summary>The choices that a save brings, or where it brings none those of the recipe as it is.</summary>
    public static LineChoices Of(RecipeInput input, Recipe before)
    {
        var choices = new LineChoices();
        foreach (var (line, recipe) in input.Links?.Where(link => link?.Line is not null).Select(link => (link.Line, link.RecipeId)) ?? Chosen(before))
        {
            choices.byText[Folding.Fold(line)] = recipe;
            choices.byKey.TryAdd(LineKey.Of(line), recipe);
        }
        return choices;
    }

    /// <summary>The choices of a saved recipe, as a save brings them.</summary>
    public static IReadOnlyList<IngredientLinkInput> Of(Recipe recipe)
        => [.. Chosen(recipe).Select(chosen => new IngredientLinkInput(chosen.Line, chosen.RecipeId))];

    public StoredIngredient ApplyTo(StoredIngredient line)
    {
        if (byText.Count == 0)
            return line;
        return byText.TryGetValue(Folding.Fold(line.Text), out var recipe) || byKey.TryGetValue(LineKey.Of(line.Text), out recipe)
            ? line with { RecipeId = recipe, LinkChosen = true }
            : line;
    }

    private static IEnumerable<(string Line, Guid? RecipeId)> Chosen(Recipe recipe)
        => recipe.Ingredients.SelectMany(group => group.Lines).Where(line => line.LinkChosen).Select(line => (line.Text, line.RecipeId));
}

using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Cooking.Quantities;
using Alchemorsel.Web.Clients;

namespace Alchemorsel.Web.Components.Nested;

/// <summary>The recipes that a recipe's lines use, by the index of the line.</summary>
public sealed class NestedParts
{
    private readonly Dictionary<int, NestedUse> byLine;

    private NestedParts(IEnumerable<NestedUse> uses) => byLine = uses.ToDictionary(use => use.Line);

    /// <summary>Asks only where a line uses a recipe. A page without the parts is better than no page: a failure only leaves them out.</summary>
    public static async Task<NestedParts> LoadAsync(AlchemorselClient api, RecipeDetails recipe) =>
        recipe.Ingredients.Any(section => section.Lines.Any(line => line.Recipe is not null))
            ? new NestedParts((await api.NestedAsync(recipe.Id, default)).Value ?? [])
            : new NestedParts([]);

    public NestedUse? At(int line) => byLine.GetValueOrDefault(line);

    /// <summary>How much of the recipe the line takes at the size as written; null when unknown.</summary>
    public Rational? ShareOf(int line) => At(line) is { } use ? ShareOf(use) : null;

    public static Rational? ShareOf(NestedUse use) => Rational.TryParse(use.Share, out var share) && share > Rational.Zero ? share : null;
}

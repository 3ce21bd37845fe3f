using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts.Panels;
using Alchemorsel.Contracts.Recipes;

namespace Alchemorsel.Api.Panels;

/// <summary>From a recipe to what it costs.</summary>
internal static class CostPanels
{
    public static CostPanel Of(Recipe recipe, RecipeContents contents)
    {
        var (cost, foods) = (contents.Cost(), contents.Nutrition());
        var stored = recipe.Ingredients.SelectMany(group => group.Lines).ToList();
        return new CostPanel(
            recipe.Id,
            recipe.Slug,
            recipe.Title,
            recipe.Servings,
            cost.PricedLines,
            cost.CountedLines,
            [.. cost.Totals.Select(money => new CostTotal(
                money.Currency, Kept(money.Amount), recipe.Servings is > 0 and { } servings ? Kept(money.Amount / servings) : null))],
            [
                .. cost.Lines.Select((line, index) => (line, Used: contents.UsedBy(stored[index]), foods.Lines[index].Food, stored[index].Text))
                    .Select(row => new CostLine(
                        row.Text,
                        (CostLineCoverage)row.line.Coverage,
                        row.Used is null && row.Food is { } food ? new FoodLabel(food.Code, food.Name) : null,
                        row.Used is { } used ? new RecipeLink(used.Id, used.Slug, used.Title) : null,
                        [.. row.line.Money.Select(money => new LineMoney(money.Currency, Kept(money.Amount)))])),
            ]);
    }

    private static decimal Kept(decimal amount) => Math.Round(amount, 4);
}

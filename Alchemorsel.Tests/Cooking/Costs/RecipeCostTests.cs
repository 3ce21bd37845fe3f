using Alchemorsel.Cooking.Costs;
using Alchemorsel.Cooking.Foods;
using Alchemorsel.Cooking.Ingredients;
using Alchemorsel.Cooking.Nutrition;
using Alchemorsel.Cooking.Quantities;
using Alchemorsel.Cooking.Units;

namespace Alchemorsel.Tests.Cooking.Costs;

public sealed class RecipeCostTests
{
    private static readonly Food Flour = FoodCatalogue.Default.FromCode("plain-flour")!;

    [Theory]
    [InlineData("500 g plain flour", 1.2, 1, "kg", 0.6)]
    [InlineData("1/3 kg plain flour", 1.2, 1, "kg", 0.4)]
    [InlineData("2-4 kg plain flour", 1.2, 1, "kg", 3.6)]
    [InlineData("250 ml plain flour", 2, 1, "l", 0.5)]
    [InlineData("3 plain flour", 6, 12, null, 1.5)]
    [InlineData("1 lb plain flour", 2, 16, "oz", 2)]
    public void An_amount_of_the_prices_kind_costs_its_exact_part(string line, double price, double quantity, string? unit, double expected) =>
        Assert.Equal((decimal)expected, Cost(line, (decimal)price, (decimal)quantity, unit)!.Value.Amount, 12);

    [Fact]
    public void An_amount_of_another_kind_is_weighed_and_one_that_cant_be_has_no_cost()
    {
        // A cup of plain flour is about 127 g.
        Assert.InRange(Cost("1 cup plain flour", 1, 1, "kg")!.Value.Amount, 0.11m, 0.14m);
        Assert.Null(Cost("3 plain flour", 1, 1, "kg"));
        Assert.Null(Cost("plain flour", 1, 1, "kg"));
        Assert.Null(Cost("1 kg plain flour", 1, 0, "kg"));
    }

    [Fact]
    public void The_greatest_amounts_cost_a_lot_and_overflow_nothing()
    {
        var most = Cost("999999999 kg plain flour", 1_000_000, 0.000001m, "mg")!.Value;
        Assert.Equal(1_000_000_000_000_000, most.Times(new Rational(1_000_000_000_000)).Amount);
    }

    [Fact]
    public void Currencies_are_never_added_to_each_other()
    {
        var sum = Money.Sum([new Money("EUR", 1.1m), new Money("USD", 5), new Money("EUR", 2.2m)]);
        Assert.Equal([new Money("USD", 5), new Money("EUR", 3.3m)], sum);
    }

    [Fact]
    public void Lines_without_a_price_are_told_and_spices_by_the_pinch_and_optional_ones_miss_nothing()
    {
        var price = new FoodPrice(new Money("EUR", 1.2m), 1, Unit.FromCode("kg"));
        var nutrition = RecipeNutrition.Calculate(
            [.. new[] { "500 g plain flour", "salt", "3 apples", "1 tbsp sugar (optional)", "plain flour for dusting" }.Select(line => IngredientParser.Parse(line))],
            2, FoundFood.InCatalogue);
        var cost = new RecipeCost([.. nutrition.Lines.Select(line => RecipeCost.Of(line, line.Food?.Code == "plain-flour" ? price : null))]);

        Assert.Equal(
            [CostCoverage.Priced, CostCoverage.Negligible, CostCoverage.NoPrice, CostCoverage.Optional, CostCoverage.NoAmount],
            cost.Lines.Select(line => line.Coverage));
        Assert.Equal((2, 4, 0.6m), (cost.PricedLines, cost.CountedLines, Assert.Single(cost.Totals).Amount));

        var part = RecipeCost.Of(false, cost, new Rational(1, 3));
        Assert.Equal((CostCoverage.Partly, new Money("EUR", 0.2m)), (part.Coverage, part.Money[0] with { Amount = Math.Round(part.Money[0].Amount, 10) }));
        Assert.Equal(CostCoverage.NoAmount, RecipeCost.Of(false, cost, null).Coverage);
    }

    private static Money? Cost(string line, decimal price, decimal quantity, string? unit) =>
        new FoodPrice(new Money("EUR", price), quantity, Unit.FromCode(unit)).Of(IngredientParser.Parse(line), Flour);
}

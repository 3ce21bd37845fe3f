using Alchemorsel.Cooking.Nutrition;
using Alchemorsel.Cooking.Quantities;

namespace Alchemorsel.Cooking.Costs;

/// <summary>How a line entered the cost of a recipe.</summary>
public enum CostCoverage
{
    /// <summary>With its price.</summary>
    Priced,

    /// <summary>So little that it costs nothing: water, salt and spices without an amount.</summary>
    Negligible,

    /// <summary>Left out because the dish does without it.</summary>
    Optional,

    /// <summary>It uses a recipe of which some lines have no price; what is known of it counts.</summary>
    Partly,

    /// <summary>Missing: the household has said no price of the food, or no food is known.</summary>
    NoPrice,

    /// <summary>Missing: the amount can't be compared with what the price is for.</summary>
    NoAmount,
}

/// <summary>What one line costs.</summary>
/// <param name="Coverage">How it entered the sum.</param>
/// <param name="Money">One amount; several where a recipe that it uses is priced in several currencies; none when unknown.</param>
public sealed record LineCost(CostCoverage Coverage, IReadOnlyList<Money> Money);

/// <summary>What the ingredients of a recipe cost as far as their prices are known.</summary>
/// <param name="Lines">Line by line, in order.</param>
public sealed record RecipeCost(IReadOnlyList<LineCost> Lines)
{
    private const string TapWater = "water";

    /// <summary>Of the whole recipe, by currency.</summary>
    public IReadOnlyList<Money> Totals { get; } = Costs.Money.Sum(Lines.SelectMany(line => line.Money));

    /// <summary>Lines that are accounted for.</summary>
    public int PricedLines => Lines.Count(line => line.Coverage is CostCoverage.Priced or CostCoverage.Negligible);

    /// <summary>Lines that should be: all but optional ones.</summary>
    public int CountedLines => Lines.Count(line => line.Coverage != CostCoverage.Optional);

    /// <summary>A line of food.</summary>
    /// <param name="line">How it enters the nutrition, which has found its food.</param>
    /// <param name="price">Of that food; null when nobody said.</param>
    public static LineCost Of(LineNutrition line, FoodPrice? price)
    {
        ArgumentNullException.ThrowIfNull(line);
        if (line.Coverage == Coverage.Optional)
            return new LineCost(CostCoverage.Optional, []);
        if (price is not null && line.Food is { } food && price.Of(line.Line, food) is { } money)
            return new LineCost(CostCoverage.Priced, [money]);
        if (line.Coverage == Coverage.Negligible || line.Food?.Code == TapWater)
            return new LineCost(CostCoverage.Negligible, []);
        return new LineCost(price is null ? CostCoverage.NoPrice : CostCoverage.NoAmount, []);
    }

    /// <summary>A line that uses a recipe.</summary>
    /// <param name="isOptional">Whether the dish does without it.</param>
    /// <param name="used">What that recipe costs.</param>
    /// <param name="share">How much of it the line takes; null when unknown.</param>
    public static LineCost Of(bool isOptional, RecipeCost used, Rational? share)
    {
        ArgumentNullException.ThrowIfNull(used);
        if (isOptional)
            return new LineCost(CostCoverage.Optional, []);
        if (share is not { } part)
            return new LineCost(CostCoverage.NoAmount, []);
        var coverage = used.PricedLines == used.CountedLines ? CostCoverage.Priced
            : used.Totals.Count > 0 ? CostCoverage.Partly : CostCoverage.NoPrice;
        return new LineCost(coverage, [.. used.Totals.Select(money => money.Times(part))]);
    }
}

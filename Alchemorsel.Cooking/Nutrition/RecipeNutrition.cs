using Alchemorsel.Cooking.Foods;
using Alchemorsel.Cooking.Ingredients;

namespace Alchemorsel.Cooking.Nutrition;

/// <summary>
/// Nutrients of a recipe: the sum of its ingredients as bought. What cooking takes away or adds is not known, and a line that is not
/// covered
/// is missing from the sum; <see cref="Lines"/> says which and why.
/// </summary>
public sealed record RecipeNutrition
{
    /// <summary>Lines that are looked at; further ones are left out.</summary>
    public const int LinesMax = 1_000;

    /// <summary>Share of oil for deep frying that ends up in the food. An assumption of this program.</summary>
    public const double FryingShare = 0.1;

    private static readonly string[] SaltAndWater =
        ["salt", "water", "ice", "salz", "wasser", "sel", "eau", "sal", "agua", "sale", "acqua", "zout"];

    private static readonly string[] WithoutWeight = [.. SaltAndWater, "pepper", "pfeffer", "poivre", "pimienta", "pepe", "peper"];

    /// <summary>Line by line, in the order given.</summary>
    public required IReadOnlyList<LineNutrition> Lines { get; init; }

    /// <summary>Of the whole recipe.</summary>
    public required Nutrients Totals { get; init; }

    /// <summary>Of one serving; null when the number of servings is not positive and finite.</summary>
    public Nutrients? PerServing { get; init; }

    /// <summary>Of 100 g of the counted ingredients as bought; null when they weigh nothing.</summary>
    public Nutrients? Per100Grams { get; init; }

    /// <summary>Mass of the counted lines in g.</summary>
    public required double Grams { get; init; }

    /// <summary>Lines that are accounted for.</summary>
    public int CoveredLines => Lines.Count(line => line.IsCovered);

    /// <summary>Lines that should be: all but optional ones.</summary>
    public int CountedLines => Lines.Count(line => line.Coverage != Coverage.Optional);

    /// <summary>
    /// Share of the known mass that is accounted for, from 0 to 1; null when no mass is known. Lines whose mass is unknown can't count.
    /// </summary>
    public double? MassShare
    {
        get
        {
            var known = Lines.Where(line => line.Coverage != Coverage.Optional).Sum(line => line.Mass?.Grams ?? 0);
            return known > 0 ? Math.Min(1, Lines.Where(line => line.IsCovered).Sum(line => line.Mass?.Grams ?? 0) / known) : null;
        }
    }

    /// <summary>Adds up a recipe.</summary>
    /// <param name="lines">Its ingredients; at most <see cref="LinesMax"/> count.</param>
    /// <param name="servings">How many it makes.</param>
    /// <param name="foods">Where foods are found.</param>
    /// <param name="language">BCP 47 of the lines; null when unknown.</param>
    /// <param name="overrides">What is known better, by index of the line.</param>
    public static RecipeNutrition Calculate(
        IReadOnlyList<IngredientLine> lines, double servings, FoodLookup foods, string? language = null,
        IReadOnlyDictionary<int, LineOverride>? overrides = null)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(foods);
        var read = new LineNutrition[Math.Min(lines.Count, LinesMax)];
        for (var i = 0; i < read.Length; i++)
            read[i] = Line(lines[i], foods, language, overrides?.GetValueOrDefault(i));

        var totals = read.Where(line => line.Coverage == Coverage.Counted).Aggregate(Nutrients.Zero, (sum, line) => sum + line.Nutrients);
        var grams = read.Where(line => line.Coverage == Coverage.Counted).Sum(line => line.Mass?.Grams ?? 0);
        return new RecipeNutrition
        {
            Lines = read,
            Totals = totals,
            Grams = grams,
            PerServing = double.IsFinite(servings) && servings > 0 ? totals * (1 / servings) : null,
            Per100Grams = grams > 0 ? totals * (100 / grams) : null,
        };
    }

    private static LineNutrition Line(IngredientLine line, FoodLookup foods, string? language, LineOverride? known)
    {
        var found = known?.Food is { } given ? new FoundFood(given, 1) : FoundFood.Of(line, foods, language);
        if (found is { Confidence: < FoundFood.Likely })
            found = null;
        var mass = known?.Grams is >= 0 and < double.PositiveInfinity and { } grams
            ? new LineMass(grams, MassSource.Given) : Eaten(line, LineMass.Of(line, found?.Food));
        var read = new LineNutrition
        {
            Line = line,
            Food = found?.Food,
            Confidence = found?.Confidence ?? 0,
            Mass = mass,
            Coverage = Coverage.Counted,
        };
        if (line.Optional && known?.Grams is null)
            return read with { Coverage = Coverage.Optional };
        if (mass is null && IsNegligible(line, found?.Food))
            return read with { Coverage = Coverage.Negligible };
        if (found is null)
            return read with { Coverage = IsNegligible(line, null) ? Coverage.Negligible : Coverage.UnknownFood };
        if (mass is null)
        {
            var measured = line.Amounts.Any(amount => amount is not { Quantity: null, Unit: null });
            return read with { Coverage = measured ? Coverage.UnknownMass : Coverage.NoAmount };
        }

        if (Array.TrueForAll(found.Food.Per100Grams.Values(), value => value is null))
            return read with { Coverage = Coverage.NoFigures };
        return read with { Nutrients = found.Food.Per100Grams * (mass.Grams / 100) };
    }

    /// <summary>Most of the oil for deep frying stays in the pan.</summary>
    private static LineMass? Eaten(IngredientLine line, LineMass? mass) =>
        mass is not null && line.Original.Contains("deep", StringComparison.OrdinalIgnoreCase)
        && line.Original.Contains("fry", StringComparison.OrdinalIgnoreCase)
        && line.Food.Contains("oil", StringComparison.OrdinalIgnoreCase) ? mass with { Grams = mass.Grams * FryingShare } : mass;

    /// <summary>What stands among the spices; salt, pepper and water without an amount, and plain salt and water with one.</summary>
    private static bool IsNegligible(IngredientLine line, Food? food)
    {
        if (food?.Aisle == Aisle.Spices)
            return true;
        var words = line.Food.Split([' ', ',', '-'], StringSplitOptions.RemoveEmptyEntries);
        // "1 pepper" is a vegetable, "pepper" alone is not.
        return words.Length > 0 && (line.Amounts.Count == 0 ? WithoutWeight
            : SaltAndWater).Contains(words[^1], StringComparer.OrdinalIgnoreCase)
            && (line.Amounts.Count == 0 ? words.Length <= 8 : words.Length == 1);
    }
}
